"""Learns the blend on the tail of the past; trusts it only where it beats each single source on people kept aside."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.ranking.listwise import fit_listwise
from feed.ranking.metrics import ndcg
from feed.ranking.trees import Trees, available
from feed.recommend.blend import COLUMNS, Blend, branches, columns_of, weights_of
from feed.recommend.interactions import Interactions
from feed.recommend.lessons import Lesson, lessons, lists_of
from feed.recommend.sizes import Sizes
from feed.recommend.window import Window

TAIL = 0.2
"""The last part of the rows, which sources fitted on the rest are to foretell."""
FOLDS = 4
"""One person in this many is kept aside to judge by; where there are few, each is once."""
MANY, FEWEST = 1_500, 24
"""Lessons above which one fold is enough, and below which only the best single source is chosen."""
STRENGTHS = (1.0, 10.0, 100.0)
"""How firmly the blend is held to the best single source."""
UNTAUGHT = "popular_now"
"""What is trusted where there is too little to learn from."""

Fit = Callable[[Interactions, float], Window]


def learn(taken: Interactions, fit: Fit, sizes: Sizes, seed: int) -> tuple[Blend, dict[str, Any]]:
    """The blend, and what each choice reached (NDCG@10 over people kept aside). `fit` makes a window of the rows it is
    given, as of a time. `taken` is merged.
    """
    rng = np.random.default_rng(seed)
    given: list[Lesson] = []
    if not len(taken):
        return _choose(given, seed, trees=sizes.trees and available())
    slices = sizes.slices * (2 if len(taken) <= sizes.few else 1)
    for start in np.linspace(1 - TAIL, 1, slices, endpoint=False):
        cut = float(np.quantile(taken.at, start))
        before, after = taken.take(taken.at < cut), taken.take(taken.at >= cut)
        if len(before) and len(after):
            given += lessons(fit(before, cut), before, after, sizes.slices * sizes.pupils // slices, rng)
    return _choose(given, seed, trees=sizes.trees and available())


def _folds(given: list[Lesson]) -> NDArray[np.int64]:
    """The same of one person's in every slice, spread evenly whatever the numbers mean."""
    people = np.array([lesson.person for lesson in given], dtype=np.uint64)
    return (((people * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40)) % np.uint64(FOLDS)).astype(np.int64)


def judge(blends: Mapping[str, Blend], given: list[Lesson]) -> dict[str, float]:
    """Summed NDCG@10 of each single column and each blend, by name."""
    names = [*COLUMNS, *blends]
    total = np.zeros(len(names))
    for lesson in given:
        mixed = [blend.raw(lesson.columns, lesson.mood)[:, None] for blend in blends.values()]
        scores = np.concatenate([columns_of(lesson.columns), *mixed], axis=1)
        best = np.argsort(-scores, axis=0, kind="stable")[:10]
        total += [ndcg(lesson.taken[places], lesson.wanted) for places in best.T]
    return dict(zip(names, total.tolist(), strict=True))


def _fit(given: list[Lesson], seed: int, *, trees: bool) -> dict[str, Blend]:
    """The best single source as the prior, blends held to it more and more firmly, and trees beside the middle one."""
    lists = lists_of(given, np.random.default_rng(seed))
    if not len(lists.starts):
        return {}
    alone = judge({}, given)
    best = max(alone, key=lambda name: alone[name])
    prior = fit_listwise(lists, l2=0.1, only=weights_of(best))
    found = {
        f"learnt:{l2:g}": Blend(weights=fit_listwise(lists, l2=l2, prior=prior), kind="learnt") for l2 in STRENGTHS
    }
    if trees:
        found["trees"] = replace(found[f"learnt:{STRENGTHS[1]:g}"], kind="trees", trees=_grow(given, seed))
    return found


def _grow(given: list[Lesson], seed: int) -> Trees:
    told = [lesson for lesson in given if lesson.taken.any()]
    rows = np.concatenate([branches(lesson.columns, lesson.mood) for lesson in told])
    worth = np.concatenate([lesson.taken for lesson in told]).astype(np.int64)
    return Trees.fit(rows, worth, np.array([len(lesson.taken) for lesson in told]), seed)


def _choose(given: list[Lesson], seed: int, *, trees: bool) -> tuple[Blend, dict[str, Any]]:
    folds = _folds(given)
    few = len(given) < FEWEST
    reached: dict[str, float] = {}
    judged = 0
    for fold in range(1 if len(given) > MANY else FOLDS):
        aside = [lesson for lesson, own in zip(given, folds, strict=True) if own == fold]
        rest = [lesson for lesson, own in zip(given, folds, strict=True) if own != fold]
        judged += len(aside)
        for name, sum_ in judge({} if few else _fit(rest, seed, trees=trees), aside).items():
            reached[name] = reached.get(name, 0.0) + sum_
    reached = {name: sum_ / max(judged, 1) for name, sum_ in reached.items()}
    chosen = max(reached, key=lambda name: reached[name]) if any(reached.values()) else UNTAUGHT
    report = {"lists": len(given), "judged": judged, "reached": reached, "chosen": chosen}
    if chosen in COLUMNS:
        return Blend.single(chosen), report
    return _fit(given, seed, trees=chosen == "trees")[chosen], report
