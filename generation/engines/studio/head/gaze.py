"""Turning a photographed eye: the iris slides between the lids, which stay."""

import numpy as np

from generation.engines.studio.head.blink import Lids, around
from generation.engines.studio.head.canonical import LEFT, TEXTURE, TOP
from generation.engines.studio.stage.curves import smooth

REACH_X, REACH_Y = 0.052, 0.022
"""Face units that the iris travels at most: an eye is 0.3 wide."""
RIM = 0.022
"""The slide fades towards the lids over this height, so that lashes stay."""
LEAST = 0.02


def turn_eye(coords: np.ndarray, coarse: np.ndarray, lids: Lids, look_x: float, look_y: float) -> None:
    """Rewrites texture coordinates [H, W, 2] in place around one eye; looks -1..1, right and down."""
    if abs(look_x) < LEAST and abs(look_y) < LEAST:
        return
    upper, lower, _ = lids
    inner, outer = float(upper[0, 0]), float(upper[-1, 0])
    centre = ((inner + outer) / 2, float(upper[:, 1].mean() + lower[:, 1].mean()) / 2)
    box = around(coords, coarse, centre, ((outer - inner) * 0.7, 0.2))
    if not box.size:
        return
    x, y = box[..., 0] / TEXTURE + LEFT, box[..., 1] / TEXTURE + TOP
    top = np.interp(x, upper[:, 0], upper[:, 1])
    bottom = np.interp(x, lower[:, 0], lower[:, 1])
    part = np.clip((x - inner) / (outer - inner), 0, 1)
    across = smooth(0.02, 0.26, part) * (1 - smooth(0.74, 0.98, part))
    between = smooth(0.0, RIM, y - top) * smooth(0.0, RIM, bottom - y)
    free = across * between
    box[..., 0] -= free * (look_x * REACH_X * TEXTURE)
    box[..., 1] -= free * (look_y * REACH_Y * TEXTURE)
