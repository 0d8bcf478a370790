"""Likeness is measured on the least alike person, kept in memory, and acted upon once."""

import logging
from pathlib import Path

import numpy as np
import pytest

from generation.contracts import EngineUnavailable, Report
from generation.engines.diffusion.faces_analyzer import analyzer_of
from generation.engines.diffusion.identity import BELOW_FLOOR, SAMPLES, Likenesses, another, faithful
from generation.engines.setup import Operator, Setup
from tests.generation.engines.diffusion.tiny import onnx_faces
from vision.analyzers import open_analyzer
from vision.analyzers.contracts import FaceAnalyzer
from vision.contracts import VisionError

SIDE = 640
CELL = 32
LEFT, RIGHT = 0, 320
ANN, BEN, CY = 1, 2, 3


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return onnx_faces.build_v2(tmp_path_factory.mktemp("faces") / "pack")


@pytest.fixture(scope="module")
def analyzer(pack: Path) -> FaceAnalyzer:
    opened = open_analyzer("insightface", pack)
    assert opened is not None
    return opened


def frame(*people: tuple[int, int]) -> np.ndarray:
    """Grey, and for each (who, x) a patch in their own colours around the one cell that the detector fires on."""
    picture = np.full((SIDE, SIDE, 3), 90, np.uint8)
    for who, x in people:
        shades = np.random.default_rng(who).integers(0, 256, (16, 16, 1), dtype=np.uint8)
        picture[:256, x : x + 256] = np.kron(shades, np.ones((16, 16, 1), np.uint8))
        picture[128 : 128 + CELL, x + 128 : x + 128 + CELL] = onnx_faces.MAGENTA
    return picture


@pytest.fixture(scope="module")
def known(analyzer: FaceAnalyzer) -> Likenesses:
    likenesses = Likenesses(analyzer, {"ann": frame((ANN, LEFT)), "ben": frame((BEN, LEFT))})
    assert likenesses.unmeasured == frozenset()
    return likenesses


def test_a_clip_of_the_person_scores_high_and_of_another_low(known):
    ann, cy = [frame((ANN, RIGHT))] * 3, [frame((CY, RIGHT))] * 3
    alike, other = known.score(ann, ["ann"]), known.score(cy, ["ann"])

    assert alike > 0.99
    assert other < alike - 0.2


def test_nobody_measures_without_an_analyser():
    silent = Likenesses(None, {"ann": frame((ANN, LEFT))})

    assert silent.score([frame((ANN, LEFT))], ["ann"]) is None


def test_the_least_alike_decides(known):
    both = known.score([frame((ANN, LEFT), (BEN, RIGHT))], ["ann", "ben"])
    one_wrong = known.score([frame((ANN, LEFT), (CY, RIGHT))], ["ann", "ben"])

    assert both > 0.99
    assert one_wrong < both - 0.2


def test_it_does_not_matter_who_stands_where(known):
    assert known.score([frame((BEN, LEFT), (ANN, RIGHT))], ["ann", "ben"]) > 0.99


def test_one_face_is_not_two_people(known):
    """The same face twice would be as alike to Ben as Ann is, if each face could be anybody's."""
    twice = known.score([frame((ANN, LEFT), (ANN, RIGHT))], ["ann", "ben"])

    assert known.score([frame((ANN, LEFT))], ["ann", "ben"]) == 0
    assert twice < 0.9


def test_somebody_never_seen_counts_nothing(known):
    blank = np.zeros((SIDE, SIDE, 3), np.uint8)

    assert known.score([frame((ANN, LEFT))] * 4, ["ann", "ben"]) == 0
    assert known.score([blank] * 4, ["ann"]) == 0


def test_people_may_be_seen_one_after_the_other(known):
    frames = [frame((ANN, LEFT))] * 3 + [frame((BEN, LEFT))] * 3

    assert known.score(frames, ["ann", "ben"]) > 0.99


def test_those_who_do_not_appear_and_those_without_a_reference_are_not_asked_for(known):
    frames = np.stack([frame((ANN, LEFT))] * 2)

    assert known.score(frames, ["ann", "dog"]) > 0.99
    assert known.score(frames, ["dog"]) is None
    assert known.score(frames, []) is None
    assert known.score([], ["ann"]) is None


def test_a_reference_in_which_the_analyser_sees_nobody_is_said_and_left_out(analyzer):
    partly = Likenesses(analyzer, {"ann": frame((ANN, LEFT)), "ben": frame()})

    assert partly.unmeasured == {"ben"}
    assert partly.score([frame((ANN, LEFT))], ["ann", "ben"]) > 0.99
    assert partly.score([frame((ANN, LEFT))], ["ben"]) is None


def test_an_analyser_that_fails_while_it_measures_says_so_by_its_code(analyzer):
    class Broken:
        licence = analyzer.licence
        detect = staticmethod(analyzer.detect)

        def embed(self, rgb: np.ndarray, face: object) -> np.ndarray:
            raise VisionError("the face recogniser failed", code="analyzer_broken")

    with pytest.raises(EngineUnavailable) as refusal:
        Likenesses(Broken(), {"ann": frame((ANN, LEFT))})
    assert refusal.value.code == "analyzer_broken"
    broken_later = Likenesses(Broken(), {})
    broken_later._known["ann"] = np.ones(3, np.float32)
    with pytest.raises(EngineUnavailable) as refusal:
        broken_later.score([frame((ANN, LEFT))], ["ann"])
    assert refusal.value.code == "analyzer_broken"


def test_a_long_take_is_sampled_throughout_and_not_read_whole(known):
    class Frames(list[np.ndarray]):
        read: list[int] = []

        def __getitem__(self, index):
            self.read.append(index)
            return super().__getitem__(index)

    frames = Frames([frame((ANN, LEFT))] * 500)
    known.score(frames, ["ann"])

    assert len(frames.read) == SAMPLES
    assert min(frames.read) < 100
    assert max(frames.read) > 400


def test_the_same_frames_score_the_same(known):
    frames = [frame((ANN, LEFT), (CY, RIGHT))]

    assert known.score(frames, ["ann", "ben"]) == known.score(frames, ["ann", "ben"])


def test_nothing_of_a_face_is_logged_or_shown(known, analyzer, caplog):
    caplog.set_level(logging.DEBUG)
    score = known.score([frame((ANN, LEFT))], ["ann"])
    kept = faithful(lambda seed: "take", lambda _made: score, seed=1, floor=0.5)
    report = Report(identity_score=kept.score, notes=list(kept.notes))

    assert caplog.records == []
    assert "array" not in repr(known) + repr(kept) + repr(report)
    assert isinstance(report.identity_score, float)


class Takes:
    """Makes a take from a seed and remembers having done so."""

    def __init__(self, *scores: float | None) -> None:
        self.scores = scores
        self.seeds: list[int] = []

    def make(self, seed: int) -> int:
        self.seeds.append(seed)
        return len(self.seeds) - 1

    def score(self, take: int) -> float | None:
        return self.scores[take]


@pytest.mark.parametrize("score", [None, 0.4, 0.9])
def test_a_take_that_is_alike_enough_or_was_not_measured_is_made_once(score):
    takes = Takes(score)
    kept = faithful(takes.make, takes.score, seed=7, floor=0.4)

    assert takes.seeds == [7]
    assert (kept.made, kept.seed, kept.score, kept.notes) == (0, 7, score, ())


@pytest.mark.parametrize(
    ("first", "second", "made", "notes"),
    [
        (0.1, 0.8, 1, ()),
        (0.1, 0.3, 1, (BELOW_FLOOR,)),
        (0.3, 0.1, 0, (BELOW_FLOOR,)),
        (0.3, 0.3, 0, (BELOW_FLOOR,)),
        (0.3, None, 0, (BELOW_FLOOR,)),
    ],
)
def test_below_the_floor_it_is_made_once_more_and_the_better_one_is_kept(first, second, made, notes):
    takes = Takes(first, second)
    kept = faithful(takes.make, takes.score, seed=7, floor=0.4)

    assert takes.seeds == [7, another(7)]
    assert (kept.made, kept.seed, kept.notes) == (made, takes.seeds[made], notes)
    assert kept.score == (first, second)[made]


def test_another_seed_is_always_another_one():
    for seed in (0, 7, 2**32 - 1):
        assert another(seed) != seed
        assert 0 <= another(seed) < 2**32


def setup(folder: Path | None, *, kind: str = "insightface", commercial: bool = False) -> Setup:
    return Setup(assets=Path("assets"), analyzer=kind, face_models=folder, operator=Operator(commercial=commercial))


def test_an_installation_without_an_analyser_has_none(pack):
    assert analyzer_of(setup(None, kind=""), "cpu") is None
    assert analyzer_of(setup(pack), "cpu") is not None


@pytest.mark.parametrize(
    ("kind", "folder", "code"),
    [
        ("insightface", None, "analyzer_files_missing"),
        ("eigenfaces", Path(), "analyzer_unknown"),
    ],
)
def test_an_analyser_that_cannot_be_opened_makes_the_engine_unavailable(kind, folder, code):
    with pytest.raises(EngineUnavailable) as caught:
        analyzer_of(setup(folder, kind=kind), "cpu")
    assert caught.value.code == code


def test_research_models_are_not_used_commercially(pack):
    with pytest.raises(EngineUnavailable) as caught:
        analyzer_of(setup(pack, commercial=True), "cpu")
    assert caught.value.code == "analyzer_licence"
