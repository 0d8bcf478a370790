"""A score is what is likely to happen times what it is worth."""

import numpy as np
import pytest

from feed.ranking.features import FEATURES, INDEX, blank, pack, unpack
from feed.ranking.scorer import Scorer
from feed.ranking.values import HEADS, VALUE
from feed.ranking.weights import Weights


@pytest.fixture
def scorer() -> Scorer:
    return Scorer(Weights.start())


def test_a_remix_counts_most_and_time_alone_least() -> None:
    good = {head: value for head, value in VALUE.items() if value > 0}
    assert max(good, key=good.__getitem__) == "remix"
    assert min(good, key=good.__getitem__) == "watch"
    assert -VALUE["report"] > -VALUE["not_interested"] > VALUE["remix"]


def test_an_untaught_scorer_keeps_the_order_of_the_taste(scorer: Scorer) -> None:
    rows = blank(500)
    rows[:, INDEX["taste"]] = np.random.default_rng(1).permutation(np.linspace(0, 1, 500))
    rows[:, INDEX["popular_all"]] = np.random.default_rng(2).random(500)
    order = np.argsort(-scorer.score(rows))
    assert (np.diff(rows[order, INDEX["taste"]]) < 0).all()


@pytest.mark.parametrize("name", ["follows", "steer", "thread", "remix_of_mine", "remix_rate", "friend_cameo"])
def test_what_speaks_for_an_item_raises_it(scorer: Scorer, name: str) -> None:
    rows = blank(2)
    rows[1, INDEX[name]] = 1
    low, high = scorer.score(rows)
    assert high > low


def test_what_others_refuse_sinks(scorer: Scorer) -> None:
    rows = blank(2)
    rows[1, INDEX["refusal_rate"]] = 0.5
    high, low = scorer.score(rows)
    assert low < high


def test_a_stranger_keeps_three_quarters(scorer: Scorer) -> None:
    matrix = np.zeros((len(HEADS), len(FEATURES)))
    plain = Scorer(Weights(matrix=matrix, bias=scorer.weights.bias))
    rows = blank(2)
    rows[1, INDEX["follows"]] = 1
    stranger, followee = plain.score(rows)
    assert stranger == pytest.approx(0.75 * followee)


def test_contributions_point_the_way_the_score_goes(scorer: Scorer) -> None:
    rows = blank(1)
    rows[0, INDEX["taste"]], rows[0, INDEX["refusal_rate"]] = 1, 0.3
    score, parts = scorer.told(rows)
    assert score.tolist() == scorer.score(rows).tolist()
    share = parts[0]
    assert share[INDEX["taste"]] > 0 > share[INDEX["refusal_rate"]]
    assert share[INDEX["steer"]] == 0


def test_weights_survive_json_and_older_snapshots() -> None:
    kept = Weights.start().as_json()
    del kept["remix"]["steer"]
    del kept["report"]
    kept["like"]["taste"] = 3.5
    back = Weights.from_json(kept)
    assert back.matrix[HEADS.index("like"), INDEX["taste"]] == 3.5
    assert back.matrix[HEADS.index("remix"), INDEX["steer"]] == Weights.start().matrix[0, INDEX["steer"]]


def test_damaged_weights_are_refused() -> None:
    kept = Weights.start().as_json()
    kept["like"]["taste"] = float("nan")
    with pytest.raises(ValueError, match="finite"):
        Weights.from_json(kept)
    with pytest.raises(ValueError, match="weights are"):
        Weights(matrix=np.zeros((2, 2)), bias=np.zeros(2))


def test_logged_rows_come_back_as_they_were() -> None:
    row = np.linspace(-1, 1, len(FEATURES)).astype(np.float32)
    assert np.allclose(unpack(pack(row)), row, atol=1e-3)
    assert len(pack(row)) == 2 * len(FEATURES)
    older = pack(row)[: 2 * 10]
    assert not unpack(older)[10:].any()
    assert not unpack(b"").any()
