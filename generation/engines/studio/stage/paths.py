"""Paths through a shot: points over time in the frame, as metres on the floor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.storyboard.schema import PathPoint

SAMPLES = 241
HEIGHT_M = 1.0
"""Points are taken to mean the middle of what they move."""
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is: metres on the floor, how fast it moves, how far it has come and which way, -1 left .. 1."""

    x: float
    z: float
    speed_mps: float = 0.0
    walked_m: float = 0.0
    heading: float = 0.0


class Route:
    """A path laid into the shot that `reference` sees; pure after construction."""

    def __init__(self, points: Sequence[PathPoint], reference: Camera, seconds: float) -> None:
        ordered = sorted(points, key=lambda point: point.at)
        self._parts = np.linspace(0, 1, SAMPLES)
        at = np.array([point.at for point in ordered])
        depth = np.array([point.depth for point in ordered])
        across = np.array([_metres(reference, point.x, point.depth) for point in ordered])
        self._x, self._z = _glide(at, across, self._parts), _glide(at, depth, self._parts)
        steps = np.hypot(np.diff(self._x), np.diff(self._z))
        self._walked = np.concatenate([[0.0], np.cumsum(steps)])
        step_s = max(1e-3, seconds) / (SAMPLES - 1)
        self._speed = np.gradient(self._walked, step_s)
        self._heading = np.clip(np.gradient(self._x, step_s) / np.maximum(0.25, self._speed), -1, 1)

    def place(self, progress: float) -> Place:
        """At a share of the shot; before and after it the ends hold."""
        return Place(
            x=self._at(self._x, progress),
            z=self._at(self._z, progress),
            speed_mps=self._at(self._speed, progress),
            walked_m=self._at(self._walked, progress),
            heading=self._at(self._heading, progress),
        )

    def _at(self, values: np.ndarray, progress: float) -> float:
        return float(np.interp(progress, self._parts, values))


def _metres(reference: Camera, x: float, depth: float) -> float:
    """World x of what stands at -1 (left edge) .. 1 of the frame at this depth."""
    wanted = (1 + x) * reference.width_px / 2
    found = x * reference.half_width_m(depth)
    for _ in range(ROUNDS):
        px, _, scale = reference.spot(found, HEIGHT_M, depth)
        if scale <= 0:
            break
        found += (wanted - px) / scale
    return found


def _glide(at: np.ndarray, values: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Through every value without a stop between, at rest at both ends: cubic Hermite, slopes of neighbours."""
    if len(at) == 1:
        return np.full(len(parts), values[0])
    at = at + np.arange(len(at)) * 1e-6
    slopes = np.zeros(len(at))
    slopes[1:-1] = (values[2:] - values[:-2]) / (at[2:] - at[:-2])
    number = np.clip(np.searchsorted(at, parts, side="right") - 1, 0, len(at) - 2)
    span = at[number + 1] - at[number]
    u = np.clip((parts - at[number]) / span, 0, 1)
    start, end = values[number], values[number + 1]
    leave, arrive = slopes[number] * span, slopes[number + 1] * span
    return np.asarray(
        (2 * u**3 - 3 * u**2 + 1) * start
        + (u**3 - 2 * u**2 + u) * leave
        + (3 * u**2 - 2 * u**3) * end
        + (u**3 - u**2) * arrive
    )
