"""A face ready to be animated, made once from a selfie that passed the gate."""

import cv2
import numpy as np

from vision.colour import skin_colour
from vision.contracts import Face, Identity, Landmarks, VisionError
from vision.crop import Square, cut
from vision.detect import detect
from vision.foreground import foreground
from vision.landmarks import CHIN, FOREHEAD, fit, pose
from vision.matte import matte
from vision.pack import FacePack

SIDE_PER_FACE = 3.2
"""Side of the crop over the height of the face (forehead to chin): room for tall hair, the neck and some shoulder."""
CENTRE_BELOW = 0.1
"""How far the crop's centre lies below the face's, in face heights."""
MAX_SIDE_PX = 1024
STRAIGHT_DEG = 1.5
"""A head as straight as this is copied, not turned: turning blurs by half a pixel."""


def build(pack: FacePack, rgb: np.ndarray) -> Identity:
    """The most prominent face of uint8 [H, W, 3], upright, with its hair and neck, at most 1024 px a side.

    Near the outline `rgb` shows the person's own colour without the old background (vision/foreground.py).
    Raises VisionError `no_face`.
    """
    faces = detect(pack, rgb)
    if not faces:
        raise VisionError("no face in the picture", code="no_face")
    face = faces[0]
    square = _frame(fit(pack, rgb, face))
    size_px = min(MAX_SIDE_PX, round(square.side_px))
    picture = cut(rgb, square, size_px, interpolation=cv2.INTER_LANCZOS4)
    upright = _moved(face, square, size_px)
    landmarks = fit(pack, picture, upright)
    coverage = matte(pack, picture, upright) * _inside(rgb.shape, square, size_px)
    return Identity(
        rgb=foreground(picture, coverage),
        landmarks=landmarks.points_px.astype(np.float32),
        matte=coverage,
        skin_rgb=skin_colour(picture, landmarks),
    )


def cutout(identity: Identity) -> np.ndarray:
    """uint8 [H, W, 4], straight (not premultiplied) alpha, for the owner's preview."""
    return np.dstack([identity.rgb, np.rint(identity.matte * 255.0).astype(np.uint8)])


def _frame(landmarks: Landmarks) -> Square:
    points = landmarks.points_px[:, :2]
    _, _, roll_deg = pose(landmarks)
    down = points[CHIN] - points[FOREHEAD]
    centre = (points[CHIN] + points[FOREHEAD]) / 2 + CENTRE_BELOW * down
    side = max(2, round(SIDE_PER_FACE * float(np.linalg.norm(down))))
    if abs(roll_deg) > STRAIGHT_DEG:
        return Square(centre_px=centre, side_px=side, angle=np.radians(roll_deg))
    return Square(centre_px=np.rint(centre - side / 2) + (side - 1) / 2, side_px=side)


def _moved(face: Face, square: Square, size_px: int) -> Face:
    """The same face in the pixels of the cut."""
    to_cut = cv2.invertAffineTransform(square.to_picture(size_px))
    size = face.box_px[2:] * size_px / square.side_px
    centre = to_cut[:, :2] @ (face.box_px[:2] + face.box_px[2:] / 2) + to_cut[:, 2]
    keypoints = face.keypoints_px @ to_cut[:, :2].T + to_cut[:, 2]
    return Face(score=face.score, box_px=np.concatenate([centre - size / 2, size]), keypoints_px=keypoints)


def _inside(shape: tuple[int, ...], square: Square, size_px: int) -> np.ndarray:
    """float32 [size, size]: 0 beyond the edge of the picture, where the cut only repeats its last pixels."""
    to_cut = cv2.invertAffineTransform(square.to_picture(size_px))
    height, width = shape[:2]
    corners = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], np.float64)
    mask = np.zeros((size_px, size_px), np.uint8)
    cv2.fillConvexPoly(mask, np.rint(corners @ to_cut[:, :2].T + to_cut[:, 2]).astype(np.int32), 255)
    return cv2.blur(mask, (3, 3), borderType=cv2.BORDER_REPLICATE).astype(np.float32) / 255.0
