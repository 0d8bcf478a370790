"""Things by the words that people have for them."""

from generation import planning
from generation.storyboard.schema import Prop, Storyboard
from generation.storyboard.script import fold


def thing(name: str) -> Prop:
    """With its picture, where the emoji pack has one: what has none is listed and not shown."""
    found = planning.glyphs().word(fold(name))
    return Prop(name=name[:60], glyph=found.code if found else None)


def called(board: Storyboard, name: str) -> str:
    """What the storyboard calls a thing of that name, or of the same picture: `kitty` is the `cat` there is."""
    props = [prop for shot in board.shots for prop in shot.props]
    if any(prop.name == name for prop in props):
        return name
    meant = thing(name).glyph
    alike = (prop.name for prop in props if fold(prop.name) == fold(name) or (meant and prop.glyph == meant))
    return next(alike, name)
