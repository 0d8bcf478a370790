"""468 face-mesh points and what is read off them: head pose and how open the eyes are."""

import cv2
import numpy as np

from vision.contracts import Face, Landmarks
from vision.crop import Square, cut
from vision.pack import FacePack, Model

INPUT_PX = 192
CROP_PER_BOX = 1.5
"""The net was trained on squares 1.5 times the face box, turned so that the eyes lie level (MediaPipe's graph)."""
PASSES = 3
"""The first crop comes from the detector's coarse box; each further one from the points just found."""

RIGHT_EYE_OUTER, RIGHT_EYE_INNER, LEFT_EYE_INNER, LEFT_EYE_OUTER = 33, 133, 362, 263
FOREHEAD, CHIN, RIGHT_SIDE, LEFT_SIDE, RIGHT_MOUTH, LEFT_MOUTH = 10, 152, 234, 454, 61, 291
FACE_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
"""The outline of the face, clockwise from the forehead."""
NEUTRAL_PITCH_DEG = 5.0
"""What the net says of a head held straight: the median of the 97 press photographs in scikit-image's LFW subset."""
LIDS = (((160, 144), (159, 145), (158, 153)), ((387, 373), (386, 374), (385, 380)))
"""Upper and lower lid, three pairs an eye: image left, image right."""


def fit(pack: FacePack, rgb: np.ndarray, face: Face, *, passes: int = PASSES) -> Landmarks:
    """The mesh of one detected face, in pixels of `rgb`; a low `confidence` means that it is no face after all."""
    right_eye, left_eye = face.keypoints_px[:2]
    x, y, w, h = face.box_px
    centre = np.array([x + w / 2, y + h / 2])
    square = Square(centre_px=centre, side_px=CROP_PER_BOX * max(w, h), angle=_angle(right_eye, left_eye))
    landmarks = _run(pack, rgb, square)
    for _ in range(passes - 1):
        points = landmarks.points_px[:, :2]
        angle = _angle(points[RIGHT_EYE_OUTER], points[LEFT_EYE_OUTER])
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        level = points @ turn.T
        low, high = level.min(axis=0), level.max(axis=0)
        side = CROP_PER_BOX * float((high - low).max())
        if not 1.0 < side < 1e5:
            break  # The mesh collapsed: what was found is no face, and its low confidence says so.
        landmarks = _run(pack, rgb, Square(centre_px=((low + high) / 2) @ turn, side_px=side, angle=angle))
    return landmarks


def pose(landmarks: Landmarks) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees, 0 when the head looks into the camera.

    Yaw is positive towards the image's right, pitch positive downwards, roll positive clockwise in the image.
    """
    points = landmarks.points_px
    across = (
        points[LEFT_EYE_OUTER] - points[RIGHT_EYE_OUTER] + points[LEFT_SIDE] - points[RIGHT_SIDE]
        + points[LEFT_MOUTH] - points[RIGHT_MOUTH]
    )  # fmt: skip
    down = points[CHIN] - points[FOREHEAD]
    roll = float(np.arctan2(across[1], across[0]))
    yaw = float(np.arctan2(across[2], np.hypot(across[0], across[1])))
    pitch = float(np.arctan2(down[2], np.hypot(down[0], down[1])))
    return float(np.degrees(yaw)), float(np.degrees(pitch)) - NEUTRAL_PITCH_DEG, float(np.degrees(roll))


def eye_openness(landmarks: Landmarks) -> float:
    """Lid gap over eye width, mean of both eyes (the eye aspect ratio of Soukupova and Cech, 2016)."""
    points = landmarks.points_px[:, :2]
    widths = (
        np.linalg.norm(points[RIGHT_EYE_INNER] - points[RIGHT_EYE_OUTER]),
        np.linalg.norm(points[LEFT_EYE_OUTER] - points[LEFT_EYE_INNER]),
    )
    gaps = [np.mean([np.linalg.norm(points[top] - points[bottom]) for top, bottom in eye]) for eye in LIDS]
    return float(np.mean([gap / max(float(width), 1e-6) for gap, width in zip(gaps, widths, strict=True)]))


def face_mask(landmarks: Landmarks, shape: tuple[int, ...]) -> np.ndarray:
    """bool [H, W], true inside the outline of the face."""
    mask = np.zeros(shape[:2], np.uint8)
    outline = np.clip(landmarks.points_px[list(FACE_OVAL), :2], -1e6, 1e6)
    cv2.fillPoly(mask, [np.rint(outline).astype(np.int32)], 1)
    return mask.astype(bool)


def _angle(right: np.ndarray, left: np.ndarray) -> float:
    return float(np.arctan2(left[1] - right[1], left[0] - right[0]))


def _run(pack: FacePack, rgb: np.ndarray, square: Square) -> Landmarks:
    outputs = pack.run(Model.LANDMARKS, cut(rgb, square, INPUT_PX), low=0.0)
    mesh = next(output for output in outputs if output.size == 1404).reshape(468, 3).astype(np.float64)
    logit = next(output for output in outputs if output.size == 1).item()
    # The net counts from the corner of the first pixel, cv2 from its centre.
    to_picture = square.to_picture(INPUT_PX)
    flat = (mesh[:, :2] - 0.5) @ to_picture[:, :2].T + to_picture[:, 2]
    points = np.column_stack([flat, mesh[:, 2] * square.side_px / INPUT_PX])
    return Landmarks(points_px=points, confidence=float(1.0 / (1.0 + np.exp(-np.clip(logit, -60.0, 60.0)))))
