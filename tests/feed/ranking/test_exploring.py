"""Exploring finds good new posts, within its bounds. The simulation's figures stand in docs/feed.md."""

import numpy as np
import pytest
from numpy.typing import NDArray

from feed.ranking.exploring import CAP, MOST_IN_TEN, explore, weave

POSTS, SLOTS, AT_ONCE = 2_000, 40_000, 20
SEEN = 100


def _share_found(seed: int, *, greedy: bool) -> float:
    """Of the truly best tenth of new posts, how many got SEEN impressions out of SLOTS places in all."""
    rng = np.random.default_rng(seed)
    quality = rng.beta(1, 9, POSTS)
    alpha, beta = np.ones(POSTS), np.full(POSTS, 9.0)
    shown = np.zeros(POSTS, dtype=np.int64)
    authors = np.arange(POSTS)
    for _ in range(SLOTS // AT_ONCE):
        places = _surest(alpha, beta, rng) if greedy else _sampled(alpha, beta, shown, authors, rng)
        hits = rng.random(len(places)) < quality[places]
        alpha[places] += hits
        beta[places] += ~hits
        shown[places] += 1
    best = np.argsort(-quality)[: POSTS // 10]
    return float((shown[best] >= SEEN).mean())


def _surest(alpha: NDArray[np.float64], beta: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.int64]:
    mean = alpha / (alpha + beta)
    return np.lexsort((rng.random(len(mean)), -mean))[:AT_ONCE]


def _sampled(alpha, beta, shown, authors, rng) -> NDArray[np.int64]:
    return explore(alpha, beta, shown, authors, slots=AT_ONCE, rng=rng, rounds=1).places


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_capped_thompson_finds_several_times_as_many_good_posts_as_greedy(seed: int) -> None:
    ours, greedy = _share_found(seed, greedy=False), _share_found(seed, greedy=True)
    assert ours >= 0.33
    assert greedy <= 0.15
    assert ours >= 3 * greedy


def _arms(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    return np.ones(count), np.full(count, 9.0), np.zeros(count, dtype=np.int64)


def test_a_post_with_enough_impressions_has_graduated() -> None:
    alpha, beta, shown = _arms(5)
    alpha[2], shown[2] = 1_000.0, CAP
    found = explore(alpha, beta, shown, np.arange(5), slots=5, rng=np.random.default_rng(0))
    assert sorted(found.places) == [0, 1, 3, 4]


def test_one_post_an_author() -> None:
    alpha, beta, shown = _arms(30)
    found = explore(alpha, beta, shown, np.repeat([1, 2, 3], 10), slots=10, rng=np.random.default_rng(0))
    assert len({place // 10 for place in found.places}) == len(found.places) == 3


def test_propensity_is_the_chance_of_being_chosen() -> None:
    alpha, beta, shown = np.array([1.0, 1.0, 400.0]), np.array([1.0, 1.0, 1.0]), np.zeros(3, np.int64)
    sure = explore(alpha, beta, shown, np.arange(3), slots=1, rng=np.random.default_rng(3), rounds=2_000)
    assert sure.places.tolist() == [2]
    assert sure.propensity[0] > 0.95
    alike = explore(np.ones(4), np.ones(4), np.zeros(4, np.int64), np.arange(4), slots=1, rng=np.random.default_rng(3))
    assert 0.1 < alike.propensity[0] < 0.45


def test_nothing_to_explore_and_no_slot() -> None:
    alpha, beta, shown = _arms(3)
    assert not len(explore(alpha, beta, shown + CAP, np.arange(3), slots=2, rng=np.random.default_rng(0)).places)
    assert not len(explore(alpha, beta, shown, np.arange(3), slots=0, rng=np.random.default_rng(0)).places)


@pytest.mark.parametrize(("ranked", "explored"), [(100, 30), (18, 4), (9, 3), (3, 5), (0, 4), (7, 0)])
def test_never_more_than_two_in_ten_and_never_first(ranked: int, explored: int) -> None:
    marks = weave(np.arange(ranked), np.arange(explored), np.random.default_rng(5))
    assert (~marks).sum() == ranked
    assert marks.sum() <= explored
    assert all(marks[at : at + 10].sum() <= MOST_IN_TEN for at in range(0, len(marks), 10))
    assert not marks[:1].any()


def test_explored_posts_come_when_there_is_room() -> None:
    assert weave(np.arange(80), np.arange(40), np.random.default_rng(5)).sum() == 20
