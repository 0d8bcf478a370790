"""Syllables of a spoken line, and when they should sound on a beat."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.audio.viseme import shapes_of
from generation.engines.studio.audio.voices.base import Phone

_VOWELS = {"aa", "ae", "uh", "eh", "ih", "ee", "aw", "oh", "oo", "er"}
_PAUSE_KEPT_S, _REST_FROM_S = 0.02, 0.14
_SHORTEST_VOWEL_S = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """`source_s` and `sung_s` are the same moments of the spoken and the sung line, ascending; `starts_s` are the
    seconds of the sung line at which its vowels open.
    """

    source_s: np.ndarray
    sung_s: np.ndarray
    starts_s: np.ndarray


def nuclei(phones: Sequence[Phone]) -> list[tuple[float, float]]:
    """(start, end) of each vowel; vowels that touch are one each."""
    return [(a, b) for a, b, ipa in phones if ipa and ipa.strip("ˈˌ") != "j" and set(shapes_of(ipa)) & _VOWELS]


def fit(phones: Sequence[Phone], vowels: Sequence[tuple[float, float]], units: Sequence[int], unit_s: float) -> Fit:
    """Vowels open on the grid of `unit_s`; consonants keep their length, pauses shrink, vowels take what is left."""
    source, sung, starts = [0.0], [0.0], []
    at_s = vowels[0][0]
    for index, (opens, closes) in enumerate(vowels):
        starts.append(at_s)
        source.append(opens)
        sung.append(at_s)
        if index + 1 == len(vowels):
            end_s = at_s + units[index] * unit_s
            source.append(closes)
            sung.append(end_s)
            break
        following = vowels[index + 1][0]
        pause = sum(b - a for a, b, ipa in phones if not ipa and a >= closes and b <= following)
        between = following - closes - pause + min(pause, _PAUSE_KEPT_S)
        rest = units[index] + (1 if pause > _REST_FROM_S else 0)
        next_s = at_s + rest * unit_s
        held = max(_SHORTEST_VOWEL_S, next_s - at_s - between - (unit_s if pause > _REST_FROM_S else 0.0))
        source.append(closes)
        sung.append(at_s + min(held, 0.8 * (next_s - at_s)))
        at_s = next_s
    last = max(end for _, end, ipa in phones if ipa)
    source.append(max(last, source[-1] + 1e-3))
    sung.append(sung[-1] + source[-1] - source[-2])
    keep = np.concatenate([[True], np.diff(source) > 1e-6])
    return Fit(source_s=np.array(source)[keep], sung_s=np.array(sung)[keep], starts_s=np.array(starts))
