"""Pictures of what is to become a character, as files."""

import io

import cv2
import numpy as np
from PIL import Image
from skimage import data

from tests.vision.photos import in_its_transparency
from tests.vision.toys import robot, with_alpha


def png(pixels: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def drawn() -> bytes:
    """A robot on paper."""
    return png(robot())


def sticker() -> bytes:
    """The robot, its paper transparent."""
    return png(with_alpha(robot()))


def pet() -> bytes:
    return png(data.cat())


def wall() -> bytes:
    return png(np.full((400, 400, 3), 200, np.uint8))


def somebody() -> np.ndarray:
    """uint8 [512, 512, 3], NASA's astronaut."""
    return np.asarray(data.astronaut())


def turned() -> bytes:
    return png(np.rot90(somebody(), 2).copy())


def posterised() -> bytes:
    """A photo that a filter made a drawing of."""
    smooth = cv2.pyrMeanShiftFiltering(somebody(), 12, 30)
    return png((smooth // 64) * 64 + 32)


def cut_out() -> bytes:
    """A person before nothing."""
    shown = np.zeros((512, 512), np.uint8)
    cv2.ellipse(shown, (224, 130), (90, 120), 0, 0, 360, 255, -1)
    return png(np.dstack([somebody(), shown]))


def see_through() -> bytes:
    """White all over: the face is in the alpha, and comes out before something dark."""
    return png(in_its_transparency())


def negative() -> bytes:
    return png(255 - somebody())


def in_the_dark() -> bytes:
    return png(np.rint(somebody()[:256, 96:352] * 0.04).astype(np.uint8))


def holding_a_toy() -> bytes:
    """A toy in front, its owner small beside it."""
    paper = np.full((640, 900, 3), (250, 248, 240), np.uint8)
    paper[:, :480] = robot()
    paper[60:260, 660:860] = cv2.resize(somebody()[20:250, 110:340], (200, 200), interpolation=cv2.INTER_AREA)
    return png(paper)
