"""Things that come and go."""

from collections.abc import Sequence

from generation.storyboard.changing.scenery import each
from generation.storyboard.lexicon import Item
from generation.storyboard.schema import Prop, PropMotion, Shot, Storyboard

MAX_PROPS, MOST = 24, 60
_FALLING, _SEVERAL = 40, 3
_MOTIONS: tuple[PropMotion, ...] = ("fall", "float", "held")


def thing(item: Item, phrase: Sequence[Item]) -> Prop:
    """As many and moving as the phrase says."""
    motions = (motion for motion in _MOTIONS if any(one.has(motion) for one in phrase))
    motion: PropMotion = next(motions, "static")
    number = next((int(one.senses["number"]) for one in phrase if one.has("number")), None)
    several = _FALLING if motion == "fall" else _SEVERAL if item.plural or item.text.endswith("s") else 1
    count = min(max(several if number is None else number, 1), MOST)
    return Prop(name=item.text[:60], glyph=item.senses["glyph"], motion=motion, count=count)


def came(board: Storyboard, prop: Prop) -> Storyboard:
    def held(shot: Shot) -> Shot:
        room = len(shot.props) < MAX_PROPS
        return shot.model_copy(update={"props": (*shot.props, prop)}) if room else shot

    return each(board, held)


def went(board: Storyboard, item: Item) -> Storyboard:
    """By its picture: `kitty` is the `cat` there is."""

    def bare(shot: Shot) -> Shot:
        kept = tuple(prop for prop in shot.props if prop.glyph != item.senses["glyph"])
        return shot.model_copy(update={"props": kept})

    return each(board, bare)


def became(board: Storyboard, goes: Item, comes: Prop) -> Storyboard:
    """Where it was, as it moved."""

    def other(prop: Prop) -> Prop:
        same = {"motion": prop.motion, "count": prop.count, "path": prop.path}
        return comes.model_copy(update=same) if prop.glyph == goes.senses["glyph"] else prop

    return each(board, lambda shot: shot.model_copy(update={"props": tuple(map(other, shot.props))}))
