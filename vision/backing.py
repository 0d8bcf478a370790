"""Paper behind a cut-out: transparency says where its outline is, and nothing of what is inside."""

import cv2
import numpy as np

SOFT = 1 / 150
"""How far from the outline transparency is kept, of the longer side."""


def backed(alpha: np.ndarray) -> np.ndarray:
    """float32 [H, W] 0..1 of uint8 [H, W]: 1 inside the outline, in its holes too, 0 outside, soft near it only."""
    outlines, _ = cv2.findContours((alpha > 127).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = cv2.drawContours(np.zeros_like(alpha), outlines, -1, 1, cv2.FILLED)
    reach = max(1, round(SOFT * max(alpha.shape)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    inside, near = cv2.erode(whole, disc), cv2.dilate(whole, disc)
    return np.where(inside > 0, np.float32(1), near * (alpha.astype(np.float32) / 255)).astype(np.float32)
