"""From a head pose to texture coordinates: displace, turn in depth, invert on a coarse grid."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.head.canonical import BOTTOM, GRID, LEFT, RIGHT, TOP
from generation.engines.studio.head.fields import Fields, Sheet
from generation.engines.studio.head.pose import HeadPose

JAW_DROP = 0.30
"""Face units that a fully open jaw falls."""
WIDEN, ROUND = 0.22, 0.34
SMILE, DROOP, BROW, PRESS, THICKEN, PUCKER = 0.08, 0.12, 0.10, 0.25, 0.25, 0.06
FROWN_Y, FROWN_X, SNEER, SQUINT, CHEEK, WIDE = 0.085, 0.055, 0.075, 0.050, 0.035, 0.040
SKEW_UP, SKEW_DOWN = 0.95, 0.55
"""What a lopsided smile adds to one corner and takes from the other."""
COUNTER, COUNTER_WIDTH = 0.75, 0.42
"""What undoes a broad photographed smile, in units of DROOP and of rounding."""
GLAD = 0.55
"""A smile from here on keeps the photographed one whole."""
PIVOT_Y = 0.55
"""Heads turn about the ears' height."""
PIVOT_DEPTH = 0.75
VIEW_DISTANCE = 7.0
INVERSIONS = 5
"""Fixed-point steps; the error is below a tenth of a pixel after four."""
MIN_STEP_PX = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of the frame that the head may touch, and coarse samples of it in face units before any bending."""

    left: int
    top: int
    width: int
    height: int
    samples: np.ndarray
    """float32 [h, w, 2]"""


def window(frame: tuple[int, int], centre: tuple[float, float], scale: float, roll: float) -> Window | None:
    """`frame` is (width, height); `scale` pixels a face unit. None where the head is out of the frame."""
    cos, sin = math.cos(roll), math.sin(roll)
    corners = np.array([[LEFT, TOP], [RIGHT, TOP], [RIGHT, BOTTOM], [LEFT, BOTTOM]]) * scale
    turned = np.stack([corners[:, 0] * cos - corners[:, 1] * sin, corners[:, 0] * sin + corners[:, 1] * cos], 1)
    low = np.maximum(np.floor(turned.min(0) + centre), 0).astype(int)
    high = np.minimum(np.ceil(turned.max(0) + centre), frame).astype(int)
    width, height = (int(part) for part in high - low)
    if width < MIN_STEP_PX or height < MIN_STEP_PX:
        return None
    step = max(MIN_STEP_PX, scale / GRID)
    columns, rows = math.ceil(width / step) + 1, math.ceil(height / step) + 1
    x, y = np.meshgrid(
        low[0] + (np.arange(columns) + 0.5) * width / columns - centre[0],
        low[1] + (np.arange(rows) + 0.5) * height / rows - centre[1],
    )
    samples = np.dstack([(x * cos + y * sin) / scale, (-x * sin + y * cos) / scale]).astype(np.float32)
    return Window(left=int(low[0]), top=int(low[1]), width=width, height=height, samples=samples)


def unsmiling(pose: HeadPose, photographed: float) -> float:
    """0..1: how much of the smile in the photograph has to go."""
    return photographed * min(1.0, max(0.0, 1 - pose.smile / GLAD))


def opening(pose: HeadPose, lip_gap: float, photographed: float) -> tuple[float, float]:
    """How far the jaw falls and the lower lip rises, face units: pressed or serious lips close a photographed gap."""
    shut = max(pose.press, unsmiling(pose, photographed) * (1 - 0.6 * pose.jaw))
    return pose.jaw * JAW_DROP, shut * max(0.0, lip_gap + 0.015)


def displacement(
    fields: Fields, sheet: Sheet, pose: HeadPose, moves: tuple[float, float], photographed: float
) -> np.ndarray:
    """Where each field sample goes, minus where it was: float32 [h, w, 2].

    `moves` are those of `opening`, `photographed` 0..1 the smile that the picture has.
    """
    undone = unsmiling(pose, photographed)
    width = max(-1.0, pose.width - COUNTER_WIDTH * undone)
    rounded = max(0.0, -width)
    up, down = (SKEW_UP, SKEW_DOWN) if pose.skew > 0 else (SKEW_DOWN, SKEW_UP)
    right = _lift(pose.smile + up * pose.skew - COUNTER * undone)
    left = _lift(pose.smile - down * pose.skew - COUNTER * undone)
    drop, rise = moves
    x = (
        fields.x
        + fields.widen * (width * (WIDEN if width > 0 else ROUND))
        + fields.corner_right * _out(right)
        - fields.corner_left * _out(left)
        - fields.brow_inward * (max(0.0, pose.frown) * FROWN_X)
    )
    y = fields.y + sheet.jaw * drop - sheet.seal * rise - fields.corner_right * right - fields.corner_left * left
    y = y - fields.brow * (pose.brow * BROW) + fields.brow_inner * (pose.frown * FROWN_Y)
    y = y - fields.lip_upper * (pose.sneer * SNEER) - fields.lid_lower * (pose.squint * SQUINT)
    y = y - fields.cheeks * ((pose.squint + max(0.0, pose.smile - GLAD)) * CHEEK)
    y = y + (0.4 * fields.lid_lower - fields.lid_upper) * (pose.wide * WIDE)
    y = y + fields.thicken * (rounded * THICKEN - pose.press * PRESS) - PIVOT_Y
    z = fields.depth - PIVOT_DEPTH - rounded * PUCKER * fields.pucker
    cos_yaw, sin_yaw = math.cos(pose.yaw), math.sin(pose.yaw)
    cos_pitch, sin_pitch = math.cos(pose.pitch), math.sin(pose.pitch)
    turned_x, turned_z = x * cos_yaw - z * sin_yaw, x * sin_yaw + z * cos_yaw
    nodded_y, nodded_z = y * cos_pitch - turned_z * sin_pitch, y * sin_pitch + turned_z * cos_pitch
    shrink = VIEW_DISTANCE / (VIEW_DISTANCE + nodded_z + PIVOT_DEPTH)
    moved_x, moved_y = turned_x * shrink - fields.x, nodded_y * shrink + PIVOT_Y - fields.y
    return np.dstack([moved_x * fields.anchor, moved_y * fields.anchor]).astype(np.float32)


def _lift(smile: float) -> float:
    """Face units that a corner of the mouth goes up."""
    return smile * (SMILE if smile > 0 else DROOP)


def _out(lift: float) -> float:
    """Smiles widen as much as they rise; drooping corners stay nearly where they are."""
    return lift if lift > 0 else 0.25 * lift


def invert(moved: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Face units that end up at `target`: p such that p + moved(p) = target, float32 like target."""
    found = target.copy()
    for _ in range(INVERSIONS):
        column = (found[..., 0] - LEFT) * GRID
        row = (found[..., 1] - TOP) * GRID
        found = target - cv2.remap(moved, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return found
