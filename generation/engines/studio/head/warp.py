"""From a head pose to texture coordinates: displace, turn in depth, invert on a coarse grid."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.head.canonical import BOTTOM, GRID, LEFT, RIGHT, TOP
from generation.engines.studio.head.fields import Fields
from generation.engines.studio.head.pose import HeadPose

JAW_DROP = 0.30
"""Face units that a fully open jaw falls."""
WIDEN, ROUND = 0.22, 0.34
SMILE, BROW, PRESS, THICKEN, PUCKER = 0.07, 0.09, 0.25, 0.25, 0.06
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


def opening(pose: HeadPose, lip_gap: float) -> float:
    """How far the lower lip is displaced, face units; pressed lips close a gap that the photograph shows."""
    return pose.jaw * JAW_DROP - pose.press * max(0.0, lip_gap + 0.015)


def displacement(fields: Fields, share: np.ndarray, pose: HeadPose, drop: float) -> np.ndarray:
    """Where each field sample goes, minus where it was: float32 [h, w, 2]. `share` is the sheet's jaw field."""
    rounded = max(0.0, -pose.width)
    x = (
        fields.x
        + fields.widen * (pose.width * (WIDEN if pose.width > 0 else ROUND))
        + fields.smile_x * pose.smile * SMILE
    )
    y = fields.y + share * drop + fields.smile_y * pose.smile * SMILE - fields.brow * pose.brow * BROW
    y = y + fields.thicken * (rounded * THICKEN - pose.press * PRESS) - PIVOT_Y
    z = fields.depth - PIVOT_DEPTH - rounded * PUCKER * fields.pucker
    cos_yaw, sin_yaw = math.cos(pose.yaw), math.sin(pose.yaw)
    cos_pitch, sin_pitch = math.cos(pose.pitch), math.sin(pose.pitch)
    turned_x, turned_z = x * cos_yaw - z * sin_yaw, x * sin_yaw + z * cos_yaw
    nodded_y, nodded_z = y * cos_pitch - turned_z * sin_pitch, y * sin_pitch + turned_z * cos_pitch
    shrink = VIEW_DISTANCE / (VIEW_DISTANCE + nodded_z + PIVOT_DEPTH)
    moved_x, moved_y = turned_x * shrink - fields.x, nodded_y * shrink + PIVOT_Y - fields.y
    return np.dstack([moved_x * fields.anchor, moved_y * fields.anchor]).astype(np.float32)


def invert(moved: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Face units that end up at `target`: p such that p + moved(p) = target, float32 like target."""
    found = target.copy()
    for _ in range(INVERSIONS):
        column = (found[..., 0] - LEFT) * GRID
        row = (found[..., 1] - TOP) * GRID
        found = target - cv2.remap(moved, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return found
