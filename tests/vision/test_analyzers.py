"""Faces are found, aligned and told apart by the real packages over hand-made nets, and never by way of the network."""

import json
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import cv2
import numpy as np
import pytest
from insightface.data import get_image
from insightface.model_zoo import model_license
from insightface.utils.face_align import norm_crop

from tests.generation.engines.diffusion.tiny import onnx_faces
from vision.analyzers import open_analyzer
from vision.analyzers.align import aligned
from vision.analyzers.contracts import AnalysedFace, FaceAnalyzer, similarity
from vision.contracts import VisionError

LEFT, RIGHT = (288, 256), (800, 256)
"""Corners of two painted squares that fall on whole cells of the detectors."""
FACE_POINTS = np.array([[120, 130], [200, 128], [160, 170], [128, 210], [196, 208]], np.float32)
"""A face somewhere in a picture of 320 x 320, mouth and nose a little askew."""


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was asked of the network: each attempt is refused and kept."""
    attempts: list[object] = []

    def refuse(*address: object, **_options: object) -> NoReturn:
        attempts.append(address)
        raise OSError("offline")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return attempts


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("packs")
    onnx_faces.build(root / "legacy")
    onnx_faces.build_v2(root / "v2")
    onnx_faces.build_opencv(root / "opencv")
    return root


@pytest.fixture(params=[("insightface", "v2"), ("opencv", "opencv")], ids=["insightface", "opencv"])
def painted_finder(request: pytest.FixtureRequest, packs: Path) -> FaceAnalyzer:
    """Finds what is painted magenta."""
    kind, folder = request.param
    analyzer = open_analyzer(kind, packs / folder)
    assert analyzer is not None
    return analyzer


def sample() -> np.ndarray:
    """insightface's own: six people, uint8 [886, 1280, 3]."""
    return np.ascontiguousarray(get_image("t1")[..., ::-1])


def marked(*corners: tuple[int, int]) -> np.ndarray:
    picture = sample()
    for x, y in corners:
        picture[y : y + 128, x : x + 128] = onnx_faces.MAGENTA
    return picture


def refused(kind: str, folder: Path | None, device: str = "cpu") -> str:
    with pytest.raises(VisionError) as caught:
        open_analyzer(kind, folder, device)
    assert str(folder) not in str(caught.value)
    return caught.value.code


def test_no_analyser_is_configured_by_default():
    assert open_analyzer("", None) is None


def test_an_unknown_analyser_is_refused_by_name(packs):
    assert refused("eigenfaces", packs) == "analyzer_unknown"


@pytest.mark.parametrize("kind", ["insightface", "opencv"])
def test_a_missing_folder_is_refused_without_asking_the_network(kind, tmp_path, asked):
    (tmp_path / "empty").mkdir()

    for folder in (None, tmp_path / "buffalo_l", tmp_path / "empty"):
        assert refused(kind, folder) == "analyzer_files_missing"
    assert asked == []


def test_packages_that_are_not_installed_are_named(monkeypatch, packs):
    monkeypatch.delitem(sys.modules, "vision.analyzers.insightface", raising=False)
    monkeypatch.setitem(sys.modules, "insightface.app", None)

    assert refused("insightface", packs / "legacy") == "analyzer_not_installed"


def test_asking_for_no_analyser_imports_none():
    script = """
import sys
from vision.analyzers import open_analyzer
open_analyzer("", None)
print([name for name in sys.modules if name.split(".")[0] in ("insightface", "onnxruntime", "onnx", "torch")])
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_insightface_reads_a_pack_as_it_comes_and_knows_a_face_again(packs, asked):
    analyzer = open_analyzer("insightface", packs / "legacy")
    assert analyzer is not None
    faces = analyzer.detect(sample())
    first, *others = [analyzer.embed(sample(), face) for face in faces[:5]]

    assert len(faces) > 5
    assert first.shape == (512,)
    assert first.dtype == np.float32
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert similarity(first, analyzer.embed(sample(), faces[0])) == pytest.approx(1, abs=1e-6)
    assert max(similarity(first, other) for other in others) < 0.9
    assert asked == []


def test_faces_are_found_where_they_are_and_nowhere_else(painted_finder):
    found = sorted(painted_finder.detect(marked(LEFT, RIGHT)), key=lambda face: face.box_px[0])

    assert painted_finder.detect(sample()) == []
    assert painted_finder.detect(np.zeros((32, 32, 3), np.uint8)) == []
    assert len(found) == 2
    for face, (x, y) in zip(found, (LEFT, RIGHT), strict=True):
        left, top, wide, tall = face.box_px
        assert left < x + 64 < left + wide
        assert top < y + 64 < top + tall
        assert face.keypoints_px.shape == (5, 2)
        assert (np.abs(face.keypoints_px - (x + 64, y + 64)) < 90).all()
        assert face.keypoints_px[0, 0] < face.keypoints_px[1, 0]
        assert face.score > 0.9


def test_the_most_prominent_face_comes_first(packs):
    analyzer = open_analyzer("insightface", packs / "v2")
    assert analyzer is not None
    picture = np.zeros((640, 640, 3), np.uint8)
    picture[0:64, 0:64] = onnx_faces.MAGENTA
    picture[160:320, 160:320] = onnx_faces.MAGENTA
    weights = [face.score * float(face.box_px[2]) for face in analyzer.detect(picture)]

    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 3 * weights[-1]


def test_what_is_seen_in_a_picture_does_not_depend_on_its_size(painted_finder):
    """The detector sees it at one size, so the face lies at the same share of either picture."""
    picture = marked(LEFT)
    twice = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    (face,), (large,) = painted_finder.detect(picture), painted_finder.detect(twice)

    assert large.box_px == pytest.approx(2 * face.box_px, abs=4)
    assert similarity(painted_finder.embed(picture, face), painted_finder.embed(twice, large)) > 0.95


def test_the_same_picture_gives_the_same_bits(painted_finder):
    picture = marked(LEFT)
    faces = [painted_finder.detect(picture)[0] for _ in range(2)]

    assert (faces[0].keypoints_px == faces[1].keypoints_px).all()
    assert (painted_finder.embed(picture, faces[0]) == painted_finder.embed(picture, faces[1])).all()


def test_a_face_that_is_turned_is_embedded_upright(painted_finder):
    upright = sample()[300:620, 500:820]
    face = AnalysedFace(box_px=np.array([80, 80, 160, 160.0]), keypoints_px=FACE_POINTS, score=1.0)
    turn = cv2.getRotationMatrix2D((160, 160), 30, 0.9)
    tilted = cv2.warpAffine(upright, turn, (320, 320), flags=cv2.INTER_CUBIC)
    turned = AnalysedFace(box_px=face.box_px, keypoints_px=FACE_POINTS @ turn[:, :2].T + turn[:, 2], score=1.0)
    known = painted_finder.embed(upright, face)

    assert similarity(known, painted_finder.embed(tilted, turned)) > 0.98
    assert similarity(known, painted_finder.embed(tilted, face)) < 0.9


@pytest.mark.filterwarnings("ignore:`estimate` is deprecated:FutureWarning")
def test_alignment_is_that_of_insightface_and_of_opencv(packs):
    picture = sample()[300:620, 500:820]
    face = AnalysedFace(box_px=np.array([80, 80, 160, 160.0]), keypoints_px=FACE_POINTS, score=1.0)
    ours = aligned(picture, face).astype(int)
    sface = cv2.FaceRecognizerSF.create(str(packs / "opencv" / "face_recognition_sface_2021dec.onnx"), "")
    row = np.array([[80, 80, 160, 160, *FACE_POINTS.ravel(), 1.0]], np.float32)

    assert np.abs(ours - norm_crop(picture, FACE_POINTS)).max() <= 2
    assert np.abs(ours - sface.alignCrop(picture, row)).mean() < 1
    assert aligned(picture, face, 224).shape == (224, 224, 3)


def test_a_pack_that_was_tampered_with_is_refused(packs, tmp_path, asked):
    tampered = shutil.copytree(packs / "v2", tmp_path / "tampered")
    with (tampered / "rec.onnx").open("ab") as file:
        file.write(b"x")

    assert refused("insightface", tampered) == "analyzer_broken"
    assert asked == []


@pytest.mark.parametrize("bad", [{"manifest_version": 2}, {"manifest_version": 2, "tasks": {"detection": "det.onnx"}}])
def test_a_damaged_manifest_is_refused(bad, packs, tmp_path):
    pack = shutil.copytree(packs / "v2", tmp_path / "pack")
    (pack / "manifest.json").write_text(json.dumps(bad))

    assert refused("insightface", pack) == "analyzer_broken"


def test_files_that_are_no_nets_are_refused(packs, tmp_path):
    pack = shutil.copytree(packs / "legacy", tmp_path / "legacy")
    (pack / "det_10g.onnx").write_bytes(b"not a net")
    zoo = shutil.copytree(packs / "opencv", tmp_path / "opencv")
    (zoo / "face_recognition_sface_2021dec.onnx").write_bytes(b"not a net")

    assert refused("insightface", pack) == "analyzer_broken"
    assert refused("opencv", zoo) == "analyzer_broken"


def test_a_pack_without_a_recogniser_or_a_detector_is_refused(packs, tmp_path):
    blind, dumb = (shutil.copytree(packs / "legacy", tmp_path / name) for name in ("blind", "dumb"))
    (blind / "det_10g.onnx").unlink()
    (dumb / "w600k_r50.onnx").unlink()

    assert refused("insightface", blind) == "analyzer_broken"
    assert refused("insightface", dumb) == "analyzer_files_missing"


def test_the_licence_of_a_pack_is_said_in_words(packs):
    analyzer = open_analyzer("insightface", packs / "legacy")
    assert analyzer is not None

    assert analyzer.licence.commercial is False
    assert "non-commercial research only" in analyzer.licence.says


def test_a_licence_that_nobody_signed_allows_nothing(packs, tmp_path):
    forged = shutil.copytree(packs / "v2", tmp_path / "forged")
    (forged / "MODEL.LICENSE").write_text(json.dumps({"grant": "commercial", "customer": "me"}))
    analyzer = open_analyzer("insightface", forged)
    assert analyzer is not None

    assert analyzer.licence.commercial is False
    assert "MODEL.LICENSE beside the models" in analyzer.licence.says


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (model_license.STATUS_DEPENDENCY_MISSING, "rfc8785"),
        (model_license.STATUS_EXPIRED, "expired"),
        (model_license.STATUS_INVALID, "does not hold"),
    ],
)
def test_a_licence_that_does_not_hold_is_said_and_counts_as_none(status, says, packs, monkeypatch):
    seen = model_license.ModelLicenseInspection(packs, "tiny_v2", None, status, "")
    monkeypatch.setattr(model_license, "inspect_model_package_license", lambda _folder: seen)
    analyzer = open_analyzer("insightface", packs / "v2")
    assert analyzer is not None

    assert analyzer.licence.commercial is False
    assert says in analyzer.licence.says


@pytest.mark.parametrize(("grant", "allowed"), [("commercial", True), ("non-commercial", False)])
def test_a_signed_licence_counts_for_what_it_grants(grant, allowed, packs, monkeypatch):
    """insightface's signature check is its own; what it answers is what the operator is told."""
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    signed = model_license.ModelLicense("1", "InsightFace", "tiny_v2", grant, start, end, customer="us")
    verified = model_license.ModelLicenseInspection(packs, "tiny_v2", None, f"verified_{grant}", "", license=signed)
    monkeypatch.setattr(model_license, "inspect_model_package_license", lambda _folder: verified)
    analyzer = open_analyzer("insightface", packs / "v2")
    assert analyzer is not None

    assert analyzer.licence.commercial is allowed
    assert "2027-01-01" in analyzer.licence.says


def test_nobody_checked_what_opencv_is_given(packs):
    analyzer = open_analyzer("opencv", packs / "opencv")
    assert analyzer is not None

    assert analyzer.licence.commercial is None
    assert "MIT" in analyzer.licence.name


def test_a_face_shows_nothing_of_itself_in_a_log(painted_finder):
    face = painted_finder.detect(marked(LEFT))[0]

    assert repr(face) == f"AnalysedFace(score={face.score!r})"


def test_embeddings_without_length_are_alike_to_nothing():
    assert similarity(np.zeros(4, np.float32), np.ones(4, np.float32)) == 0
    assert similarity(np.ones(4, np.float32), -np.ones(4, np.float32)) == pytest.approx(-1)
