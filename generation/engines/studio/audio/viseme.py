"""Phones, or the sound of a voice, to mouth shapes: the track that moves a talking head's lips."""

import re
from collections.abc import Iterable

import numpy as np

from generation.engines.studio.timeline import MOUTH_PARAMS

LIPS_LEAD_S = 0.035
"""Lips are in place before the sound is heard."""
_OVERSAMPLING = 8
_AROUND_S = 0.25
"""Time before and after a line in which its first and last shapes still come and go."""
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
    segments = _segments(phones)
    whole = np.zeros((num_frames, len(MOUTH_PARAMS)), np.float32)
    if not segments:
        return whole
    first_frame = max(0, int((start_s + segments[0][0] - _AROUND_S) * frame_rate))
    last_frame = min(num_frames, int((start_s + segments[-1][1] + _AROUND_S) * frame_rate))
    if first_frame >= last_frame:
        return whole
    fine_rate = frame_rate * _OVERSAMPLING
    moments = np.arange(first_frame * _OVERSAMPLING, last_frame * _OVERSAMPLING)
    times = (moments + 0.5 - _OVERSAMPLING / 2) / fine_rate - start_s + LIPS_LEAD_S
    keys = np.zeros((len(times), len(MOUTH_PARAMS)))
    for begin, end, shape in segments:
        first, last = np.searchsorted(times, (begin, end))
        keys[first:last] = SHAPES[shape]
    track = np.stack([smooth(column, _SMOOTHING_S, fine_rate) for column in keys.T], axis=1)
    press = np.clip(smooth(keys[:, 2], _BILABIAL_S, fine_rate) / 0.55, 0, 1)
    track[:, 2] = press
    track[:, 0] *= 1 - press
    whole[first_frame:last_frame] = track.reshape(last_frame - first_frame, _OVERSAMPLING, -1).mean(axis=1)
    return whole


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


def smooth(values: np.ndarray, width_s: float, rate: int) -> np.ndarray:
    window = np.hanning((int(width_s * rate) | 1) + 2)
    return np.convolve(np.pad(values, len(window) // 2, mode="edge"), window / window.sum(), "valid")
