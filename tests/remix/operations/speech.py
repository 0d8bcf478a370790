"""Where a line is heard in decoded sound, and how the mouth should move with it."""

import numpy as np
from scipy.signal import fftconvolve

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.viseme import mouth_track
from generation.engines.studio.audio.voice import speak
from generation.engines.studio.audio.voices.base import Voiced
from generation.engines.studio.compile import spoken_lines
from generation.storyboard.schema import Storyboard
from tests.remix.operations.films import Film


def spoken(board: Storyboard) -> Voiced:
    """The one line of it, as the engine says it."""
    ((line, seed),) = spoken_lines(board)
    return speak(line, voice_seed=seed)


def heard(film: Film, line: Voiced) -> tuple[float, float]:
    """The second at which a line begins in the sound, and how much of the sound there is that line, 0..1."""
    sound = film.sound.mean(axis=1)
    match = np.abs(fftconvolve(sound, line.samples[::-1], mode="full"))
    start = int(match.argmax()) - len(line.samples) + 1
    part = sound[max(start, 0) : start + len(line.samples)]
    scale = float(np.linalg.norm(part) * np.linalg.norm(line.samples))
    return start / AUDIO_RATE, float(match.max()) / max(scale, 1e-9)


def shapes(line: Voiced, film: Film, start_s: float) -> np.ndarray:
    """How far the jaw is down, 0..1, by frame, when the line begins at `start_s`."""
    assert line.phones is not None
    return mouth_track(line.phones, film.rate, len(film.frames), start_s=start_s)[:, 0]
