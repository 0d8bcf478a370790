"""All checks of one capture, and what it leaves: nothing is kept of one that failed but its print."""

import io
import wave
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vision.capture import looks, portraits
from vision.capture.colours import reflected
from vision.capture.contracts import Check, Fault, Finding, Outcome, Script, StepKind, failed, passed
from vision.capture.digits import DigitListener, spoken
from vision.capture.moves import head_moves
from vision.capture.prints import Print, print_of, sample_times
from vision.capture.recording import FRAME_RATE, Recording, between
from vision.capture.track import follow
from vision.media.footage import AUDIO_RATE
from vision.pack import FacePack
from vision.picture import reencode

SHEET_FRAMES = 8
VOICE_AFTER_S = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`photo`, `angles` and `sheet` are JPEGs without metadata, `voice` a WAV of the digits; empty where there is none.

    `portrait` and `heads` are the same pictures as arrays, for a face analyser.
    """

    findings: tuple[Finding, ...]
    print: bytes = b""
    photo: bytes = b""
    portrait: np.ndarray | None = None
    angles: tuple[bytes, ...] = ()
    heads: tuple[np.ndarray, ...] = ()
    sheet: bytes = b""
    voice: bytes = b""

    @property
    def outcome(self) -> Outcome:
        """One failure fails it; one doubt asks for a person's look."""
        found = {finding.outcome for finding in self.findings}
        return next((worst for worst in (Outcome.FAILED, Outcome.UNSURE) if worst in found), Outcome.PASSED)


def judge(
    pack: FacePack, recording: Recording, script: Script, *, listener: DigitListener | None, earlier: Iterable[bytes]
) -> Judgement:
    """`earlier` are the prints of every capture before. Raises MediaError, VisionError `face_pack_missing`."""
    in_time = looks.timing(recording.seconds, script)
    if in_time.codes == (Fault.TOO_SHORT,):
        return Judgement(findings=(in_time,))
    sights = follow(pack, recording.frames())
    one_face = looks.one_face(sights)
    if one_face.codes and not any(sight.landmarks for sight in sights):
        return Judgement(findings=(in_time, one_face))
    picks = portraits.pick(sights, script)
    sampled = sample_times(recording.seconds)
    pictures = _at(recording, [*sampled, *(sight.at_s for sight in (*picks.straight, *picks.angles))])
    straight = [pictures[_number(sight.at_s)] for sight in picks.straight]
    photo, good = portraits.portrait(pack, straight)
    mark = print_of([pictures[_number(at_s)] for at_s in sampled], sights)
    heads = tuple(portraits.head(pictures[_number(sight.at_s)], sight) for sight in picks.angles)
    shown = [pictures[_number(at_s)] for at_s in sampled[:: len(sampled) // SHEET_FRAMES]][:SHEET_FRAMES]
    findings = (
        in_time,
        one_face,
        looks.sharp_and_lit(sights),
        head_moves(sights, script),
        spoken(recording, script, listener),
        reflected(sights, script),
        _fresh(mark, earlier),
        good,
    )
    return Judgement(
        findings=findings,
        print=mark.to_bytes(),
        photo=reencode(photo) if photo is not None else b"",
        portrait=photo,
        angles=tuple(reencode(picture) for picture in heads),
        heads=heads,
        sheet=reencode(portraits.sheet(shown)),
        voice=_voice(recording, script),
    )


def _fresh(mark: Print, earlier: Iterable[bytes]) -> Finding:
    if any(mark.repeats(Print.of_bytes(other)) for other in earlier):
        return failed(Check.FRESH, Fault.REPLAYED)
    return passed(Check.FRESH)


def _number(at_s: float) -> int:
    return int(at_s * FRAME_RATE + 1e-6)


def _at(recording: Recording, times: list[float]) -> dict[int, np.ndarray]:
    """The frames of these times, by number; the last one for what lies beyond."""
    wanted = {_number(at_s) for at_s in times}
    found: dict[int, np.ndarray] = {}
    last = None
    for at_s, rgb in recording.frames():
        last = rgb
        if _number(at_s) in wanted:
            found[_number(at_s)] = rgb
    if last is not None:
        found |= dict.fromkeys(wanted - found.keys(), last)
    return found


def _voice(recording: Recording, script: Script) -> bytes:
    parts = [between(recording, step.start_s, step.end_s + VOICE_AFTER_S) for step in script.of(StepKind.DIGIT)]
    samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    if not len(samples):
        return b""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(AUDIO_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return stream.getvalue()
