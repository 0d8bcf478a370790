"""A drawn head that follows a challenge passes every check by name; one that does not fails that one."""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import cv2
import numpy as np
import pytest

from cameo.capture.challenge import new_script
from tests.cameo import captures
from vision.capture import listeners, looks
from vision.capture.colours import reflected
from vision.capture.contracts import Check, Fault, Outcome, Script, StepKind
from vision.capture.digits import spoken
from vision.capture.judging import judge
from vision.capture.listeners import GROUP, heard_languages, listener_for
from vision.capture.moves import head_moves
from vision.capture.pocket import PocketDigits
from vision.capture.prints import Print
from vision.capture.recording import Recording, read_recording
from vision.capture.track import Sight, follow
from vision.contracts import Reason
from vision.media.errors import MediaError
from vision.pack import FacePack

SCRIPT = new_script(random.Random(3))


@pytest.fixture(scope="module")
def head(assets: Path) -> captures.Head:
    return captures.Head(assets / "face")


@pytest.fixture(scope="module")
def recording(head: captures.Head, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    folder = tmp_path_factory.mktemp("capture")
    return read_recording(captures.capture(folder / "capture.mp4", head, SCRIPT), folder)


@pytest.fixture(scope="module")
def sights(pack: FacePack, recording: Recording) -> list[Sight]:
    return follow(pack, recording.frames())


def later(script: Script, seconds: float) -> Script:
    """The same, asked for later than it was done."""
    steps = (replace(step, start_s=step.start_s + seconds, end_s=step.end_s + seconds) for step in script.steps)
    return Script(seconds=script.seconds, steps=tuple(steps))


def test_one_who_follows_passes_every_check_and_leaves_a_likeness(pack: FacePack, recording: Recording) -> None:
    judged = judge(pack, recording, SCRIPT, listener=listener_for("en"), earlier=[])
    assert {finding.check: finding.codes for finding in judged.findings if finding.codes} == {}
    assert {finding.check for finding in judged.findings} == set(Check) - {Check.PERSON, Check.VIDEO}
    assert judged.outcome == Outcome.PASSED
    assert judged.photo[:2] == b"\xff\xd8" and len(judged.angles) == 4
    assert judged.voice[:4] == b"RIFF"

    again = judge(pack, recording, SCRIPT, listener=listener_for("en"), earlier=[judged.print])
    assert {finding.check: finding.codes for finding in again.findings if finding.codes} == {
        Check.FRESH: (Fault.REPLAYED,)
    }
    assert again.outcome == Outcome.FAILED


def test_moves_must_be_the_ones_asked_for_and_in_time(sights: list[Sight]) -> None:
    assert head_moves(sights, SCRIPT).outcome == Outcome.PASSED
    for wrong in (captures.other(SCRIPT, StepKind.MOVE), later(SCRIPT, 1.8), later(SCRIPT, -1.8)):
        assert head_moves(sights, wrong).codes == (Fault.MOVES_MISSED,)
    assert head_moves([], SCRIPT).codes == (Fault.MOVES_MISSED,)


def test_digits_must_be_heard_when_they_are_shown(recording: Recording) -> None:
    listener = listener_for("en")
    assert spoken(recording, SCRIPT, listener).outcome == Outcome.PASSED
    for wrong in (captures.other(SCRIPT, StepKind.DIGIT), later(SCRIPT, 2.5)):
        assert spoken(recording, wrong, listener).codes == (Fault.DIGITS_NOT_HEARD,)
    silent = replace(recording, sound=np.zeros_like(recording.sound))
    assert spoken(silent, SCRIPT, listener).codes == (Fault.DIGITS_NOT_HEARD,)
    assert spoken(replace(recording, sound=np.zeros(0, np.float32)), SCRIPT, listener).codes == (Fault.NO_SOUND,)


def test_digits_of_a_language_that_nobody_hears_are_never_a_pass(recording: Recording) -> None:
    assert listener_for("zh") is None
    finding = spoken(recording, SCRIPT, listener_for("zh"))
    assert (finding.outcome, finding.codes) == (Outcome.UNSURE, (Fault.DIGITS_NOT_CHECKED,))


def test_another_grammar_hears_other_words_and_nothing_else() -> None:
    words = {"river": 1, "candle": 2, "orange": 4, "zwei": 7, "drei": 3}
    listener = PocketDigits(words, {"zwei": "T S V AY", "drei": "D R AY"})
    said = {"river": 1, "candle": 2, "orange": 4, "dry": 3}
    assert {word: listener.hear(captures.word(word).astype(np.float32)) for word in said} == said
    with pytest.raises(ValueError, match="qwrtz"):
        PocketDigits({"qwrtz": 1})


def test_a_package_adds_a_language_and_nothing_is_loaded_to_say_so(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint(name="de", value="tests.vision.german:GermanDigits", group=GROUP)
    monkeypatch.setattr(listeners, "entry_points", lambda group: [point] if group == GROUP else [])
    heard_languages.cache_clear()
    try:
        assert set(heard_languages()) == {"en", "de"}
        assert "tests.vision.german" not in sys.modules
        assert spoken(recording, SCRIPT, listener_for("de")).codes == (Fault.DIGITS_NOT_HEARD,)
        listener = listener_for("de")
        assert listener is not None and listener.hear(captures.word("dry").astype(np.float32)) == 3
    finally:
        monkeypatch.undo()
        heard_languages.cache_clear()
    assert listener_for("de") is None


def test_colours_that_do_not_come_back_ask_for_a_look(sights: list[Sight]) -> None:
    assert reflected(sights, SCRIPT).outcome == Outcome.PASSED
    grey = [replace(sight, rgb=np.full(3, 120.0)) for sight in sights]
    for seen, script in ((grey, SCRIPT), (sights, later(SCRIPT, 0.5)), ([], SCRIPT)):
        finding = reflected(seen, script)
        assert (finding.outcome, finding.codes) == (Outcome.UNSURE, (Fault.COLOURS_NOT_SEEN,))


def test_one_face_throughout(sights: list[Sight]) -> None:
    assert looks.one_face(sights).outcome == Outcome.PASSED
    assert looks.one_face([]).codes == (Reason.NO_FACE,)
    gone = [replace(sight, landmarks=None) if 8 < sight.at_s < 10 else sight for sight in sights]
    assert looks.one_face(gone).codes == (Fault.FACE_LOST,)
    assert looks.one_face([replace(sight, landmarks=None) for sight in sights]).codes == (Reason.NO_FACE,)


def test_a_second_person_is_seen(pack: FacePack, head: captures.Head) -> None:
    straight = head.looking(None, 0)
    two = np.hstack([straight, straight[:, ::-1]])
    seen = follow(pack, ((number / 10, two) for number in range(11)))
    assert looks.one_face(seen).codes == (Reason.SEVERAL_FACES,)


def test_dark_and_blurred_pictures_are_named(pack: FacePack, head: captures.Head) -> None:
    def frames(rgb: np.ndarray) -> Iterator[tuple[float, np.ndarray]]:
        return ((number / 10, rgb) for number in range(3))

    straight = head.looking(None, 0)
    blurred = cv2.GaussianBlur(straight, (0, 0), 2.5)
    assert looks.sharp_and_lit(follow(pack, frames(straight))).outcome == Outcome.PASSED
    assert looks.sharp_and_lit(follow(pack, frames((straight * 0.15).astype(np.uint8)))).codes == (Reason.TOO_DARK,)
    assert Reason.BLURRED in looks.sharp_and_lit(follow(pack, frames(blurred))).codes
    assert looks.sharp_and_lit([]).codes == (Reason.NO_FACE,)


@pytest.mark.parametrize(("seconds", "code"), [(0.0, Fault.TOO_SHORT), (20.0, Fault.TOO_SHORT), (29.9, Fault.TOO_LONG)])
def test_a_recording_lasts_as_long_as_its_script(seconds: float, code: Fault) -> None:
    assert looks.timing(SCRIPT.seconds + 0.3, SCRIPT).outcome == Outcome.PASSED
    assert looks.timing(seconds, SCRIPT).codes == (code,)


def test_nothing_but_a_short_video_is_looked_at_no_further(pack: FacePack, recording: Recording) -> None:
    judged = judge(pack, replace(recording, seconds=3.0), SCRIPT, listener=None, earlier=[])
    assert [finding.check for finding in judged.findings] == [Check.TIMING]
    assert not judged.photo and not judged.print


def test_a_replay_is_found_though_it_was_filmed_off_a_screen(
    pack: FacePack, recording: Recording, sights: list[Sight]
) -> None:
    """Cut, mirrored, darker, shaken: the head still moves as it did."""
    trace = np.array([(round(s.yaw_deg or 0), round(s.pitch_deg or 0)) for s in sights[::2]], np.int8)
    blank = np.random.default_rng(1).integers(0, 255, (2, 20, 32), np.uint8)
    first = Print(blank[0], trace)
    shaken = trace[6:] * np.array([-1, 1], np.int8) + np.random.default_rng(2).integers(-1, 2, trace[6:].shape, np.int8)
    assert first.repeats(Print.of_bytes(Print(blank[1], shaken).to_bytes()))
    another = np.roll(trace, len(trace) // 3, axis=0)
    assert not first.repeats(Print(blank[1], another))
    assert not first.repeats(Print(blank[1], np.zeros_like(trace)))


def test_a_text_named_mp4_and_a_broken_video_are_refused(tmp_path: Path) -> None:
    for data, code in ((b"hello, I am a film", "unsupported_video_format"), (b"", "video_too_large")):
        path = tmp_path / "film.mp4"
        path.write_bytes(data)
        with pytest.raises(MediaError) as refusal:
            read_recording(path, tmp_path)
        assert refusal.value.code == code
        assert [found.name for found in tmp_path.iterdir()] == ["film.mp4"]
