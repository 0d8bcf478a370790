"""Capture videos, drawn: the astronaut's head (NASA, public domain) turns by the depth of its own mesh, espeak says the
digits, and coloured light falls on the face.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.signal import resample_poly

from generation.engines.studio.audio.voices.espeak import Espeak
from tests.vision.photos import astronaut
from vision.capture.contracts import Move, Script, Step, StepKind
from vision.detect import detect
from vision.landmarks import fit
from vision.pack import FacePack

WIDTH, HEIGHT, RATE, SOUND_RATE = 480, 640, 12, 48_000
YAW_DEG, PITCH_DEG, ANGLES = 30.0, 26.0, 6
"""The farthest turns, and how many positions lie between them and a straight look."""
LIGHT = {"red": (255, 40, 40), "green": (40, 255, 40), "blue": (40, 40, 255), "yellow": (255, 255, 40)}
STRENGTH = 0.12
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SPEAKER = 2
"""A seed of espeak whose voice pocketsphinx understands well."""
REACTION_S, TURNING_S, BACK_S = 0.3, 0.4, 0.35


class Head:
    """One head in 480 x 640, straight and turned."""

    def __init__(self, pack_folder: Path) -> None:
        pack, photo = FacePack(pack_folder), astronaut()
        landmarks = fit(pack, photo, detect(pack, photo)[0])
        points, unit = landmarks.points_px, landmarks.eye_distance_px
        self._middle = points[:, :2].mean(axis=0)
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = [self._middle + unit * far * np.column_stack([np.cos(angles), 1.2 * np.sin(angles)]) for far in (2.2, 3)]
        known = np.concatenate([points[:, :2], *ring])
        depth = np.concatenate([points[:, 2], np.full(2 * len(angles), unit)])
        rows, columns = np.mgrid[0:512:8, 0:512:8].astype(float)
        places = np.column_stack([columns.ravel(), rows.ravel()])
        field = RBFInterpolator(known, depth, neighbors=40, smoothing=5)(places).reshape(rows.shape)
        self._depth = cv2.resize(field.astype(np.float32), (512, 512))
        self._photo = photo

    @cache  # noqa: B019  one head a session
    def looking(self, move: Move | None, position: int) -> np.ndarray:
        """uint8 [HEIGHT, WIDTH, 3], turned by position / ANGLES of the farthest."""
        turned = self._photo if move is None or not position else self._turned(move, position / ANGLES)
        large = cv2.resize(turned, (640, 640), interpolation=cv2.INTER_CUBIC)
        return np.ascontiguousarray(large[:, 37 : 37 + WIDTH])

    def _turned(self, move: Move, share: float) -> np.ndarray:
        across = move in (Move.LEFT, Move.RIGHT)
        sign = {Move.LEFT: 1, Move.RIGHT: -1, Move.UP: -1, Move.DOWN: 1}[move]
        turn = np.radians(sign * share * (YAW_DEG if across else PITCH_DEG))
        y, x = np.mgrid[0:512, 0:512].astype(np.float32)
        source, still, centre = (x.copy(), y, self._middle[0]) if across else (y.copy(), x, self._middle[1])
        target = source.copy()
        for _ in range(12):
            at = (source, still) if across else (still, source)
            near = cv2.remap(self._depth, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            moved = centre + (source - centre) * np.cos(turn) - near * np.sin(turn)
            source = (source + 0.6 * (target - moved)).astype(np.float32)
        at = (source, still) if across else (still, source)
        return cv2.remap(self._photo, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def frames(head: Head, script: Script, *, lead_s: float = 0.0, light: float = STRENGTH) -> Iterator[np.ndarray]:
    """At RATE; `lead_s` seconds of a straight look come first."""
    rng = np.random.default_rng(5)
    for number in range(round((lead_s + script.seconds + 0.4) * RATE)):
        at_s = number / RATE - lead_s
        move, share = _turn(script, at_s)
        seen = head.looking(move, round(share * ANGLES)).astype(np.float32)
        colour = next((step for step in script.of(StepKind.COLOUR) if step.start_s <= at_s - 0.08 < step.end_s), None)
        if colour is not None:
            seen += light * (np.array(LIGHT[colour.value], np.float32) - seen)
        yield np.clip(seen + rng.normal(0, 1.5, (HEIGHT, WIDTH, 1)), 0, 255).astype(np.uint8)


def sound(script: Script, *, lead_s: float = 0.0) -> np.ndarray:
    """int16 [N] at SOUND_RATE: the digits, each a moment after it is shown, over a little noise."""
    samples = np.random.default_rng(6).normal(0, 0.002, round((lead_s + script.seconds + 0.4) * SOUND_RATE))
    for step in script.of(StepKind.DIGIT):
        said = word(WORDS[int(step.value)])
        start = round((lead_s + step.start_s + REACTION_S) * SOUND_RATE)
        part = samples[start : start + len(said)]
        part += said[: len(part)]
    return (np.clip(samples, -1, 1) * 32767).astype(np.int16)


@cache
def word(text: str) -> np.ndarray:
    said = Espeak().utter(text, voice="", language="en", delivery="say", seed=SPEAKER)
    up = Fraction(SOUND_RATE, said.rate)
    return resample_poly(said.samples, up.numerator, up.denominator)


def film(path: Path, pictures: Iterator[np.ndarray], samples: np.ndarray | None, *, rate: int = RATE) -> Path:
    """H.264 and AAC in .mp4, VP8 and Opus in .webm."""
    codecs = {".mp4": ("libx264", "aac"), ".webm": ("libvpx", "libopus")}[path.suffix]
    fast = {"preset": "ultrafast", "crf": "20"} if path.suffix == ".mp4" else {"deadline": "realtime", "cpu-used": "8"}
    with av.open(str(path), "w") as container:
        video = container.add_stream(codecs[0], rate=rate, options=fast)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.bit_rate = 2_500_000
        voice = container.add_stream(codecs[1], rate=SOUND_RATE, layout="mono") if samples is not None else None
        for picture in pictures:
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(video.encode())
        if voice is not None and samples is not None:
            for start in range(0, len(samples), SOUND_RATE):
                part = av.AudioFrame.from_ndarray(samples[None, start : start + SOUND_RATE], "s16", "mono")
                part.sample_rate, part.pts = SOUND_RATE, start
                container.mux(voice.encode(part))
            container.mux(voice.encode())
    return path


def capture(path: Path, head: Head, script: Script, *, light: float = STRENGTH) -> Path:
    """Does all that the script asks."""
    return film(path, frames(head, script, light=light), sound(script))


def other(script: Script, kind: StepKind) -> Script:
    """The same script with every move or digit another one."""
    turned = {Move.LEFT: Move.RIGHT, Move.RIGHT: Move.UP, Move.UP: Move.DOWN, Move.DOWN: Move.LEFT}

    def changed(step: Step) -> str:
        if step.kind != kind:
            return step.value
        return turned[Move(step.value)] if kind == StepKind.MOVE else str((int(step.value) + 3) % 10)

    steps = (Step(kind=step.kind, value=changed(step), start_s=step.start_s, end_s=step.end_s) for step in script.steps)
    return Script(seconds=script.seconds, steps=tuple(steps))


def _turn(script: Script, at_s: float) -> tuple[Move | None, float]:
    """Which way the head looks, and how far of the farthest."""
    for step in script.of(StepKind.MOVE):
        begin, back = step.start_s + REACTION_S, step.end_s - 0.1
        if begin <= at_s < back + BACK_S:
            return Move(step.value), min(1.0, (at_s - begin) / TURNING_S, 1.0 - max(0.0, at_s - back) / BACK_S)
    return None, 0.0
