"""A short clip of something that is to become a character: a few frames of it, and the best one."""

from pathlib import Path

import cv2
import numpy as np

from vision.capture.recording import FRAME_RATE, read_recording
from vision.picture import reencode_cutout

FRAMES = 6
"""Looked at for people: a character's clip must not show anybody for a while either."""
LONGEST_PX = 1280


def sampled(source: Path, folder: Path) -> list[np.ndarray]:
    """At most FRAMES pictures, uint8 [H, W, 3], from the first to the last. Raises MediaError as read_recording."""
    recording = read_recording(source, folder)
    count = max(1, round(recording.seconds * FRAME_RATE))
    wanted = {round(place) for place in np.linspace(0, count - 1, min(FRAMES, count))}
    return [rgb for number, (_at_s, rgb) in enumerate(recording.frames()) if number in wanted]


def sharpest(frames: list[np.ndarray]) -> np.ndarray:
    """By the variance of the Laplacian (Pech-Pacheco et al., 2000)."""
    return max(frames, key=lambda rgb: float(cv2.Laplacian(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var()))


def picture_of(rgb: np.ndarray) -> bytes:
    """WebP bytes, as a picture that was sent is kept."""
    return reencode_cutout(np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]), longest_px=LONGEST_PX)
