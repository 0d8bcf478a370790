"""Closing the lids of a photographed eye: skin from above slides over the eyeball, nothing is squeezed."""

import numpy as np

from generation.engines.studio.head.canonical import LEFT, TEXTURE, TOP

LID_SKIN_SHARE = 0.55
"""How much of the skin between lash line and brow unrolls into the lid; more would drag the brow along."""
LASH_ABOVE, LASH_BELOW = 0.030, 0.010
"""The lash line that travels with the lid's edge unstretched, in face units above and below the open lid's contour."""
SHADOW = 0.055
"""Skin nearer to the open contour than this lies in the socket's shadow and is not stretched over the eye."""
TRAVEL = 1.04
"""A closed lid overlaps the lower one a little, so no white of the eye shines through."""
Lids = tuple[np.ndarray, np.ndarray, float]
"""Upper and lower lid contour, each [n, 2] in face units, sorted by x; and the brow's height above the upper one."""


def close_lids(coords: np.ndarray, coarse: np.ndarray, lids: Lids, blink: float) -> None:
    """Rewrites texture coordinates [H, W, 2] in place around one eye; `coarse` holds face units on a coarse grid."""
    upper, lower, brow = lids
    inner, outer = upper[0, 0], upper[-1, 0]
    centre, half = (inner + outer) / 2, (outer - inner) * 0.75
    box = around(coords, coarse, (centre, float(upper[:, 1].mean())), (half, 0.3))
    if not box.size:
        return
    x, y = box[..., 0] / TEXTURE + LEFT, box[..., 1] / TEXTURE + TOP
    lid_open = np.interp(x, upper[:, 0], upper[:, 1])
    lid_closed = np.interp(x, lower[:, 0], lower[:, 1])
    part = np.clip((x - inner) / (outer - inner), 0, 1)
    arch = np.sin(np.pi * part) ** 0.8 * ((x > inner) & (x < outer))
    edge = lid_open + (lid_closed - lid_open) * blink * TRAVEL
    crease = lid_open - LID_SKIN_SHARE * brow * arch - 1e-3
    lash_top = edge - LASH_ABOVE - LASH_BELOW
    unrolled = np.clip((y - crease) / np.maximum(lash_top - crease, 1e-3), 0, 1)
    skin = crease + unrolled * np.maximum(lid_open - SHADOW - crease, 1e-3)
    source = np.where(y > lash_top, lid_open + LASH_BELOW - (edge - y), skin)
    covered = (y > crease) & (y < edge) & (arch > 0)
    box[..., 1] = np.where(covered, (source - TOP) * TEXTURE, box[..., 1])


def around(
    coords: np.ndarray, coarse: np.ndarray, centre: tuple[float, float], half: tuple[float, float]
) -> np.ndarray:
    """A view of texture coordinates [H, W, 2] around `centre` (face units); empty where nothing is near."""
    near = (np.abs(coarse[..., 0] - centre[0]) < half[0]) & (np.abs(coarse[..., 1] - centre[1]) < half[1])
    rows, columns = np.where(near)
    if not len(rows):
        return coords[:0, :0]
    per_row, per_column = coords.shape[0] / near.shape[0], coords.shape[1] / near.shape[1]
    return coords[
        int(rows.min() * per_row) : int((rows.max() + 1) * per_row),
        int(columns.min() * per_column) : int((columns.max() + 1) * per_column),
    ]
