"""A clip's own video as a shot: taken as it is, instead of drawn again from its storyboard."""

import textwrap
from collections.abc import Callable, Mapping, Sequence

from generation.contracts import ReferenceKind
from generation.models import Clip
from generation.storyboard.schema import Material, Music, Shot, Storyboard
from generation.storyboard.told import told
from remix.contracts import Given, Parent

MOST_WORDS = 4000
"""Letters that a shot holds of its own words."""

Filling = Mapping[str, Material | str]
"""Fields of a shot: what it shows."""


def film_of(parent: Parent, number: int) -> Given:
    """The video of the parent that stands at `number`, from 0. Its name is the clip's, wherever it is used."""
    return Given(handle=handle_of(parent), parent=number, kind=ReferenceKind.VIDEO)


def handle_of(parent: Parent) -> str:
    return film_name(parent.clip)


def film_name(clip: Clip) -> str:
    """What the clip's video is called in the storyboards that show it."""
    return f"film-{clip.pk.hex}"


def words_in(parent: Parent) -> str:
    """All that is written, said and listed in it: in a film nobody reads it from lines, and rules of words still do.
    Each line once, for a film of a film not to grow.
    """
    things = dict.fromkeys(prop.name for shot in parent.storyboard.shots for prop in shot.props)
    words = "\n".join((told(parent.words, parent.storyboard, most=None), *things))
    return "\n".join(dict.fromkeys(words.splitlines()))


def film_shots(parent: Parent, *, start_s: float = 0.0, seconds: float | None = None) -> tuple[Shot, ...]:
    """The clip from a second on, in one shot; in more where it has more words than one holds."""
    length = parent.seconds - start_s if seconds is None else seconds

    def filled(at_s: float) -> Filling:
        return {"material": Material(reference=handle_of(parent), start_s=start_s + at_s)}

    return filled_shots(words_in(parent), length, filled)


def filled_shots(words: str, seconds: float, filled: Callable[[float], Filling]) -> tuple[Shot, ...]:
    """Shots of `seconds` together that hold these words; `filled` says what is in the one that begins at a second."""
    texts = textwrap.wrap(words, MOST_WORDS, replace_whitespace=False, drop_whitespace=False) or [""]
    part = seconds / len(texts)
    return tuple(
        Shot.model_validate(
            {"text": text, "seconds": part, "setting": "open", "move": "static"} | dict(filled(number * part))
        )
        for number, text in enumerate(texts)
    )


def film_board(shots: Sequence[Shot], like: Storyboard) -> Storyboard:
    """Of shots that bring their own sound."""
    return Storyboard(
        language=like.language, style="natural", music=Music(mood="none"), captions=False, shots=tuple(shots)
    )
