"""Reads interaction files, and splits them by time."""

import math
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from feed.recommend import Catalogue, Interactions

HEADER = ["user", "item", "weight", "timestamp"]
MILLISECONDS = 1e11
"""Seconds reach this in the year 5138: greater ones are milliseconds."""
TRAIN = 0.8


class BadFile(Exception):
    """The file is not what was asked for; says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """`train` and `test` are merged: one row per user and item. `notes` tell what was decided about the file."""

    train: Interactions
    test: Interactions
    catalogue: Catalogue
    cut: float
    notes: list[str]


def read_rows(path: Path) -> tuple[Interactions, list[str], list[str]]:
    """The rows, the items' names by number, and notes. Raises BadFile."""
    users: dict[str, int] = {}
    items: dict[str, int] = {}
    columns = array("q"), array("q"), array("f"), array("d")
    empty = 0
    with path.open(encoding="utf-8-sig") as lines:
        if next(lines, "").rstrip("\r\n").split("\t") != HEADER:
            raise BadFile(f"{path}:1: the header must be {' '.join(HEADER)}, separated by tabs")
        for number, line in enumerate(lines, start=2):
            if not line.strip():
                continue
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != len(HEADER) or not cells[0] or not cells[1]:
                raise BadFile(f"{path}:{number}: {len(HEADER)} cells separated by tabs, neither user nor item empty")
            try:
                weight, at = float(cells[2]), float(cells[3])
            except ValueError:
                raise BadFile(f"{path}:{number}: weight and timestamp must be numbers") from None
            if not (math.isfinite(weight) and math.isfinite(at)):
                raise BadFile(f"{path}:{number}: weight and timestamp must be finite")
            if weight <= 0:
                empty += 1
                continue
            columns[0].append(users.setdefault(cells[0], len(users)))
            columns[1].append(items.setdefault(cells[1], len(items)))
            columns[2].append(weight)
            columns[3].append(at)
    if not columns[0]:
        raise BadFile(f"{path}: no row with a weight above 0")
    notes = [f"{empty} rows of weight 0 or less left out"] if empty else []
    at = np.array(columns[3], dtype=np.float64)
    if float(np.median(at)) > MILLISECONDS:
        at /= 1000
        notes.append("timestamps read as milliseconds")
    rows = Interactions(
        users=np.array(columns[0], dtype=np.int64),
        items=np.array(columns[1], dtype=np.int64),
        weights=np.array(columns[2], dtype=np.float32),
        at=at,
    )
    return rows, list(items), notes


def read_texts(path: Path, names: list[str]) -> tuple[list[str], list[str]]:
    """A text for each name, empty where the file has none, and notes. Raises BadFile."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8-sig") as lines:
        if next(lines, "").rstrip("\r\n").split("\t") != ["item", "text"]:
            raise BadFile(f"{path}:1: the header must be item text, separated by a tab")
        for number, line in enumerate(lines, start=2):
            if not line.strip():
                continue
            item, tab, text = line.rstrip("\r\n").partition("\t")
            if not tab or not item:
                raise BadFile(f"{path}:{number}: an item and its text, separated by a tab")
            found[item] = text.replace("\t", " ")
    texts = [found.get(name, "") for name in names]
    unknown = len(found.keys() - set(names))
    return texts, [f"{unknown} items with a text and no interaction left out"] if unknown else []


def split(path: Path, items: Path | None = None) -> Data:
    """By the moment before which 80 % of the rows lie; rows at that very moment belong to the test. Raises BadFile."""
    rows, names, notes = read_rows(path)
    texts: list[str] = []
    if items is not None:
        texts, more = read_texts(items, names)
        notes += more
    cut = float(np.sort(rows.at)[int(TRAIN * len(rows))])
    if not (rows.at < cut).any():
        later = rows.at[rows.at > cut]
        if not len(later):
            raise BadFile(f"{path}: every row is of the same moment; there is no time to split by")
        cut = float(later.min())
    catalogue = Catalogue(keys=np.arange(len(names)), texts=texts)
    train, test = rows.take(rows.at < cut).merged(), rows.take(rows.at >= cut).merged()
    return Data(train=train, test=test, catalogue=catalogue, cut=cut, notes=notes)


def wanted(data: Data) -> dict[int, NDArray[np.int64]]:
    """By user with a past: what they took after the cut and not before, as that is left out of every list."""
    count = len(data.catalogue)
    new = ~np.isin(data.test.users * count + data.test.items, data.train.users * count + data.train.items)
    test = data.test.take(new & np.isin(data.test.users, data.train.users))
    order = np.argsort(test.users, kind="stable")
    users, starts = np.unique(test.users[order], return_index=True)
    return dict(zip(users.tolist(), np.split(test.items[order], starts[1:]), strict=True))
