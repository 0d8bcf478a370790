"""Things that rain: fall, bounce, squash, sit. Picture and sound read the same closed forms."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.stage.seeds import generator

PERIOD_S = 5.0
"""Each thing falls anew this often."""
FAR_M, NEAR_M = 8.0, -0.95
"""Depth that things fall in, from behind the people to before them."""
BOUNCES = (1.30, 0.62)
"""Speed after the first and second landing, m/s at the Moon's pull, scaled by the square root of gravity."""
SIT_S = 0.9
HOP_OFF_MPS = 1.5
CLEAR_HALF_M = 0.42
"""Things before the people keep out of this much around the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """One thing at one moment: height of its underside in metres, turn in turns, squash 1 is round."""

    x: float
    y: float
    z: float
    size_m: float
    turn: float
    squash: float
    kind: int


class Shower:
    """`count` things of `kinds` pictures; `gravity` in m/s^2."""

    def __init__(self, seed: int, count: int, kinds: int, size_m: float, gravity: float) -> None:
        rng = generator(seed, "shower")
        self._count = count
        depth = rng.random(count)
        self._z = NEAR_M + depth**1.5 * (FAR_M - NEAR_M)
        front = self._z < 0.15
        side = np.sign(rng.random(count) - 0.5)
        reach = 0.42 * (self._z + 3.0)
        self._x = (rng.random(count) * 2 - 1) * reach
        self._x = np.where(
            front & (np.abs(self._x) < CLEAR_HALF_M), side * (CLEAR_HALF_M + 0.4 * rng.random(count)), self._x
        )
        self._start = (np.arange(count) + rng.random(count)) / count * PERIOD_S
        self._speed = (2.3 + rng.random(count) * 0.9) * (gravity / 2.6) ** 0.35
        self._spin = (rng.random(count) * 2 - 1) * 0.5
        self._angle = rng.random(count)
        self._size = size_m * (0.85 + 0.3 * rng.random(count))
        self._top = 2.2 + (self._z + 3.0) * 0.62
        self._kind = rng.integers(0, max(1, kinds), count)
        self._gravity = gravity
        self._kick = [speed * math.sqrt(gravity / 2.6) for speed in BOUNCES]

    def _fall_s(self, number: int) -> float:
        return float(self._top[number] / self._speed[number])

    def at(self, number: int, t_s: float) -> Drop:
        since = (t_s - self._start[number]) % PERIOD_S
        fall = self._fall_s(number)
        x, turned, squash = float(self._x[number]), float(self._angle[number]), 1.0
        if since < fall:
            height = float(self._top[number] - self._speed[number] * since)
            turned += float(self._spin[number]) * since
        else:
            height, squash, turned, x = self._landed(number, since - fall, turned + float(self._spin[number]) * fall)
        return Drop(
            x=x,
            y=height,
            z=float(self._z[number]),
            size_m=float(self._size[number]),
            turn=turned,
            squash=squash,
            kind=int(self._kind[number]),
        )

    def _landed(self, number: int, since: float, turned: float) -> tuple[float, float, float, float]:
        """Height, squash, turn and x after the first touch: it rights itself, sits, then hops out of the frame."""
        x = float(self._x[number])
        upright = round(turned)
        settle = math.exp(-since * 4.0)
        turned = upright + (turned - upright) * settle
        for speed in self._kick:
            flight = 2 * speed / self._gravity
            if since < flight:
                return speed * since - 0.5 * self._gravity * since**2, 1 - 0.30 * math.exp(-since * 15), turned, x
            since -= flight
        wait = since - SIT_S
        rest = 1 - 0.16 * math.exp(-since * 10)
        if wait <= 0:
            return 0.0, rest, turned, x
        hop = abs(math.sin(wait * 8)) * 0.18
        direction = 1 if x > 0 else -1
        return hop, 1.0, turned + 0.03 * math.sin(wait * 8), x + direction * HOP_OFF_MPS * wait**1.2

    def drops(self, t_s: float) -> list[Drop]:
        """Everything now, farthest first."""
        return sorted((self.at(number, t_s) for number in range(self._count)), key=lambda drop: -drop.z)

    def landings(self, start_s: float, end_s: float) -> Iterator[tuple[float, Drop]]:
        """First touches from `start_s` to before `end_s`, in no order."""
        for number in range(self._count):
            first = float(self._start[number]) + self._fall_s(number)
            turn = math.ceil((start_s - first) / PERIOD_S)
            moment = first + turn * PERIOD_S
            while moment < end_s:
                yield moment, self.at(number, moment)
                moment += PERIOD_S
