"""The sound of a voice, without its words, to a mouth track."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.listen import STEP_S, speech_likeness
from generation.engines.studio.audio.track import Held, Recording
from generation.engines.studio.audio.viseme import smooth
from generation.engines.studio.timeline import MOUTH_PARAMS

LEVEL_LEAD_S = 0.012
"""How far lips lead where only the level is known: it rises with the vowel, after the lips have moved."""
_RATE = 200
_HOP = AUDIO_RATE // _RATE
_WINDOW = 1024
_PIECE = 10 * AUDIO_RATE
_SMOOTHING_S = 0.075
_BANDS_HZ = ((250, 5000), (450, 1100), (150, 450), (1700, 3000), (700, 1400), (4000, 9000), (150, 2000))


def mouth_from_audio(
    track: Recording | np.ndarray, frame_rate: int, num_frames: int, *, spoken: bool = False
) -> np.ndarray:
    """float32 [num_frames, 5], MOUTH_PARAMS, for speech in a user's own track, which is read in pieces.

    The jaw follows the level, its shape the balance of formants. Enough to move with, not to read lips. Music alone
    leaves the mouth nearly still (listen.speech_likeness); `spoken` says that all of it is known to be speech.
    """
    recording = Held(track) if isinstance(track, np.ndarray) else track
    still = np.zeros((num_frames, len(MOUTH_PARAMS)), np.float32)
    pieces = range(0, recording.samples, _PIECE)
    if not recording.samples or max(float(np.abs(recording.mono(first, _PIECE)).max()) for first in pieces) < 1e-4:
        return still
    bands = np.concatenate([_bands(recording, first) for first in pieces], axis=1)
    times = np.arange(bands.shape[1]) / _RATE
    speech: np.ndarray | float = 1.0
    if not spoken:
        likeness = speech_likeness(recording)
        speech = np.interp(times, np.arange(len(likeness)) * STEP_S, likeness)
    level_db, middle, low, front, back, sharp, dull = bands
    loud = np.percentile(level_db, 95)
    quiet = max(loud - 32, np.percentile(level_db, 10) + 2)
    level = np.clip((level_db - quiet) / max(6.0, loud - quiet), 0, 1) * speech
    openness = np.clip(0.45 + (middle - low) / 22, 0.25, 1)
    spread = np.clip((front - back + 6) / 9, -1, 1)
    hiss = np.clip((sharp - dull + 2) / 10, 0, 1)
    jaw = level**1.4 * openness * (1 - 0.8 * hiss)
    top = max(1e-3, float(np.percentile(jaw, 97)))
    jaw = np.clip(jaw / max(top, 0.15) * 0.85, 0, 1)
    moments = np.arange(num_frames) / frame_rate + LEVEL_LEAD_S
    columns = (jaw, spread * level, np.zeros(len(times)), hiss * level, np.zeros(len(times)))
    smoothed = [smooth(column, _SMOOTHING_S, _RATE) for column in columns]
    return np.stack([np.interp(moments, times, column, right=0) for column in smoothed], axis=1).astype(np.float32)


def _bands(recording: Recording, first: int) -> np.ndarray:
    """Level in dB [bands, steps] of one piece, _RATE times a second."""
    count = min(_PIECE, recording.samples - first)
    sound = recording.mono(first - _WINDOW // 2, count + _WINDOW)
    frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP][: -(-count // _HOP)]
    window = np.hanning(_WINDOW).astype(np.float32)
    power = np.abs(np.fft.rfft(frames * (window / window.sum()), axis=1)) ** 2
    edges = [(round(low * _WINDOW / AUDIO_RATE), round(high * _WINDOW / AUDIO_RATE)) for low, high in _BANDS_HZ]
    return np.stack([10 * np.log10(power[:, low:high].sum(axis=1) + 1e-12) for low, high in edges])
