"""The names of all effects, and how each becomes a finished sound."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio.synth import highpass, rng

AMBIENCE_S = 4.0
SEAM_S = 0.5
BED_S = AMBIENCE_S + SEAM_S
"""What an ambience is written for; its seam is then folded away."""
PEAK = 0.9
_END_S = 0.008
_RUMBLE_HZ = 22
_CREST = 4.0

Effect = Callable[[np.random.Generator], np.ndarray]
EFFECTS: dict[str, Effect] = {}
AMBIENCES: set[str] = set()


@lru_cache(maxsize=24)
def effect(name: str, seed: int = 0) -> np.ndarray:
    """Read-only float32 mono [N], 48 kHz, peak 0.9, no DC; an ambience is a loop of 4 s or more.

    Raises SpecRejected for an unknown name.
    """
    if name not in EFFECTS:
        raise SpecRejected(f"no such sound effect: {name}", code="unknown_effect")
    sound = highpass(EFFECTS[name](rng(seed, "effect", name)), _RUMBLE_HZ)
    if name in AMBIENCES:
        sound = _level(_seamless(sound))
    else:
        end = round(_END_S * AUDIO_RATE)
        sound[-end:] *= np.linspace(1, 0, end)
    sound = (PEAK * sound / max(1e-9, np.abs(sound).max())).astype(np.float32)
    sound.flags.writeable = False
    return sound


def single(make: Effect) -> Effect:
    EFFECTS[make.__name__] = make
    return make


def ambience(make: Effect) -> Effect:
    EFFECTS[make.__name__] = make
    AMBIENCES.add(make.__name__)
    return make


def _level(sound: np.ndarray) -> np.ndarray:
    """Rare peaks rounded, so that no ambience is quieter than others of the same gain."""
    level = np.tanh(sound / (_CREST * max(1e-9, sound.std())))
    return level - level.mean()


def _seamless(sound: np.ndarray) -> np.ndarray:
    """The last half second fades into the first, and goes."""
    seam = round(SEAM_S * AUDIO_RATE)
    ramp = np.sqrt(np.linspace(0, 1, seam))
    loop = sound[:-seam].copy()
    loop[:seam] = loop[:seam] * ramp + sound[-seam:] * ramp[::-1]
    return loop
