"""Learns the blend on the tail of the past; trusts it only where it beats each single source on people kept aside."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.ranking.listwise import fit_listwise
from feed.ranking.metrics import ndcg
from feed.ranking.trees import Trees, available
from feed.recommend.blend import Blend, weights_of
from feed.recommend.interactions import Interactions
from feed.recommend.lessons import Lesson, lessons, lists_of
from feed.recommend.shapes import COLUMNS, branches, columns_of, look
from feed.recommend.sizes import Sizes
from feed.recommend.window import Window

FOLDS = 4
"""One person in this many is kept aside to judge by; where there are few, each is once."""
MANY, FEWEST = 1_500, 24
"""Lessons above which one fold is enough, and below which only the best single source is chosen."""
SURE = 200
"""Lessons of people whom the window knows, above which only they judge: they are whom it serves."""
STRENGTHS = {"loose": 1.0, "held": 10.0, "firm": 100.0}
"""How firmly a blend is held to the best single source."""
TREES, BESIDE = "trees", STRENGTHS["held"]
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
    slices = sizes.slices if len(taken) <= sizes.few else -(-sizes.slices // 2)
    for start in np.linspace(1 - sizes.tail, 1, slices, endpoint=False) - sizes.ahead:
        cut = float(np.quantile(taken.at, start))
        before, after = taken.take(taken.at < cut), taken.take(taken.at >= cut)
        if len(before) and len(after):
            given += lessons(fit(before, cut), before, after, sizes.pupils // slices, rng)
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


def _fit(given: list[Lesson], seed: int, names: tuple[str, ...]) -> dict[str, Blend]:
    """Blends of these names: held to the best single source, their prior, more or less firmly; `TREES` has trees beside
    the weights.
    """
    lists = lists_of(given, np.random.default_rng(seed))
    if not len(lists.starts):
        return {}
    alone = judge({}, given)
    prior = fit_listwise(lists, l2=0.1, only=weights_of(max(alone, key=lambda name: alone[name])))
    found: dict[str, Blend] = {}
    for name in names:
        l2 = STRENGTHS.get(name, BESIDE)
        kept = next((blend for blend in found.values() if STRENGTHS[blend.kind] == l2), None)
        weights = kept.weights if kept else fit_listwise(lists, l2=l2, prior=prior)
        trees = _grow(given, seed) if name == TREES else None
        found[name] = Blend(weights=weights, kind=name, trees=trees)
    return found


def _grow(given: list[Lesson], seed: int) -> Trees:
    told = [lesson for lesson in given if lesson.taken.any()]
    rows = np.concatenate([_branches(lesson) for lesson in told])
    worth = np.concatenate([lesson.taken for lesson in told]).astype(np.int64)
    return Trees.fit(rows, worth, np.array([len(lesson.taken) for lesson in told]), seed)


def _branches(lesson: Lesson) -> NDArray[np.float32]:
    return branches(look(lesson.columns), lesson.mood, np.arange(len(lesson.taken)))


def _choose(given: list[Lesson], seed: int, *, trees: bool) -> tuple[Blend, dict[str, Any]]:
    folds = _folds(given)
    names = () if len(given) < FEWEST else (*STRENGTHS, TREES) if trees else (*STRENGTHS,)
    later_too = sum(not lesson.later for lesson in given) < SURE
    reached: dict[str, float] = {}
    judged = 0
    for fold in range(1 if len(given) > MANY else FOLDS):
        aside = [lesson for lesson, own in zip(given, folds, strict=True) if own == fold and lesson.later <= later_too]
        rest = [lesson for lesson, own in zip(given, folds, strict=True) if own != fold]
        judged += len(aside)
        for name, sum_ in judge(_fit(rest, seed, names) if names else {}, aside).items():
            reached[name] = reached.get(name, 0.0) + sum_
    reached = {name: sum_ / max(judged, 1) for name, sum_ in reached.items()}
    chosen = max(reached, key=lambda name: reached[name]) if any(reached.values()) else UNTAUGHT
    report = {"lists": len(given), "judged": judged, "reached": reached, "chosen": chosen}
    return (Blend.single(chosen) if chosen in COLUMNS else _fit(given, seed, (chosen,))[chosen]), report
