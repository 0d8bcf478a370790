"""No page is of one author, one thread or one look."""

import numpy as np
import pytest

from feed.ranking import diversity
from feed.ranking.diversity import diversify

FALLING = np.linspace(1, 0, 40)
ALONE = np.full(40, -1)


def test_an_authors_clips_make_room_for_others() -> None:
    authors = np.where(np.arange(40) < 8, 1, np.arange(40) + 10)
    order = diversify(FALLING, authors, ALONE, None, count=10)
    assert order[0] == 0
    assert sum(authors[order] == 1) <= 3


def test_the_floor_keeps_a_lone_author_listed() -> None:
    order = diversify(FALLING, np.ones(40, np.int64), ALONE, None, count=40)
    assert sorted(order) == list(range(40))
    assert order[:3].tolist() == [0, 1, 2]


def test_one_of_a_thread_a_page_and_the_next_page_may_have_the_next() -> None:
    threads = np.where(np.arange(40) < 5, 9, -1)
    order = diversify(FALLING, np.arange(40), threads, None, count=30, page=10)
    pages = [sum(threads[order[at : at + 10]] == 9) for at in range(0, 30, 10)]
    assert pages == [1, 1, 1]


def test_what_scores_far_less_comes_in_before_a_thread_comes_twice() -> None:
    threads = np.where(np.arange(40) < 25, 9, -1)
    order = diversify(FALLING, np.arange(40), threads, None, count=10)
    assert len(order) == len(set(order.tolist())) == 10
    assert sum(threads[order] == 9) == 1


def test_a_thread_that_fills_the_top_leaves_room_for_what_can_stand_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a second, longer look at all there is."""
    looks, whole = [], diversity._diversify
    monkeypatch.setattr(diversity, "_diversify", lambda *told, last: looks.append(last) or whole(*told, last=last))
    scores, threads = np.linspace(1, 0, 300), np.where(np.arange(300) < 120, 9, -1)
    order = diversify(scores, np.arange(300), threads, None, count=40, page=10)
    assert [sum(threads[order[at : at + 10]] == 9) for at in range(0, 40, 10)] == [1, 1, 1, 1]
    assert looks == [False]


def test_a_catalogue_of_one_thread_still_fills_the_page() -> None:
    order = diversify(FALLING, np.arange(40), np.full(40, 3), None, count=20)
    assert len(set(order.tolist())) == 20


def test_likeness_costs() -> None:
    vectors = np.zeros((5, 8), dtype=np.float32)
    vectors[[0, 1, 2], 0] = 1
    vectors[3, 1] = 1
    order = diversify(np.array([1.0, 0.95, 0.9, 0.7, 0.0]), np.arange(5), np.full(5, -1), vectors, count=5)
    assert order[:2].tolist() == [0, 3]


def test_scores_below_zero_fade_downwards() -> None:
    scores = np.array([-1.0, -2.0, -2.1, -9.0])
    order = diversify(scores, np.array([1, 1, 2, 3]), np.full(4, -1), None, count=4)
    assert order.tolist() == [0, 2, 1, 3]


def test_nothing_in_nothing_out() -> None:
    empty = np.empty(0)
    assert not len(diversify(empty, empty.astype(np.int64), empty.astype(np.int64), None, count=5))
