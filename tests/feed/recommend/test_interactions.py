"""Rows are refused when they cannot be, and merged when they say the same twice."""

import numpy as np
import pytest

from feed.recommend import Catalogue, History, Interactions
from feed.recommend.matrices import latest_each
from feed.recommend.pasts import Pasts


def _rows(*rows: tuple[int, int, float, float]) -> Interactions:
    users, items, weights, at = zip(*rows, strict=True)
    return Interactions(
        users=np.array(users), items=np.array(items), weights=np.array(weights, np.float32), at=np.array(at, float)
    )


def test_doubles_become_one_of_the_last_time_and_the_greatest_weight() -> None:
    merged = _rows((1, 5, 3, 10), (0, 5, 1, 5), (1, 5, 1, 30), (1, 5, 2, 20)).merged()
    assert merged.users.tolist() == [0, 1]
    assert merged.at.tolist() == [5, 30]
    assert merged.weights.tolist() == [1, 3]


def test_ties_in_time_come_in_the_same_order_whatever_the_file_had() -> None:
    rows = [(2, 1, 1, 7), (0, 3, 1, 7), (1, 2, 1, 7)]
    assert _rows(*rows).merged().users.tolist() == _rows(*rows[::-1]).merged().users.tolist() == [0, 1, 2]


@pytest.mark.parametrize("row", [(-1, 0, 1, 0), (0, -1, 1, 0), (0, 0, 0, 0), (0, 0, -2, 0), (0, 0, 1, float("nan"))])
def test_rows_that_cannot_be_are_refused(row: tuple[int, int, float, float]) -> None:
    with pytest.raises(ValueError, match=r"counted|above 0"):
        _rows(row)


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="as long"):
        Interactions(users=np.zeros(2, int), items=np.zeros(1, int), weights=np.ones(1, np.float32), at=np.zeros(1))


def test_a_catalogue_lists_each_item_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Catalogue(keys=np.array([1, 1]))
    with pytest.raises(ValueError, match="texts"):
        Catalogue(keys=np.array([1, 2]), texts=["one"])


def test_pasts_are_in_order_of_time_and_empty_for_strangers() -> None:
    pasts = Pasts(_rows((7, 1, 1, 30), (7, 2, 1, 10), (9, 3, 1, 20)).merged())
    assert pasts.of(7).rows.tolist() == [2, 1]
    assert pasts.of(9).rows.tolist() == [3]
    assert not len(pasts.of(8).rows)
    assert not len(pasts.of(99).rows)


def test_the_latest_of_each() -> None:
    owners = np.array([1, 2, 1, 1, 2, 3])
    assert latest_each(owners, 2).tolist() == [1, 2, 3, 4, 5]


def test_a_past_forgets_what_the_window_lacks() -> None:
    past = History(rows=np.array([4, -1, 2]), weights=np.ones(3, np.float32), at=np.arange(3.0))
    assert past.known().rows.tolist() == [4, 2]
    assert past.latest(1).rows.tolist() == [2]
