"""The trees judge what the weights put first, and nothing else comes before it."""

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import INDEX, blank
from feed.recommend.blend import REFINED, Blend
from feed.recommend.shapes import BRANCHES, COLUMNS, Mood, branches, look

MOOD = Mood(new=0.5, away=0.1)


class Trees:
    """Go by the second column alone, and count what they are shown."""

    shown = 0

    def score(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        assert rows.shape[1] == BRANCHES
        self.shown = len(rows)
        return rows[:, 1]


def _blend(trees: Trees) -> Blend:
    plain = Blend.single(COLUMNS[0])
    return Blend(weights=plain.weights, kind="trees", trees=trees)  # type: ignore[arg-type]


def test_the_rest_stand_behind_them_as_the_weights_say() -> None:
    columns = blank(3 * REFINED)
    columns[:, INDEX[COLUMNS[0]]] = np.linspace(1, 0.1, len(columns))
    columns[[7, -1], INDEX[COLUMNS[1]]] = 1
    trees = Trees()
    order = np.argsort(-_blend(trees).raw(columns, MOOD), kind="stable")
    assert trees.shown == REFINED
    assert set(order[:REFINED]) == set(range(REFINED))
    assert order[0] == 7
    assert order[REFINED:].tolist() == list(range(REFINED, len(columns)))


def test_places_are_told_of_columns_below_zero_too() -> None:
    columns = blank(6)
    columns[:, INDEX["content"]] = [-0.9, -0.1, -0.5, 0.3, -0.2, 0.1]
    seen = branches(look(columns), MOOD, np.arange(6))
    assert seen[:, len(COLUMNS) + COLUMNS.index("content")].tolist() == [5, 2, 4, 0, 3, 1]


def test_few_are_all_judged() -> None:
    columns = blank(5)
    columns[:, INDEX[COLUMNS[0]]] = [0.9, 0.7, 0.5, 0.3, 0.1]
    columns[3, INDEX[COLUMNS[1]]] = 1
    trees = Trees()
    taste, shares = _blend(trees).told(columns, MOOD)
    assert trees.shown == 5
    assert taste.argmax() == 3
    assert taste.max() == 1
    assert taste.min() == 0
    assert shares.shape == (5, len(COLUMNS))
