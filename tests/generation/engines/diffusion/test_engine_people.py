"""People in stories: whose picture a model is shown, and what happens when they are not recognised."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind
from tests.generation.engines.diffusion.stories import Workshop, shot, spec
from vision.analyzers.contracts import AnalysedFace, LicenceState
from vision.identity import build
from vision.pack import FacePack
from vision.picture import open_picture


@pytest.fixture
def workshop(assets: Path) -> Workshop:
    return Workshop(assets)


@pytest.fixture(scope="module")
def people(face, assets: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Reference, ...]:
    """@mira and @ben, enrolled: what a worker is given of them."""
    folder, pack = tmp_path_factory.mktemp("people"), FacePack(assets / "face")
    given = []
    for reference in (face(0, "mira"), face(1, "ben")):
        path = folder / f"{reference.handle}.npz"
        build(pack, open_picture(reference.path.read_bytes())).save(path)
        given.append(replace(reference, path=path))
    return tuple(given)


class Recogniser:
    """Everybody looks like the brightness of their picture; `seen` are the likenesses that takes are given in turn."""

    licence = LicenceState(name="Test", commercial=True, says="")

    def __init__(self, *seen: float) -> None:
        self._seen = list(seen)
        self._known = 0

    def detect(self, rgb: np.ndarray) -> list[AnalysedFace]:
        return [AnalysedFace(box_px=np.zeros(4), keypoints_px=np.zeros((5, 2)), score=1.0)]

    def embed(self, rgb: np.ndarray, face: AnalysedFace) -> np.ndarray:
        if rgb.shape[:2] != (64, 96):
            return np.array([1.0, 0.0], np.float32)
        alike = self._seen[min(self._known // 5, len(self._seen) - 1)]
        self._known += 1
        return np.array([alike, np.sqrt(1 - alike**2)], np.float32)


def recognised(workshop: Workshop, *seen: float, floor: float) -> None:
    workshop.engine._analyzer = Recogniser(*seen)
    workshop.engine._setup = replace(workshop.engine._setup, identity_floor=floor)


def played(*handles: str, **fields: object):
    return shot(subjects=[{"handle": handle} for handle in handles], **fields)


def test_a_model_sees_those_who_appear_in_the_order_of_their_appearance(
    workshop: Workshop, people: tuple[Reference, ...]
) -> None:
    told = (played("ben"), played("mira", "ben", text="@mira lifts @ben", setting="cave"), shot(setting="farm"))
    workshop.render(replace(spec(*told), references=people))
    alone, both, nobody = workshop.adapter.calls
    assert (len(alone.faces), len(both.faces), len(nobody.faces)) == (1, 2, 0)
    assert (both.faces[1] == alone.faces[0]).all()
    assert both.sheet is not None
    assert both.sheet.shape == (64, 96, 3)
    assert nobody.sheet is None
    assert both.prompt.startswith("the person of picture 1 lifts the person of picture 2")


def test_every_stretch_of_a_long_shot_sees_them_again(workshop: Workshop, people: tuple[Reference, ...]) -> None:
    workshop.render(replace(spec(played("ben", seconds=3)), references=people))
    assert len(workshop.adapter.calls) > 2
    assert all(len(call.faces) == 1 for call in workshop.adapter.calls)


def test_nobody_is_measured_without_an_analyser(workshop: Workshop, people: tuple[Reference, ...]) -> None:
    workshop.render(replace(spec(played("ben")), references=people))
    assert workshop.result is not None
    assert workshop.result.report.identity_score is None
    assert len(workshop.adapter.calls) == 1


@pytest.mark.parametrize(
    ("seen", "made", "score", "notes"),
    [
        ((0.8,), 1, 0.8, []),
        ((0.3, 0.9), 2, 0.9, []),
        ((0.3, 0.4), 2, 0.4, ["identity_below_floor"]),
        ((0.3, 0.2), 2, 0.3, ["identity_below_floor"]),
    ],
)
def test_who_is_not_recognised_is_made_once_more_and_the_better_take_is_kept(
    workshop: Workshop,
    people: tuple[Reference, ...],
    seen: tuple[float, ...],
    made: int,
    score: float,
    notes: list[str],
) -> None:
    recognised(workshop, *seen, floor=0.5)
    workshop.render(replace(spec(played("ben")), references=people))
    assert workshop.result is not None
    report = workshop.result.report
    calls = workshop.adapter.calls
    assert len(calls) == made
    assert report.identity_score == pytest.approx(score, abs=1e-3)
    assert report.notes == notes
    kept = max(range(made), key=lambda at: seen[at])
    assert report.settings["seeds"] == str(calls[kept].seed)
    shares = [step.share for step in workshop.steps]
    assert shares == sorted(shares)


def test_the_least_alike_face_of_all_stretches_counts(workshop: Workshop, people: tuple[Reference, ...]) -> None:
    recognised(workshop, 0.9, 0.6, 0.8, floor=0.5)
    workshop.render(
        replace(spec(*(played("ben", setting=name) for name in ("cave", "farm", "city"))), references=people)
    )
    assert workshop.result is not None
    assert workshop.result.report.identity_score == pytest.approx(0.6, abs=1e-3)


def test_a_shot_hears_the_voices_of_those_who_are_in_it(
    workshop: Workshop, people: tuple[Reference, ...], tmp_path: Path
) -> None:
    tone = 0.3 * np.sin(2 * np.pi * 220 * np.arange(AUDIO_RATE) / AUDIO_RATE)
    soundfile.write(tmp_path / "ben.wav", tone, AUDIO_RATE)
    voice = Reference(kind=ReferenceKind.VOICE, handle="ben", path=tmp_path / "ben.wav", consent_id="c1")
    told = (played("mira"), played("mira", "ben", setting="cave"))
    workshop.render(replace(spec(*told), references=(*people, voice)))
    without, heard = workshop.adapter.calls
    assert without.voices == ()
    assert len(heard.voices) == 1
