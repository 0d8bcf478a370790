"""A photographed head that turns, speaks, blinks and smiles: dense fields and one remap, no triangles."""

import cv2
import numpy as np

from generation.engines.studio.head import mouth, warp
from generation.engines.studio.head.blink import Lids, close_lids
from generation.engines.studio.head.canonical import (
    BROW_UNDERSIDES,
    EYE_LIDS,
    LEFT,
    LOWER_LIDS,
    LOWER_LIP_INNER,
    TEXTURE,
    TOP,
    canonical,
    straighten,
    texture_grid,
)
from generation.engines.studio.head.fields import fit
from generation.engines.studio.head.gaze import turn_eye
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.head.texture import cut_out, premultiplied, relit
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import resample
from generation.engines.studio.stage.curves import smooth
from vision.contracts import Identity

MOUTH_ABOVE, MOUTH_BELOW_CHIN = 0.25, 0.75
SEEN = 0.01
"""Coverage below which a mouth cavity is not worth painting."""


class HeadRig:
    """Fitted once per identity (0.4 s); `render` costs 2 to 16 ms by size and is a pure function of its arguments."""

    def __init__(self, identity: Identity) -> None:
        self._face = canonical(identity.landmarks)
        self._fields = fit(self._face)
        self._photo = straighten(identity.rgb, self._face)
        self._alpha = cut_out(identity.matte, self._face)
        self._textures: dict[tuple[Relight, bool], np.ndarray] = {}
        x, y = texture_grid()
        lip = self._face.points[LOWER_LIP_INNER]
        order = np.argsort(lip[:, 0])
        line = np.interp(x[0], lip[order, 0], lip[order, 1]).astype(np.float32)
        self._below_lip = (y - line[None]) * TEXTURE
        """Signed distance to the line where upper and lower sheet part, in texture pixels."""
        half = self._face.half_mouth
        away = np.abs(x - np.float32(self._face.mouth[0]))
        self._in_mouth = np.asarray(1 - smooth(0.97 * half, 1.06 * half, away), np.float32)
        self._eyes = [self._lids(up, low, brow) for (up, low), brow in zip(EYE_LIDS, BROW_UNDERSIDES, strict=True)]

    @property
    def eyes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Middles of the lower lids in face units."""
        left, right = (self._face.points[number] for number in LOWER_LIDS)
        return (float(left[0]), float(left[1])), (float(right[0]), float(right[1]))

    def texture(self, light: Relight, *, sticker: bool) -> np.ndarray:
        """Premultiplied BGRA of the resting head under this light; baked once."""
        key = (light, sticker)
        if key not in self._textures:
            lit = relit(self._photo, self._alpha, self._fields.depth, light)
            self._textures[key] = premultiplied(lit, self._alpha, self._face.chin_y, sticker=sticker)
        return self._textures[key]

    def render(
        self, texture: np.ndarray, frame: tuple[int, int], centre: tuple[float, float], scale: float, pose: HeadPose
    ) -> tuple[np.ndarray, int, int] | None:
        """A premultiplied BGRA patch and its left and top in a `frame` of (width, height) pixels.

        `centre` is between the eyes, `scale` pixels between the outer eye corners. None when out of the frame.
        """
        view = warp.window(frame, centre, scale, pose.roll)
        if view is None:
            return None
        moves = warp.opening(pose, self._face.lip_gap, self._face.smile)
        upper, lower = (
            warp.invert(warp.displacement(self._fields, sheet, pose, moves, self._face.smile), view.samples)
            for sheet in (self._fields.above, self._fields.below)
        )
        coords = cv2.resize(_to_texture(upper), (view.width, view.height), interpolation=cv2.INTER_LINEAR)
        for lids in self._eyes:
            turn_eye(coords, upper, lids, pose.look_x, pose.look_y)
            if pose.blink > 0.02:
                close_lids(coords, upper, lids, pose.blink)
        rows, columns = self._mouth_window(upper, view)
        if rows.stop <= rows.start or columns.stop <= columns.start:
            return resample(texture, coords), view.left, view.top
        above = coords[rows, columns].copy()
        below = cv2.resize(_to_texture(lower), (view.width, view.height), interpolation=cv2.INTER_LINEAR)[rows, columns]
        under = resample(self._below_lip, above, cv2.BORDER_REPLICATE)
        over = resample(self._below_lip, np.ascontiguousarray(below), cv2.BORDER_REPLICATE)
        pixels = scale / TEXTURE
        lower_cover = np.clip(over * pixels + 0.5, 0, 1)
        upper_cover = np.clip(0.5 - under * pixels, 0, 1)
        coords[rows, columns] = np.where((lower_cover > 0.5)[..., None], below, above)
        patch = resample(texture, coords)
        hole = (1 - lower_cover) * (1 - upper_cover)
        hole = hole * resample(self._in_mouth, above)
        if hole.max() > SEEN:
            box = tight(hole > SEEN)
            cavity = mouth.Cavity(
                across=((above[box][..., 0] / TEXTURE + LEFT) - self._face.mouth[0]) / self._face.half_mouth,
                below=under[box] / TEXTURE,
                above=-over[box] / TEXTURE,
            )
            inside = mouth.paint(cavity, pose, moves[0] - moves[1], self._face.lip_gap)
            seen = patch[rows, columns][box]
            cover = hole[box][..., None]
            mixed = seen[..., :3] * (1 - cover) + inside * cover * (seen[..., 3:] / np.float32(255))
            seen[..., :3] = np.clip(mixed, 0, 255).astype(np.uint8)
        return patch, view.left, view.top

    def _lids(self, upper: list[int], lower: list[int], brow: int) -> Lids:
        up, low = _by_x(self._face.points[upper]), _by_x(self._face.points[lower])
        return up, low, float(np.clip(up[:, 1].min() - self._face.points[brow, 1], 0.06, 0.3))

    def _mouth_window(self, upper: np.ndarray, view: warp.Window) -> tuple[slice, slice]:
        """Pixel rows and columns that may hold lips or chin, found on the coarse grid."""
        x, y = upper[..., 0], upper[..., 1]
        centre_x, centre_y = self._face.mouth
        near = (np.abs(x - centre_x) < self._face.half_jaw * 0.95) & (y > centre_y - MOUTH_ABOVE)
        near &= y < self._face.chin_y + MOUTH_BELOW_CHIN
        return pixel_window(near, view.width, view.height)


def tight(mask: np.ndarray) -> tuple[slice, slice]:
    """The box around what is true."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def pixel_window(near: np.ndarray, width: int, height: int) -> tuple[slice, slice]:
    """The box of coarse samples that are true, in pixels; empty slices where none is."""
    rows, columns = np.where(near)
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    per_row, per_column = height / near.shape[0], width / near.shape[1]
    bottom = min(height, int(np.ceil((rows.max() + 1) * per_row)))
    right = min(width, int(np.ceil((columns.max() + 1) * per_column)))
    return slice(int(rows.min() * per_row), bottom), slice(int(columns.min() * per_column), right)


def _to_texture(units: np.ndarray) -> np.ndarray:
    return np.asarray((units - np.array([LEFT, TOP], np.float32)) * TEXTURE, np.float32)


def _by_x(points: np.ndarray) -> np.ndarray:
    return np.asarray(points[np.argsort(points[:, 0])])
