"""The bench reads what it is given or says plainly why not, and never looks at the test part to rank it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bench.communities import KINDS, community, write
from bench.ranking import compare
from bench.ranking_baselines import best, people_of, popularity
from bench.ranking_data import BadFile, split, wanted
from feed.recommend import Catalogue, Fitting, Interactions
from feed.recommend.sizes import Sizes

ROOT = Path(__file__).resolve().parents[3]
HEAD = "user\titem\tweight\ttimestamp\n"


def _file(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "rows.tsv"
    path.write_text(head + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["a\tb\t1"], ":2: 4 cells"),
        (["a\tb\t1\t5", "a\t\t1\t5"], ":3: 4 cells"),
        (["a\tb\tmuch\t5"], ":2: weight and timestamp must be numbers"),
        (["a\tb\t1\tnan"], ":2: weight and timestamp must be finite"),
        ([], "no row with a weight above 0"),
        (["a\tb\t0\t5"], "no row with a weight above 0"),
        (["a\tb\t1\t5", "a\tc\t1\t5"], "same moment"),
    ],
)
def test_bad_rows_are_named_by_their_line(tmp_path: Path, rows: list[str], said: str) -> None:
    with pytest.raises(BadFile, match=said):
        split(_file(tmp_path, *rows))


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="header"):
        split(_file(tmp_path, "a\tb\t1\t5", head="user,item,weight,timestamp\n"))


def test_the_split_is_by_time_with_ties_in_the_test(tmp_path: Path) -> None:
    rows = [f"u{at % 3}\ti{at}\t1\t{min(at, 7)}" for at in range(10)]
    data = split(_file(tmp_path, *rows))
    assert data.cut == 7
    assert data.train.at.max() < 7
    assert len(data.train) == 7
    assert len(data.test) == 3


def test_doubles_negative_weights_texts_and_milliseconds(tmp_path: Path) -> None:
    rows = [f"u\ti{at}\t1\t{1_700_000_000_000 + at * 1000}" for at in range(10)]
    rows += ["u\ti0\t2\t1700000000500", "u\ti1\t-1\t1700000000500"]
    texts = tmp_path / "items.tsv"
    texts.write_text("item\ttext\ni0\ta dog\nnowhere\ta cat\n", encoding="utf-8")
    data = split(_file(tmp_path, *rows), texts)
    assert data.cut < 1.8e9
    assert len(data.train) + len(data.test) == 10
    assert data.catalogue.texts[0] == "a dog"
    assert len(data.notes) == 3


def test_what_somebody_had_is_not_wanted_again_and_newcomers_are_not_tested(tmp_path: Path) -> None:
    rows = [f"u\ti{at}\t1\t{at}" for at in range(8)] + ["u\ti0\t1\t90", "u\ti9\t1\t91", "v\ti0\t1\t92"]
    data = split(_file(tmp_path, *rows))
    assert {user: items.tolist() for user, items in wanted(data).items()} == {0: [8]}


def test_a_baseline_never_names_what_somebody_had() -> None:
    had = csr_matrix(np.array([[1, 0, 1, 0]], dtype=np.float32))
    lists = best(np.array([[9.0, 1.0, 8.0, 1.0]]), had)
    assert lists[0].tolist() == [1, 3] + [-1] * 8


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("community") / "rows.tsv"
    write(community("trend", 3, people=150, things=200, days=40, rows=4_000), path, path.with_name("items.tsv"))
    return path


def test_popularity_of_the_last_days_is_of_those_days(small: Path) -> None:
    data = split(small)
    late = data.train.take(data.train.at >= data.cut - 5 * 86_400)
    table = people_of(data)
    nobody = np.flatnonzero(np.diff(table.indptr) > 0)[:1]
    lists = popularity(data, 5)(csr_matrix(table.shape, dtype=np.float32), nobody)
    assert lists[0, 0] == np.bincount(late.items, minlength=len(data.catalogue)).argmax()


def test_all_methods_rank_the_same_people(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    looked: list[tuple[float, float, int]] = []

    def noting(train: Interactions, catalogue: Catalogue, now: float, sizes: Sizes) -> Fitting:
        looked.append((sizes.tail, sizes.ahead, sizes.slices))
        return Fitting(train, catalogue, now, sizes)

    monkeypatch.setattr("bench.ranking.Fitting", noting)
    found = compare(split(small, small.with_name("items.tsv")), 60, 1, said.append)
    assert looked == [(0.25, 0.05, 5)]
    assert set(found) == {"ours", "popularity", "popularity_30d", "ease", "item_knn", "als"}
    assert all(0 <= one[name] <= 1 for one in found.values() for name in ("ndcg@10", "hr@10", "coverage"))
    assert found["ours"]["ndcg@10"] > 0.9 * max(one["ndcg@10"] for one in found.values())


def test_a_community_is_the_same_for_a_seed() -> None:
    for kind in KINDS:
        first, second = (community(kind, 5, people=60, things=80, days=20, rows=500) for _ in range(2))
        assert np.array_equal(first.items, second.items)
        assert (np.diff(first.at) >= 0).all()


def test_the_command_says_json_or_why_not(small: Path, tmp_path: Path) -> None:
    command = [sys.executable, "bench/ranking.py", str(small), "--json", "--people", "30", "--seeds", "1"]
    good = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(json.loads(good.stdout)["popularity_30d"]) == {"ndcg@10", "hr@10", "coverage"}
    command[2] = str(_file(tmp_path, "a\tb"))
    bad = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert bad.returncode == 2
    assert "rows.tsv:2" in bad.stderr
    assert not bad.stdout
