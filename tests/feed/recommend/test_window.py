"""A window knows tastes, gives the candidates it should, and is the same after it was mapped from files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from feed.ranking.features import FEATURES, FROM_DATABASE, INDEX
from feed.recommend import QUOTAS, Catalogue, History, Interactions, Window, fit
from feed.recommend.candidates import SOURCES
from feed.recommend.learning import learn
from feed.recommend.pasts import Pasts
from tests.feed.recommend.conftest import HALF, NOW, SMALL

PERSONAL = ("neighbour", "sequence", "peers", "ease", "vector", "content")


def _past(rows: list[int]) -> History:
    count = len(rows)
    return History(
        rows=np.array(rows, dtype=np.int64), weights=np.ones(count, np.float32), at=NOW - np.arange(count)[::-1] * 60.0
    )


@pytest.mark.parametrize("name", PERSONAL)
def test_each_source_knows_the_two_tastes(window: Window, name: str) -> None:
    every = np.arange(len(window))
    own = window.columns(_past([1, 2, 3, 4]), every, NOW)[:, INDEX[name]]
    assert own[5:HALF].mean() > 2 * abs(own[HALF:].mean()) + 0.02


def test_columns_stay_in_their_bounds_and_leave_the_databases_alone(window: Window) -> None:
    table = window.columns(_past([1, 2, 40]), np.arange(len(window)), NOW)
    assert table.shape == (len(window), len(FEATURES))
    assert table.dtype == np.float32
    assert np.isfinite(table).all()
    assert table.max() <= 1.0001
    assert not table[:, [INDEX[name] for name in FROM_DATABASE]].any()
    assert table[:, INDEX["taste"]].min() == 0
    assert table[:, INDEX["taste"]].max() == pytest.approx(1)


def test_what_was_taken_is_no_candidate_and_nothing_comes_twice(window: Window) -> None:
    found = window.candidates(_past([1, 2, 3]), NOW)
    assert len(found) == len(set(found.rows.tolist()))
    assert not {1, 2, 3} & set(found.rows.tolist())
    assert set(found.source.tolist()) <= set(range(len(SOURCES)))


def test_quotas_are_kept_and_unknown_sources_refused(window: Window) -> None:
    past = _past([1, 2, 3])
    assert len(window.candidates(past, NOW, {"embedding": 6})) <= 6
    assert not len(window.candidates(past, NOW, {"trending": 0}))
    assert set(window.candidates(past, NOW, {"fresh": 5}).source.tolist()) == {SOURCES.index("fresh")}
    with pytest.raises(KeyError):
        window.candidates(past, NOW, {"astrology": 5})


def test_somebody_without_a_past_gets_what_is_popular(window: Window) -> None:
    found = window.candidates(History.empty(), NOW)
    assert len(found)
    assert {SOURCES[place] for place in found.source} <= {"trending", "fresh"}
    table = window.columns(History.empty(), found.rows, NOW)
    assert not table[:, INDEX["neighbour"]].any()
    assert table[:, INDEX["popular_all"]].max() == pytest.approx(1)


def test_rows_that_the_window_lacks_are_all_zero(window: Window) -> None:
    table = window.columns(_past([1, -1, 2]), np.array([-1, 5, -1]), NOW)
    assert not table[[0, 2]].any()
    assert table[1].any()


def test_keys_lead_to_rows(window: Window) -> None:
    keys = np.array([f"{7:032x}", "f" * 32, f"{59:032x}"], dtype="S32")
    assert window.rows(keys).tolist() == [7, -1, 59]


def test_saved_and_mapped_it_answers_the_same(window: Window, tmp_path: Path) -> None:
    window.save(tmp_path / "1")
    back = Window.load(tmp_path / "1")
    assert isinstance(back.arrays["vectors"].base, np.memmap)
    past = _past([1, 2, 3])
    rows = window.candidates(past, NOW).rows
    assert np.array_equal(rows, back.candidates(past, NOW).rows)
    assert np.array_equal(window.columns(past, rows, NOW), back.columns(past, rows, NOW))
    assert back.fitted_at == NOW


def test_another_format_is_refused(window: Window, tmp_path: Path) -> None:
    window.save(tmp_path)
    (tmp_path / "window.json").write_text('{"format": 99}')
    with pytest.raises(ValueError, match="format"):
        Window.load(tmp_path)


def test_the_same_seed_gives_the_same_window(taken: Interactions) -> None:
    catalogue = Catalogue(keys=np.arange(2 * HALF))
    first, second = (fit(taken, catalogue, NOW, sizes=SMALL, seed=4) for _ in range(2))
    assert np.allclose(first.blend.weights, second.blend.weights, atol=1e-3)
    assert np.array_equal(first.arrays["neighbour_ids"], second.arrays["neighbour_ids"])


@pytest.mark.parametrize(("ahead", "begins"), [(0.0, [0.8, 0.9]), (0.3, [0.5, 0.6])])
def test_a_window_that_serves_for_long_is_taught_to_look_as_far(
    taken: Interactions, window: Window, ahead: float, begins: list[float]
) -> None:
    known: list[float] = []

    def noting(before: Interactions, at: float) -> Window:
        known.append(len(before) / len(taken))
        assert before.at.max() < at
        return window

    learn(taken, noting, replace(SMALL, ahead=ahead), 1)
    assert known == pytest.approx(begins, abs=0.01)


@pytest.mark.parametrize(("few", "looks"), [(10_000, 5), (0, 3)])
def test_many_rows_are_looked_at_half_as_often(taken: Interactions, window: Window, few: int, looks: int) -> None:
    known: list[float] = []

    def noting(before: Interactions, at: float) -> Window:
        known.append(len(before) / len(taken))
        return window

    learn(taken, noting, replace(SMALL, tail=0.3, slices=5, few=few), 1)
    assert known == pytest.approx(np.linspace(0.7, 1, looks, endpoint=False).tolist(), abs=0.01)


def test_it_never_looks_past_now(taken: Interactions) -> None:
    catalogue = Catalogue(keys=np.arange(2 * HALF))
    early = fit(taken, catalogue, NOW / 2, sizes=SMALL)
    only = fit(taken.take(taken.at <= NOW / 2), catalogue, NOW / 2, sizes=SMALL)
    for name in ("neighbour_weights", "common"):
        assert np.allclose(early.arrays[name], only.arrays[name])


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_almost_nothing_is_enough_for_a_window(rows: int) -> None:
    at = np.arange(rows, dtype=np.float64)
    few = Interactions(users=np.arange(rows), items=np.zeros(rows, np.int64), weights=np.ones(rows, np.float32), at=at)
    window = fit(few, Catalogue(keys=np.arange(5)), 10.0, sizes=SMALL)
    past = Pasts(few.merged()).of(0)
    found = window.candidates(past, 10.0, QUOTAS)
    assert np.isfinite(window.columns(past, found.rows, 10.0)).all()


def test_an_item_outside_the_catalogue_is_refused(taken: Interactions) -> None:
    with pytest.raises(ValueError, match="catalogue"):
        fit(taken, Catalogue(keys=np.arange(3)), NOW)
