"""The heads learn what is so, no crowd of one teaches them, and a learner gone wrong steps back."""

from dataclasses import replace

import numpy as np
import pytest

from feed.ranking.features import FEATURES, INDEX
from feed.ranking.guard import LONG, Guarded, Verdict
from feed.ranking.metrics import auc, log_loss, ndcg
from feed.ranking.online import A_PERSON, Batch, Pupil
from feed.ranking.values import HEADS

LIKE = HEADS.index("like")


def _batch(count: int, seed: int, *, by: str = "tag", sign: float = 1.0, heads: tuple[str, ...] = HEADS[:7]) -> Batch:
    """Where things happen oftener the higher that column is."""
    rng = np.random.default_rng(seed)
    rows = rng.random((count, len(FEATURES))).astype(np.float32)
    chance = 1 / (1 + np.exp(-sign * 6 * (rows[:, INDEX[by]] - 0.5)))
    happened = np.zeros((count, len(HEADS)), dtype=bool)
    for head in heads:
        happened[:, HEADS.index(head)] = rng.random(count) < chance
    return Batch(rows=rows, happened=happened, propensity=np.ones(count), people=np.arange(count))


def test_it_learns_which_column_matters() -> None:
    pupil, check = Pupil.start(), _batch(2_000, 99)
    before = auc(pupil.chances(check.rows)[:, LIKE], check.happened[:, LIKE])
    for seed in range(20):
        pupil = pupil.taught(_batch(500, seed))
    after = pupil.chances(check.rows)[:, LIKE]
    assert auc(after, check.happened[:, LIKE]) > max(before + 0.05, 0.8)
    assert log_loss(after, check.happened[:, LIKE]) < 0.55
    assert int(np.argmax(np.abs(pupil.weights.matrix[LIKE]))) == INDEX["tag"]


def test_one_person_teaches_no_more_than_the_cap() -> None:
    batch = _batch(1_000, 1)
    people = np.where(np.arange(1_000) < 500, 7, np.arange(1_000))
    weight = replace(batch, people=people).importance()
    assert weight[:500].sum() == pytest.approx(A_PERSON)
    assert (weight[500:] == 1).all()


def test_inverse_propensity_is_clipped_at_ten() -> None:
    batch = replace(_batch(4, 1), propensity=np.array([1.0, 0.5, 0.1, 0.001]))
    assert batch.importance().tolist() == [1.0, 2.0, 10.0, 10.0]


@pytest.mark.parametrize("damage", [{"propensity": np.zeros(4)}, {"people": np.arange(3)}, {"rows": np.zeros((4, 2))}])
def test_a_batch_that_cannot_be_is_refused(damage: dict[str, np.ndarray]) -> None:
    with pytest.raises(ValueError, match=r"propensit|row|features"):
        replace(_batch(4, 1), **damage)


def test_a_learner_gone_wrong_falls_back_to_the_last_good_weights() -> None:
    guarded = Guarded.start()
    verdicts = []
    for seed in range(12):
        guarded, verdict = guarded.taught(_batch(500, seed))
        verdicts.append(verdict)
    assert Verdict.HELD_UP in verdicts
    assert Verdict.FELL_BACK not in verdicts
    good = guarded.good
    spoilt = replace(guarded.pupil.weights, matrix=-3 * guarded.pupil.weights.matrix)
    guarded = replace(guarded, pupil=Pupil.start(spoilt))
    guarded, verdict = guarded.taught(_batch(500, 77))
    assert verdict is Verdict.FELL_BACK
    assert np.array_equal(guarded.pupil.weights.matrix, good.matrix)


def test_a_poisoned_stream_is_noticed_when_the_truth_comes_back() -> None:
    guarded = Guarded.start()
    for seed in range(LONG // 500 + 6):
        guarded, _ = guarded.taught(_batch(500, seed))
    for seed in range(3):
        guarded, _ = guarded.taught(_batch(500, 100 + seed, sign=-1.0))
    verdicts = []
    for seed in range(6):
        guarded, verdict = guarded.taught(_batch(500, 200 + seed))
        verdicts.append(verdict)
    check = _batch(2_000, 999)
    assert auc(guarded.pupil.chances(check.rows)[:, LIKE], check.happened[:, LIKE]) > 0.75


def test_an_empty_batch_changes_nothing() -> None:
    guarded = Guarded.start()
    after, verdict = guarded.taught(_batch(0, 1))
    assert after is guarded
    assert verdict is Verdict.GOING_ON


def test_a_pupil_survives_json() -> None:
    pupil = Pupil.start().taught(_batch(300, 1))
    back = Pupil.from_json(pupil.as_json())
    assert np.allclose(back.taught(_batch(300, 2)).weights.matrix, pupil.taught(_batch(300, 2)).weights.matrix)
    older = pupil.as_json() | {"features": ["others"]}
    assert np.array_equal(Pupil.from_json(older).squares, Pupil.start().squares)


def test_metrics_by_hand() -> None:
    assert ndcg(np.array([True, False]), 1) == 1.0
    assert ndcg(np.array([False, True]), 1) == pytest.approx(1 / np.log2(3))
    assert ndcg(np.zeros(0, bool), 3) == 0.0
    with pytest.raises(ValueError, match="wanted"):
        ndcg(np.array([True]), 0)
    happened = np.array([True, False, True, False])
    assert auc(np.array([0.9, 0.1, 0.5, 0.5]), happened) == pytest.approx(0.875)
    assert auc(np.array([0.9, 0.1]), np.array([True, True])) == 0.5
    assert log_loss(np.array([0.5, 0.5]), np.array([True, False])) == pytest.approx(np.log(2))
