"""The selfie gate: is this picture good enough to become a moving head? Every refusal says why."""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.colour import luma_of
from vision.contracts import Face, Landmarks, Reason, Verdict
from vision.crop import Square, cut
from vision.detect import detect
from vision.eyes import iris_height
from vision.landmarks import LEFT_EYE_OUTER, RIGHT_EYE_OUTER, eye_openness, face_mask, fit, pose
from vision.matte import matte
from vision.pack import FacePack

MIN_EYE_DISTANCE_PX = 60.0
"""Below it the close-up shows more interpolation than person; 150 and more is ideal."""
MIN_SECOND_FACE = 0.25
"""Smaller faces than this share of the main one are background: too small to get into the cut-out."""
MAX_YAW_DEG = 20.0
"""Beyond it one half of the face is missing from the texture and the moving head looks skewed."""
MAX_PITCH_DEG = 20.0
MAX_ROLL_DEG = 40.0
"""Generous: the head is straightened. Beyond it the picture lies on its side, and its owner should see that."""
MIN_EYE_OPENNESS = 0.12
SURE_EYE_OPENNESS = 0.27
MIN_IRIS_HEIGHT = 0.18
"""The mesh is sure of wide open and of shut eyes; between the two the pixels decide, so that narrow eyes pass."""
MIN_SHARPNESS = 0.03
"""Variance of the Laplacian over that of the luma, at MIN_EYE_DISTANCE_PX between the eyes: free of light and size."""
MIN_BRIGHTNESS = 72.0
"""95th percentile of the face's luma, not its mean: it measures the light on a face, not the colour of the skin."""
MAX_BRIGHTNESS = 225.0
"""Median luma. Above it half of the face has lost its texture."""
MAX_CLIPPED = 0.35
"""Share of the face that is pure white."""
MIN_FACE_COVERED = 0.9
"""Share of the face that the matte calls person."""
MAX_TOP_COVERED = 0.5
"""Share of the picture's upper edge, over the face's width, that is person: more means that the head is cut off."""
MIN_BACKGROUND = 0.05
"""Share of the surroundings of the head that is background; with less there is no outline to cut along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What the gate saw; `face` and `landmarks` belong to the most prominent face, None without one."""

    verdict: Verdict
    face: Face | None = None
    landmarks: Landmarks | None = None


def inspect(pack: FacePack, rgb: np.ndarray) -> Inspection:
    """Judge uint8 [H, W, 3]. Reasons come in the order in which a person would fix them."""
    faces = detect(pack, rgb)
    if not faces:
        return Inspection(verdict=Verdict(reasons=(Reason.NO_FACE,), measures={"faces": 0.0}))
    face = faces[0]
    landmarks = fit(pack, rgb, face)
    count = sum(bool(other.box_px[2] >= MIN_SECOND_FACE * face.box_px[2]) for other in faces)
    measures = {"faces": float(count)} | _geometry(rgb, landmarks) | _light(rgb, landmarks)
    if count == 1:
        measures |= _outline(rgb, face, landmarks, matte(pack, rgb, face))
    return Inspection(verdict=Verdict(reasons=_reasons(measures), measures=measures), face=face, landmarks=landmarks)


def sharpness(rgb: np.ndarray, landmarks: Landmarks) -> float:
    """How much fine detail the face has at the size at which it must have some; 0 for none."""
    points = landmarks.points_px[:, :2]
    across = points[LEFT_EYE_OUTER] - points[RIGHT_EYE_OUTER]
    size_px = round(1.6 * MIN_EYE_DISTANCE_PX)
    square = Square(
        centre_px=points.mean(axis=0),
        side_px=size_px * landmarks.eye_distance_px / MIN_EYE_DISTANCE_PX,
        angle=float(np.arctan2(across[1], across[0])),
    )
    luma = luma_of(cut(rgb, square, size_px, interpolation=cv2.INTER_CUBIC)).astype(np.float64)
    return float(cv2.Laplacian(luma, cv2.CV_64F).var() / max(luma.var(), 1.0))


def _geometry(rgb: np.ndarray, landmarks: Landmarks) -> dict[str, float]:
    yaw_deg, pitch_deg, roll_deg = pose(landmarks)
    return {
        # What it would be if the head looked into the camera: turning away is a reason of its own.
        "eye_distance_px": landmarks.eye_distance_px / float(np.cos(np.radians(min(abs(yaw_deg), 60.0)))),
        "yaw_deg": yaw_deg,
        "pitch_deg": pitch_deg,
        "roll_deg": roll_deg,
        "eye_openness": eye_openness(landmarks),
        "iris_height": iris_height(rgb, landmarks),
    }


def _light(rgb: np.ndarray, landmarks: Landmarks) -> dict[str, float]:
    face = rgb[face_mask(landmarks, rgb.shape)]
    luma = luma_of(face) if len(face) else np.zeros(1, np.float32)
    return {
        "sharpness": sharpness(rgb, landmarks),
        "brightness_p95": float(np.percentile(luma, 95)),
        "brightness_median": float(np.median(luma)),
        "clipped_share": float((luma >= 250.0).mean()),
    }


def _outline(rgb: np.ndarray, face: Face, landmarks: Landmarks, coverage: np.ndarray) -> dict[str, float]:
    height, width = rgb.shape[:2]
    x, y, w, h = face.box_px
    left, right = (int(np.clip(v, 0, width - 1)) for v in (x, x + w))
    around = coverage[int(max(0, y - h)) : int(min(height, y + 2 * h)), int(max(0, x - w)) : int(min(width, x + 2 * w))]
    outline = landmarks.points_px[:, :2]
    outside = ((outline < 0) | (outline > np.array([width - 1, height - 1]))).any(axis=1)
    covered = coverage[face_mask(landmarks, rgb.shape)]
    return {
        "face_covered_share": float(covered.mean()) * (1.0 - float(outside.mean())) if len(covered) else 0.0,
        "top_covered_share": float((coverage[:2, left : right + 1] > 0.5).mean()),
        "background_share": float((around < 0.1).mean()),
    }


def _reasons(measures: dict[str, float]) -> tuple[Reason, ...]:
    small = measures["eye_distance_px"] < MIN_EYE_DISTANCE_PX
    openness = measures["eye_openness"]
    shut = openness < MIN_EYE_OPENNESS or (openness < SURE_EYE_OPENNESS and measures["iris_height"] < MIN_IRIS_HEIGHT)
    dark = measures["brightness_p95"] < MIN_BRIGHTNESS
    blurred = measures["sharpness"] < MIN_SHARPNESS
    found = {
        Reason.SEVERAL_FACES: measures["faces"] > 1,
        Reason.FACE_TOO_SMALL: small,
        Reason.TURNED_AWAY: abs(measures["yaw_deg"]) > MAX_YAW_DEG or abs(measures["pitch_deg"]) > MAX_PITCH_DEG,
        Reason.TILTED: abs(measures["roll_deg"]) > MAX_ROLL_DEG,
        Reason.TOO_DARK: dark,
        Reason.TOO_BRIGHT: measures["brightness_median"] > MAX_BRIGHTNESS or measures["clipped_share"] > MAX_CLIPPED,
        # A small face is always soft, and a soft one shows no lids: name the cause, not what follows from it.
        Reason.BLURRED: blurred and not small,
        Reason.EYES_CLOSED: shut and not (small or blurred or dark),
        Reason.NO_OUTLINE: "background_share" in measures
        and (
            measures["face_covered_share"] < MIN_FACE_COVERED
            or measures["top_covered_share"] > MAX_TOP_COVERED
            or measures["background_share"] < MIN_BACKGROUND
        ),
    }
    return tuple(reason for reason, holds in found.items() if holds)
