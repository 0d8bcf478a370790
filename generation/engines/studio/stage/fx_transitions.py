"""How one shot becomes the next: both are drawn and mixed around the cut, so that sound stays where it is."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.held import mix_into
from generation.engines.studio.timeline import TimedShot, Timeline
from generation.storyboard.schema import Transition

SOFT_EDGE = 0.12
SMEAR = 0.16
"""Widest blur of a whip, in frame widths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one shot to the next: `part` 0..1, at 0.5 on the cut. `old` is None where the clip itself begins."""

    kind: Transition
    old: TimedShot | None
    new: TimedShot
    part: float


def change_at(timeline: Timeline, index: int) -> Change | None:
    """The transition that this frame is in the middle of, if any; hard cuts are none."""
    t = (index + 0.5) / timeline.frame_rate
    here = timeline.shot_at(index)
    following = timeline.shots[here.index + 1 : here.index + 2]
    for new in (here, *following):
        kind = new.shot.transition
        if kind == "cut":
            continue
        if new.index == 0:
            length_s = new.shot.transition_s
            if kind == "fade" and t < length_s / 2:
                return Change(kind=kind, old=None, new=new, part=0.5 + t / length_s)
            continue
        old = timeline.shots[new.index - 1]
        half = timeline.half_s(new.index)
        if abs(t - new.start_s) < half:
            return Change(kind=kind, old=old, new=new, part=0.5 + (t - new.start_s) / (2 * half))
    return None


def blend(kind: Transition, old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """BGRA [H, W, 4] of two pictures of one size; `old` and `new` may be written to."""
    match kind:
        case "dissolve":
            mix_into(old, new, smooth(0.0, 1.0, part))
            return old
        case "wipe":
            return _wipe(old, new, part)
        case "whip":
            return _whip(old, new, part)
    return new if part >= 0.5 else old


def dim(pixels: np.ndarray, part: float) -> None:
    """Through black: none left on the cut."""
    level = abs(2 * part - 1)
    cv2.convertScaleAbs(pixels, dst=pixels, alpha=level * level * (3 - 2 * level))
    pixels[..., 3] = 255


def _wipe(old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """A soft edge runs from left to right, leaning."""
    height, width = old.shape[:2]
    x = np.arange(width, dtype=np.float32)[None] / width
    lean = 0.18 * (np.arange(height, dtype=np.float32)[:, None] / height - 0.5)
    edge = (smooth(0.0, 1.0, part) * (1 + 2 * SOFT_EDGE + 0.18)) - SOFT_EDGE - 0.09
    share = (255 * np.clip((edge - x - lean) / SOFT_EDGE + 0.5, 0, 1)).astype(np.uint8)
    cover = cv2.merge([share, share, share, share])
    kept = cv2.multiply(old, cv2.bitwise_not(cover), scale=1 / 255)
    mixed = cv2.add(kept, cv2.multiply(new, cover, scale=1 / 255))
    mixed[..., 3] = 255
    return np.asarray(mixed)


def _whip(old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """The camera swings from one to the other in a smear."""
    width = old.shape[1]
    gone = round(smooth(0.0, 1.0, part) * width)
    picture = np.concatenate([old[:, gone:], new[:, :gone]], axis=1)
    reach = round(SMEAR * width * math.sin(math.pi * part)) | 1
    return np.asarray(cv2.blur(picture, (reach, 1)) if reach > 1 else picture)
