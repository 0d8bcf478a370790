"""One touch of an instrument that somebody plays in the picture."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import single
from generation.engines.studio.audio.effects.grain import add
from generation.engines.studio.audio.instruments import drums, keys, plucked
from generation.engines.studio.audio.synth import length


@single
def strum(chance: np.random.Generator) -> np.ndarray:
    """Six strings of a guitar, downwards."""
    total, shift = np.zeros(length(1.8)), int(chance.choice((0, 2, -2, 5)))
    for index, note in enumerate((40, 47, 52, 56, 59, 64)):
        add(total, plucked.pluck(note + shift, 1.6), 0.022 * index, chance.uniform(0.6, 1))
    return total


@single
def piano(chance: np.random.Generator) -> np.ndarray:
    """A chord, both hands."""
    total, shift = np.zeros(length(1.8)), int(chance.choice((0, 2, 5, 7)))
    for index, note in enumerate((48, 60, 64, 67)):
        add(total, keys.piano(note + shift, 1.75), 0.008 * index, chance.uniform(0.7, 1))
    return total


@single
def drum(chance: np.random.Generator) -> np.ndarray:
    """Kick, snare, and a tom."""
    total = np.zeros(length(0.9))
    add(total, drums.kick(), 0)
    add(total, drums.snare(), 0.18, chance.uniform(0.6, 0.8))
    add(total, drums.tom(float(chance.choice((92.0, 118.0)))), 0.34, 0.9)
    return total
