"""Phones, or the sound of a voice, to mouth shapes: the track that moves a talking head's lips."""

import re
from collections.abc import Iterable

import numpy as np
from scipy.signal import stft

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.listen import STEP_S, speech_likeness
from generation.engines.studio.timeline import MOUTH_PARAMS

LIPS_LEAD_S = 0.035
"""Lips are in place before the sound is heard."""
LEVEL_LEAD_S = 0.012
"""The same where only the level is known: it rises with the vowel, after the lips have moved."""
_OVERSAMPLING = 8
_SMOOTHING_S = 0.075
_BILABIAL_S = 0.045
_SHORT_PAUSE_S = 0.06
"""A silent phone shorter than this is the joint between two syllables: the mouth does not close for it."""

# jaw, width, press, teeth, tongue, as MOUTH_PARAMS.
SHAPES: dict[str, tuple[float, float, float, float, float]] = {
    "rest": (0, 0, 0, 0, 0),
    "p": (0, -0.05, 1, 0, 0),
    "f": (0.12, 0.1, 0, 0.9, 0),
    "th": (0.2, 0.1, 0, 0.5, 0.8),
    "t": (0.18, 0.15, 0, 0.6, 0.4),
    "s": (0.1, 0.35, 0, 1, 0),
    "sh": (0.15, -0.55, 0, 0.8, 0),
    "k": (0.25, 0.1, 0, 0.2, 0),
    "l": (0.3, 0.1, 0, 0.4, 0.9),
    "r": (0.2, -0.45, 0, 0.3, 0),
    "w": (0.15, -0.95, 0, 0, 0),
    "aa": (0.95, 0.1, 0, 0.3, 0),
    "ae": (0.75, 0.45, 0, 0.5, 0),
    "uh": (0.55, 0.05, 0, 0.3, 0),
    "eh": (0.5, 0.35, 0, 0.4, 0),
    "ih": (0.3, 0.5, 0, 0.5, 0),
    "ee": (0.22, 0.85, 0, 0.6, 0),
    "aw": (0.7, -0.5, 0, 0.1, 0),
    "oh": (0.5, -0.8, 0, 0, 0),
    "oo": (0.25, -1, 0, 0, 0),
    "er": (0.35, -0.35, 0, 0.3, 0),
}
_SYMBOLS = {
    "p": "p b m ɱ",
    "f": "f v ʋ",
    "th": "θ ð",
    "t": "t d n ɾ ʔ ʈ ɖ ɳ",
    "s": "s z ts dz ɕ tɕ ʑ dʑ",
    "sh": "ʃ ʒ tʃ dʒ ʂ tʂ ɻ s. ts. z.",
    "k": "k ɡ g ŋ h x χ ɣ q ç",
    "l": "l ɫ ɭ",
    "r": "ɹ r ʀ ʁ",
    "w": "w ʍ ɥ",
    "ee": "j i",
    "aa": "ɑ a",
    "ae": "æ",
    "uh": "ʌ ə ɐ ɤ o-",
    "eh": "ɛ e",
    "ih": "ɪ ᵻ i. ɨ",
    "aw": "ɔ ɒ",
    "oh": "o ɵ ø œ",
    "oo": "u ʊ y ʉ ɯ",
    "er": "ɜ ɚ ɝ",
}
_SHAPE_OF = {symbol: shape for shape, symbols in _SYMBOLS.items() for symbol in symbols.split()}
_SYMBOL = re.compile("|".join(re.escape(symbol) for symbol in sorted(_SHAPE_OF, key=len, reverse=True)))
_LANGUAGE_SWITCH = re.compile(r"\([a-z-]*\)?")


def shapes_of(ipa: str) -> list[str]:
    """Names of SHAPES that one phone passes through: `aɪ` is aa, ih. Nothing known in it means rest."""
    found = [_SHAPE_OF[match.group()] for match in _SYMBOL.finditer(_LANGUAGE_SWITCH.sub("", ipa))]
    return found or ["rest"]


def mouth_track(
    phones: Iterable[tuple[float, float, str]], frame_rate: int, num_frames: int, *, start_s: float = 0.0
) -> np.ndarray:
    """float32 [num_frames, 5], MOUTH_PARAMS, for `phones` (start_s, end_s, ipa) of a line that begins at `start_s`.

    A frame shows the mouth of the instant it appears, smoothed over 75 ms and leading the sound by 35 ms; lips that
    close for p, b, m stay sharp. Zero where the line is silent.
    """
    fine_rate = frame_rate * _OVERSAMPLING
    times = (np.arange(num_frames * _OVERSAMPLING) + 0.5 - _OVERSAMPLING / 2) / fine_rate - start_s + LIPS_LEAD_S
    keys = np.zeros((len(times), len(MOUTH_PARAMS)))
    for begin, end, shape in _segments(phones):
        first, last = np.searchsorted(times, (begin, end))
        keys[first:last] = SHAPES[shape]
    track = np.stack([_smooth(column, _SMOOTHING_S, fine_rate) for column in keys.T], axis=1)
    press = np.clip(_smooth(keys[:, 2], _BILABIAL_S, fine_rate) / 0.55, 0, 1)
    track[:, 2] = press
    track[:, 0] *= 1 - press
    return track.reshape(num_frames, _OVERSAMPLING, -1).mean(axis=1).astype(np.float32)


def _segments(phones: Iterable[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """(start_s, end_s, shape): diphthongs in equal parts, short joints given to the sound before them."""
    segments: list[tuple[float, float, str]] = []
    for begin, end, ipa in phones:
        shapes = shapes_of(ipa)
        if shapes == ["rest"] and end - begin < _SHORT_PAUSE_S and segments:
            segments[-1] = (segments[-1][0], end, segments[-1][2])
            continue
        edges = np.linspace(begin, end, len(shapes) + 1)
        segments += [(float(a), float(b), shape) for a, b, shape in zip(edges, edges[1:], shapes, strict=False)]
    return segments


def _smooth(values: np.ndarray, width_s: float, rate: int) -> np.ndarray:
    window = np.hanning((int(width_s * rate) | 1) + 2)
    return np.convolve(np.pad(values, len(window) // 2, mode="edge"), window / window.sum(), "valid")


def mouth_from_audio(samples: np.ndarray, frame_rate: int, num_frames: int) -> np.ndarray:
    """float32 [num_frames, 5], MOUTH_PARAMS, for speech in a user's own track: float [N] or [N, 2], 48 kHz.

    The jaw follows the level, its shape the balance of formants. Enough to move with, not to read lips. Music alone
    leaves the mouth nearly still (listen.speech_likeness).
    """
    mono = samples.mean(axis=1) if samples.ndim == 2 else samples
    if not len(mono) or np.abs(mono).max() < 1e-4:
        return np.zeros((num_frames, len(MOUTH_PARAMS)), np.float32)
    hop = AUDIO_RATE // 200
    bins, times, spectrum = stft(mono, AUDIO_RATE, nperseg=1024, noverlap=1024 - hop, boundary="zeros", padded=True)
    power = np.abs(spectrum) ** 2

    def band_db(low_hz: float, high_hz: float) -> np.ndarray:
        return 10 * np.log10(power[(bins >= low_hz) & (bins < high_hz)].sum(axis=0) + 1e-12)

    speech = np.interp(times, np.arange(len(likeness := speech_likeness(mono))) * STEP_S, likeness)
    level_db = band_db(250, 5000)
    loud = np.percentile(level_db, 95)
    quiet = max(loud - 32, np.percentile(level_db, 10) + 2)
    level = np.clip((level_db - quiet) / max(6.0, loud - quiet), 0, 1) * speech
    openness = np.clip(0.45 + (band_db(450, 1100) - band_db(150, 450)) / 22, 0.25, 1)
    spread = np.clip((band_db(1700, 3000) - band_db(700, 1400) + 6) / 9, -1, 1)
    hiss = np.clip((band_db(4000, 9000) - band_db(150, 2000) + 2) / 10, 0, 1)
    jaw = level**1.4 * openness * (1 - 0.8 * hiss)
    top = max(1e-3, float(np.percentile(jaw, 97)))
    jaw = np.clip(jaw / max(top, 0.15) * 0.85, 0, 1)
    moments = np.arange(num_frames) / frame_rate + LEVEL_LEAD_S
    columns = (jaw, spread * level, np.zeros(len(times)), hiss * level, np.zeros(len(times)))
    smooth = [_smooth(column, _SMOOTHING_S, 200) for column in columns]
    return np.stack([np.interp(moments, times, column, right=0) for column in smooth], axis=1).astype(np.float32)
