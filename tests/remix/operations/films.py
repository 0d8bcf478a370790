"""Finished clips as a player decodes them, and what is measured in them."""

from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from common import store
from generation.contracts import AUDIO_RATE
from generation.models import Clip
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True)
class Film:
    """`frames` uint8 [T, H, W, 3], `rate` a second; `sound` float32 [N, 2] at AUDIO_RATE."""

    frames: np.ndarray
    sound: np.ndarray
    rate: int
    board: Storyboard


def decoded(clip: Clip, folder: Path) -> Film:
    path = folder / f"{clip.pk}.mp4"
    store.copy_to(clip.video_key, path)
    with av.open(str(path)) as video:
        frames = np.stack([frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)])
    with av.open(str(path)) as video:
        sound = np.concatenate([frame.to_ndarray() for frame in video.decode(audio=0)], axis=1).T
    return Film(frames, sound, clip.job.frame_rate, Storyboard.model_validate(clip.job.storyboard))


def light(frames: np.ndarray) -> float:
    """Mean luma, 0..255."""
    return float((frames @ np.array([0.2126, 0.7152, 0.0722])).mean())


def colour(frames: np.ndarray) -> np.ndarray:
    """Mean red, green and blue."""
    return np.asarray(frames.reshape(-1, 3).mean(axis=0))


def steps(frames: np.ndarray) -> np.ndarray:
    """From each frame to the next: mean absolute difference in levels of 255."""
    return np.abs(np.diff(frames.astype(np.int16), axis=0)).mean(axis=(1, 2, 3))


def change(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """[H, W]: levels of 255 by which two frames, or stretches of as many frames, differ in each pixel at most."""
    moved = np.abs(one.astype(np.int16) - other).mean(axis=-1)
    return moved if moved.ndim == 2 else moved.max(axis=0)


SEEN = 24.0
"""A change of so many levels is more than video coding makes of two equal pictures beside a change."""


def place(changed: np.ndarray) -> np.ndarray:
    """bool [H, W]: the changed pixels with 8 around them."""
    return cv2.dilate((changed > SEEN).astype(np.uint8), np.ones((17, 17), np.uint8)).astype(bool)


def middle(changed: np.ndarray) -> float:
    """Of a change from left 0 to right 1."""
    weight = np.where(changed > SEEN, changed, 0).sum(axis=0)
    return float((weight * np.linspace(0, 1, len(weight))).sum() / weight.sum())


def edges(frame: np.ndarray) -> np.ndarray:
    """float32 [H, W]: how strong they are, whatever the light."""
    grey = cv2.GaussianBlur(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), 1.0)
    strength = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    return np.asarray(strength / (cv2.GaussianBlur(strength, (0, 0), 12.0) + 1.0))


def alike(one: np.ndarray, other: np.ndarray, where: np.ndarray | None = None) -> float:
    """-1..1: whether two frames show the same shapes in the same places, of the whole or `where` it is true."""
    part = np.ones(one.shape[:2], bool) if where is None else where
    return float(np.corrcoef(edges(one)[part], edges(other)[part])[0, 1])


def loudness(sound: np.ndarray, start_s: float = 0.0, end_s: float | None = None) -> float:
    """Root mean square, full scale is 1."""
    part = sound[int(start_s * AUDIO_RATE) : None if end_s is None else int(end_s * AUDIO_RATE)]
    return float(np.sqrt(np.mean(part**2)))
