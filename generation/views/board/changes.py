"""What the editor's buttons do to the rows: `add`, `takes.2.copy`, `takes.2.to.0`, `takes.2.people.0.up`,
`takes.2.add.lines`.
"""

from copy import deepcopy
from typing import Any

from generation.storyboard.schema import MAX_SHOTS, NARRATOR
from generation.views.board.rows import BoardRow, LineRow, PersonRow, Row, TakeRow, ThingRow

MOST = {"people": 8, "lines": 24, "things": 24}
OUTSIDE = "open"


def change(board: BoardRow, what: str) -> None:
    """A button that is not there any more does nothing."""
    match what.split("."):
        case ["add"] if len(board.takes) < MAX_SHOTS:
            board.takes.append(_next_take(board.takes))
        case ["takes", number, "add", kind] if (take := _at(board.takes, number)) and kind in MOST:
            _add(take, kind)
        case ["takes", number, "to", place] if _at(board.takes, number) and _at(board.takes, place):
            _carry(board.takes, int(number), int(place))
        case ["takes", number, deed]:
            _arrange(board.takes, number, deed, most=MAX_SHOTS)
        case ["takes", number, kind, inner, deed] if (take := _at(board.takes, number)) and kind in MOST:
            _arrange(getattr(take, kind), inner, deed, most=MOST[kind])
            _give_to_narrator(take)


def _at(rows: list[Any], number: str) -> Any:
    return rows[int(number)] if number.isdecimal() and len(number) < 4 and int(number) < len(rows) else None


def _next_take(takes: list[TakeRow]) -> TakeRow:
    """Where the one before was."""
    if not takes:
        return TakeRow(setting=OUTSIDE, fresh=True)
    last = takes[-1]
    return TakeRow(setting=last.setting, time=last.time, weather=list(last.weather), fresh=True)


def _add(take: TakeRow, kind: str) -> None:
    rows: list[Any] = getattr(take, kind)
    if len(rows) >= MOST[kind]:
        return
    if kind == "people":
        keys = [int(person.key) for person in take.people if person.key.isdecimal() and len(person.key) < 4]
        rows.append(PersonRow(key=str(max(keys, default=-1) + 1), fresh=True))
    elif kind == "lines":
        speaker = take.people[0].key if take.people else NARRATOR
        rows.append(LineRow(speaker=speaker, fresh=True))
    else:
        rows.append(ThingRow(fresh=True))


def _arrange(rows: list[Any], number: str, deed: str, *, most: int) -> None:
    row: Row | None = _at(rows, number)
    if row is None:
        return
    place = int(number)
    if deed == "remove":
        del rows[place]
        if rows:
            rows[min(place, len(rows) - 1)].fresh = True
        return
    row.fresh = True
    if deed == "copy" and len(rows) < most:
        row.fresh = False
        rows.insert(place + 1, deepcopy(row))
        rows[place + 1].fresh = True
    elif deed == "up" and place > 0:
        rows.insert(place - 1, rows.pop(place))
    elif deed == "down" and place + 1 < len(rows):
        rows.insert(place + 1, rows.pop(place))


def _carry(takes: list[TakeRow], number: int, place: int) -> None:
    take = takes.pop(number)
    take.fresh = True
    takes.insert(place, take)


def _give_to_narrator(take: TakeRow) -> None:
    """The lines of somebody who left stay, and are heard."""
    there = {person.key for person in take.people}
    for line in take.lines:
        if line.speaker not in there:
            line.speaker = NARRATOR
