"""Lists teach an order; a prior holds where they say little. Trees learn it too, where they are installed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from feed.ranking import trees
from feed.ranking.features import FEATURES, INDEX
from feed.ranking.forest import Forest
from feed.ranking.listwise import Lists, fit_listwise
from feed.ranking.metrics import auc


def _lists(count: int, seed: int, truth: list[float]) -> Lists:
    rng = np.random.default_rng(seed)
    table = rng.random((count * 20, len(truth))).astype(np.float32)
    odds = table @ np.array(truth) + rng.gumbel(size=len(table))
    taken = (odds.reshape(count, 20) == odds.reshape(count, 20).max(axis=1, keepdims=True)).ravel()
    starts = np.arange(0, len(table), 20)
    return Lists(table=table, taken=taken, starts=starts, offsets=np.zeros(len(table), np.float32))


def test_it_finds_the_weights_that_made_the_lists() -> None:
    weights = fit_listwise(_lists(3_000, 1, [4.0, -2.0, 0.0]), l2=0.01)
    assert weights == pytest.approx([4.0, -2.0, 0.0], abs=0.35)


def test_a_firm_prior_holds() -> None:
    lists = _lists(50, 1, [4.0, -2.0, 0.0])
    prior = np.array([0.0, 0.0, 1.0])
    assert fit_listwise(lists, l2=1e7, prior=prior) == pytest.approx(prior, abs=0.01)
    assert fit_listwise(lists, l2=1e-3, prior=prior)[0] > 2


def test_only_the_free_columns_move_and_constant_ones_never() -> None:
    lists = _lists(300, 1, [4.0, -2.0, 0.0])
    lists.table[:, 1] = 0.5
    weights = fit_listwise(lists, l2=0.1, only=np.array([True, True, False]))
    assert weights[0] > 2
    assert weights[1:].tolist() == [0, 0]


def test_a_sampled_row_stands_for_many() -> None:
    whole = _lists(2_000, 3, [3.0])
    kept = np.sort(np.concatenate([np.flatnonzero(whole.taken), np.flatnonzero(~whole.taken)[::2]]))
    owner = kept // 20
    starts = np.searchsorted(owner, np.unique(owner))
    offsets = np.where(whole.taken[kept], 0, np.log(2)).astype(np.float32)
    part = Lists(table=whole.table[kept], taken=whole.taken[kept], starts=starts, offsets=offsets)
    assert fit_listwise(part, l2=0.01)[0] == pytest.approx(fit_listwise(whole, l2=0.01)[0], abs=0.5)


def test_trees_learn_an_order_and_keep_it_as_text() -> None:
    if not trees.available():
        pytest.skip("the extra `ranker` is not installed")
    rng = np.random.default_rng(1)
    rows = rng.random((4_000, len(FEATURES))).astype(np.float32)
    worth = (rows[:, INDEX["tag"]] > 0.7).astype(np.int64)
    ranker = trees.Trees.fit(rows, worth, np.full(200, 20), seed=1)
    check = rng.random((500, len(FEATURES))).astype(np.float32)
    again = trees.Trees(ranker.model)
    assert auc(again.score(check), check[:, INDEX["tag"]] > 0.7) > 0.95


def test_trees_score_as_their_library_does_at_the_bounds_too() -> None:
    library = pytest.importorskip("lightgbm", reason="the extra `ranker` is not installed")
    rng = np.random.default_rng(2)
    rows = rng.integers(0, 7, (4_000, len(FEATURES))).astype(np.float32) / 7
    worth = (rows[:, 0] + rows[:, 1] * rows[:, 2] > 0.9).astype(np.int64)
    ranker = trees.Trees.fit(rows, worth, np.full(200, 20), seed=1)
    theirs = library.Booster(model_str=ranker.model)
    columns, bounds = (_told(ranker.model, name) for name in ("split_feature", "threshold"))
    near = bounds.astype(np.float32)
    check = np.repeat(rows[:1], 3 * len(near), axis=0)
    steps = np.concatenate([np.nextafter(near, np.float32(-1)), near, np.nextafter(near, np.float32(2))])
    check[np.arange(len(check)), np.tile(columns.astype(np.int64), 3)] = steps
    for some in (rows, check):
        assert ranker.score(some) == pytest.approx(theirs.predict(some), abs=1e-5)


def _told(model: str, name: str) -> NDArray[np.float64]:
    """What LightGBM's text says of every node of every tree."""
    lines = [line.removeprefix(f"{name}=") for line in model.splitlines() if line.startswith(f"{name}=")]
    return np.array(" ".join(lines).split(), dtype=np.float64)


def test_trees_of_more_leaves_than_a_byte_has_bits_are_refused() -> None:
    deep: dict[str, object] = {"leaf_value": 0.0}
    for bound in range(8):
        deep = {"split_feature": 0, "threshold": float(bound), "left_child": {"leaf_value": 1.0}, "right_child": deep}
    with pytest.raises(ValueError, match="9 leaves"):
        Forest([deep])


def test_without_the_library_trees_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "find_spec", lambda _: None)
    assert not trees.available()
    with pytest.raises(trees.TreesMissing):
        trees.Trees("")
