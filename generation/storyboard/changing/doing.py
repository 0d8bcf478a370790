"""One phrase done to a storyboard."""

from collections.abc import Sequence

from generation.contracts import SpecRejected
from generation.storyboard import edits
from generation.storyboard.changing import people, scenery, things
from generation.storyboard.changing.phrases import Deed
from generation.storyboard.lexicon import Item
from generation.storyboard.schema import Storyboard

_OF_PEOPLE = ("action", "outfit", "emotion")


def done(board: Storyboard, deed: Deed, items: Sequence[Item], by: Sequence[Item], *, follows: bool) -> Storyboard:
    """`follows`: the phrase goes on with what the one before began. What can not be done changes nothing."""
    if deed is Deed.REPLACE:
        return _replaced(board, items, by)
    if deed is Deed.REMOVE:
        return _removed(board, items)
    group = [_handle(item) for item in items if item.has("handle")]
    for handle in group:
        board = people.joined(board, handle)
    musical = any(item.has("music") for item in items)
    beside = follows or deed is not Deed.TURN
    for at, item in enumerate(items):
        if item.has("negation"):
            return _removed(board, items[at + 1 :])
        board = _worded(board, deed, item, items, group=group, musical=musical, beside=beside)
    return board


def _worded(
    board: Storyboard, deed: Deed, item: Item, items: Sequence[Item], *, group: list[str], musical: bool, beside: bool
) -> Storyboard:
    if item.has("weather"):
        return scenery.weather(board, item.senses["weather"], beside=beside)
    if deed is Deed.ADD and item.has("glyph"):
        return things.came(board, things.thing(item, items))
    if deed is Deed.ADD and item.has("people", "role") and not group:
        return people.joined(board, people.stranger(board))
    of_people = next((sense for sense in _OF_PEOPLE if item.has(sense)), None)
    sense = next((sense for sense in scenery.CHANGES if item.has(sense)), None)
    meant = group or list(board.handles)
    if of_people and meant and not musical and (group or sense is None or sense == "mood"):
        return people.doing(board, meant, of_people, item.senses[of_people])
    if sense == "tempo" and not musical:
        return board
    return scenery.CHANGES[sense](board, item.senses[sense]) if sense else board


def _removed(board: Storyboard, items: Sequence[Item]) -> Storyboard:
    handles = {_handle(item) for item in items if item.has("handle")}
    board = people.left(board, handles)
    for item in items:
        if item.has("glyph"):
            board = things.went(board, item)
        elif item.has("people", "role"):
            board = people.left(board, [handle for handle in board.handles if handle.startswith("extra")])
        for sense, name in item.senses.items():
            board = scenery.without(board, sense, name)
    return board


def _replaced(board: Storyboard, goes: Sequence[Item], comes: Sequence[Item]) -> Storyboard:
    leaver, newcomer = _first(goes, "handle"), _first(comes, "handle")
    if leaver and newcomer:
        try:
            return edits.apply(board, edits.Swap(handle=_handle(leaver), by=_handle(newcomer)))
        except SpecRejected:
            return board
    went, came = _first(goes, "glyph"), _first(comes, "glyph")
    if went and came:
        return things.became(board, went, things.thing(came, comes))
    if leaver and came:
        return things.came(_removed(board, goes), things.thing(came, comes))
    without = _removed(board, goes)
    return done(without, Deed.ADD if went or leaver else Deed.TURN, comes, (), follows=False)


def _first(items: Sequence[Item], sense: str) -> Item | None:
    return next((item for item in items if item.has(sense)), None)


def _handle(item: Item) -> str:
    return item.senses["handle"].casefold()
