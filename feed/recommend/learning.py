"""Learns the blend on the tail of the past; trusts it only where it beats each single source on people kept aside."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.ranking.listwise import fit_listwise
from feed.ranking.metrics import ndcg
from feed.recommend.blend import COLUMNS, WIDTH, Blend, basis, columns_of
from feed.recommend.interactions import Interactions
from feed.recommend.lessons import Lesson, lessons, table
from feed.recommend.sizes import Sizes
from feed.recommend.window import Window

TAIL = 0.2
"""The last part of the rows, which sources fitted on the rest are to foretell."""
ASIDE = 4
"""One person in this many is kept aside to judge by."""
FEWEST = 20
"""Lists below which nothing is learnt, only the best single source chosen."""
STRENGTHS = (0.3, 3.0, 30.0)
UNTAUGHT = "popular_now"
"""What is trusted where there is too little to learn from."""

Fit = Callable[[Interactions, float], Window]


def learn(taken: Interactions, fit: Fit, sizes: Sizes, seed: int) -> tuple[Blend, dict[str, Any]]:
    """The blend, and what each choice reached (NDCG@10 over people kept aside). `fit` makes a window of the rows it is
    given, as of a time. `taken` is merged.
    """
    rng = np.random.default_rng(seed)
    learners: list[Lesson] = []
    judges: list[Lesson] = []
    for start in np.linspace(1 - TAIL, 1, sizes.slices, endpoint=False):
        cut = float(np.quantile(taken.at, start))
        before, after = taken.take(taken.at < cut), taken.take(taken.at >= cut)
        people = np.intersect1d(before.users, after.users)
        if not len(people):
            continue
        people = np.sort(rng.permutation(people)[: sizes.pupils])
        window = fit(before, cut)
        apart = _aside(people)
        learners += lessons(window, before, after, people[~apart], cut)
        judges += lessons(window, before, after, people[apart], cut)
    return _choose(learners, judges, rng)


def _aside(people: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The same people in every slice, spread evenly whatever the numbers mean."""
    mixed = (people.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40)
    return mixed % np.uint64(ASIDE) == 0


def judge(blends: Mapping[str, Blend], given: list[Lesson]) -> dict[str, float]:
    """Mean NDCG@10 of each single column and each blend, by name; 0 for no lists."""
    weights = np.array([blend.weights for blend in blends.values()]).reshape(-1, WIDTH).T.astype(np.float32)
    names = [*COLUMNS, *blends]
    total = np.zeros(len(names))
    for lesson in given:
        scores = np.concatenate([columns_of(lesson.columns), basis(lesson.columns, lesson.mood) @ weights], axis=1)
        best = np.argsort(-scores, axis=0, kind="stable")[:10]
        total += [ndcg(lesson.taken[places], lesson.wanted) for places in best.T]
    return dict(zip(names, (total / max(len(given), 1)).tolist(), strict=True))


def _choose(learners: list[Lesson], judges: list[Lesson], rng: np.random.Generator) -> tuple[Blend, dict[str, Any]]:
    few = len(learners) < FEWEST or len(judges) < FEWEST // 2
    reached = judge({}, learners + judges if few else judges)
    best = max(reached, key=lambda name: reached[name]) if any(reached.values()) else UNTAUGHT
    report = {"lists": len(learners), "judged": len(judges), "reached": reached}
    ready = table(learners, rng)
    if few or not len(ready[0]):
        return Blend.single(best), report | {"chosen": best}
    tried = {f"learnt:{l2}": Blend(weights=fit_listwise(*ready, l2), kind="learnt") for l2 in STRENGTHS}
    report["reached"] = reached = judge(tried, judges)
    chosen = max(tried, key=lambda name: reached[name])
    if reached[chosen] <= reached[best]:
        return Blend.single(best), report | {"chosen": best}
    strength = float(chosen.partition(":")[2])
    weights = fit_listwise(*table(learners + judges, rng), strength)
    return Blend(weights=weights, kind="learnt"), report | {"chosen": chosen}
