"""What happens beside a shot: in the same place, with the same people, as it was or as words tell."""

from generation import planning
from generation.storyboard.planner import plan
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Shot
from remix.contracts import Parent


def onward(words: str, parent: Parent, beside: Shot, seconds: float) -> tuple[Shot, ...]:
    """Shots of `seconds` together; `words` "": it goes on as it is, and nobody speaks. Raises SpecRejected as planning
    does.
    """
    if not words:
        silent = {"lines": (), "text": "", "seconds": seconds, "transition": "cut"}
        return (beside.model_copy(update=silent),)
    there = [one.handle for one in beside.subjects] if parent.storyboard.handles else parent.cast
    made = plan(
        words,
        cast=tuple(dict.fromkeys((*mentions(words), *there))),
        vocabulary=planning.vocabulary(),
        glyphs=planning.glyphs(),
        seconds=seconds,
        seed=parent.seed,
        beside=beside,
    )
    return made.shots


def unfilled(shot: Shot) -> Shot:
    """The shot without the pictures and videos that it is made of."""
    return shot.model_copy(update={"material": None, "beside": None, "first_frame": None, "last_frame": None})
