"""Machines, near and all around."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import BED_S, ambience, single
from generation.engines.studio.audio.effects.grain import add, breath, crackle, hum
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, length, lowpass, noise, sweep, swell


@single
def honk(chance: np.random.Generator) -> np.ndarray:
    """A car's two-tone horn."""
    seconds, f = 0.55, chance.uniform(390, 440)
    t = clock(seconds)
    reeds = sum(2 * ((ratio * f * t) % 1) - 1 for ratio in (1.0, 1.26, 1.004, 1.265))
    return bandpass(np.tanh(np.asarray(reeds)), 500, 2600) * swell(seconds, 0.012, 0.05)


@single
def engine(chance: np.random.Generator) -> np.ndarray:
    """A motor that starts, revs and settles."""
    seconds = 2.0
    u = clock(seconds) / seconds
    turns = chance.uniform(32, 40) * (0.7 + 1.5 * np.sin(np.pi * np.clip((u - 0.1) / 0.75, 0, 1)) ** 2)
    fire = np.exp(-6 * (sweep(turns * 2) % 1)) * (1 + 0.3 * np.sin(2 * np.pi * sweep(turns / 2)))
    motor = np.tanh(2.5 * lowpass(fire - fire.mean(), 900)) + 0.25 * bandpass(noise(chance, seconds), 300, 1800) * fire
    return motor * swell(seconds, 0.08, 0.4)


@single
def typing(chance: np.random.Generator) -> np.ndarray:
    """A burst of keys and a space bar."""
    total = np.zeros(length(1.15))
    at_s = 0.0
    for key in range(9):
        add(total, _key(chance, low=key == 8), at_s, chance.uniform(0.6, 1))
        at_s += chance.uniform(0.07, 0.15)
    return total


def _key(chance: np.random.Generator, *, low: bool) -> np.ndarray:
    pitch = 1400 if low else chance.uniform(2200, 3200)
    click = bandpass(noise(chance, 0.06), pitch, 2 * pitch) * decay(0.06, 0.006, 0.0005)
    return click + 0.35 * lowpass(noise(chance, 0.06), 500) * decay(0.06, 0.012, 0.001)


@ambience
def drone(chance: np.random.Generator) -> np.ndarray:
    """The hum of empty space: detuned low fifths that drift."""
    t = clock(BED_S)
    base = 55.0
    tones = sum(
        amount * np.sin(2 * np.pi * base * ratio * t + 0.8 * np.sin(2 * np.pi * t * drift + chance.uniform(0, 6)))
        for ratio, amount, drift in ((1, 1, 0.25), (1.5, 0.6, 0.5), (2.01, 0.4, 0.25), (3.02, 0.15, 0.75))
    )
    air = bandpass(noise(chance, BED_S), 150, 500) * breath(chance, BED_S, 4.0, 0.7)
    return np.asarray(tones) * breath(chance, BED_S, 4.0, 0.4) + 0.5 * air


@ambience
def machines(chance: np.random.Generator) -> np.ndarray:
    """A works hall: motors, a piston twice a second, a hiss of steam."""
    total = 0.25 * hum(BED_S, 50, (1, 0.6, 0.5, 0.2, 0.3)) + 0.3 * bandpass(noise(chance, BED_S), 300, 1400)
    stroke = np.tanh(2 * bandpass(noise(chance, 0.3), 180, 900)) * decay(0.3, 0.05)
    clank = bandpass(noise(chance, 0.2), 2300, 3400) * decay(0.2, 0.03)
    for beat in range(9):
        add(total, stroke, beat * 0.5, 1.6)
        add(total, clank, beat * 0.5 + 0.25, 0.5)
    add(total, highpass(noise(chance, 0.7), 4000) * swell(0.7, 0.05, 0.4), chance.uniform(0.5, 3), 0.25)
    return total


@ambience
def radio_hiss(chance: np.random.Generator) -> np.ndarray:
    hiss = bandpass(noise(chance, BED_S), 600, 3200)
    return 0.4 * hiss * breath(chance, BED_S, 2.3, 0.5) + 2 * bandpass(crackle(chance, BED_S, 30), 800, 4000)


@ambience
def traffic(chance: np.random.Generator) -> np.ndarray:
    """A wide road: cars that come and go, one far horn."""
    seconds = 6.5
    t = clock(seconds)
    total = 0.5 * lowpass(noise(chance, seconds), 300, 1)
    for _ in range(5):
        at, width = chance.uniform(0, seconds), chance.uniform(0.35, 0.8)
        tyres = bandpass(noise(chance, seconds), chance.uniform(250, 500), chance.uniform(900, 1800))
        total += chance.uniform(0.4, 1) * tyres * np.exp(-(((t - at) / width) ** 2))
    far = lowpass(honk(chance), 1200)
    add(total, far, chance.uniform(1, 4), 0.12)
    return total


@ambience
def subway(chance: np.random.Generator) -> np.ndarray:
    """Wheels over rail joints in a tube, and a motor that whines."""
    t = clock(BED_S)
    roll = lowpass(noise(chance, BED_S), 180) * 1.4 + 0.5 * bandpass(noise(chance, BED_S), 350, 1100)
    whine = 0.06 * np.sin(2 * np.pi * sweep(620 + 60 * np.sin(2 * np.pi * t / 4)))
    total = roll * breath(chance, BED_S, 4.0, 0.3) + whine
    joint = bandpass(noise(chance, 0.12), 200, 1600) * decay(0.12, 0.022)
    for bogie in range(5):
        for wheel_s in (0.0, 0.13):
            add(total, joint, bogie + 0.1 + wheel_s, 2.2)
    return total
