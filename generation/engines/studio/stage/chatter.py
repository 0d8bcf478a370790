"""Talk that nobody wrote: who has the word when, and lips that move without a voice."""

import math
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.seeds import unit

TURN_S, VARIES_S = 1.7, 0.9
PAUSE_S = 0.35
SYLLABLES_HZ = 4.4
JAW = (0.12, 0.5)
GIVE_S = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Somebody (by number) has the word between two seconds of the clip."""

    speaker: int
    start_s: float
    end_s: float


def chatter(talkers: list[int], start_s: float, end_s: float, seed: int) -> list[Word]:
    """One after the other, from just after the shot's start until its end; a single talker pauses between sentences."""
    words: list[Word] = []
    at = start_s + 0.15
    while talkers and at < end_s - 0.3:
        seconds = TURN_S + VARIES_S * (2 * unit(seed, "turn", len(words)) - 1)
        words.append(
            Word(speaker=talkers[len(words) % len(talkers)], start_s=at, end_s=min(at + seconds, end_s + PAUSE_S))
        )
        at += seconds + PAUSE_S
    return words


def presence(word: Word, t_s: float) -> float:
    """0 before and after, 1 while it lasts."""
    rise = smooth(word.start_s - GIVE_S, word.start_s + GIVE_S, t_s)
    return rise * (1 - smooth(word.end_s - GIVE_S, word.end_s + GIVE_S, t_s))


def lips(seed: int, t_s: float) -> np.ndarray:
    """float32 [5], MOUTH_PARAMS: syllables of different openings and shapes."""
    number = math.floor(t_s * SYLLABLES_HZ)
    part = t_s * SYLLABLES_HZ - number
    low, high = JAW
    jaw = (low + (high - low) * unit(seed, "jaw", number)) * math.sin(math.pi * part)
    width = (unit(seed, "width", number) - 0.4) * math.sin(math.pi * part)
    return np.array([jaw, width, 0.0, 0.3, 0.0], np.float32)
