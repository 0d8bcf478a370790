"""Which pixels are the person: coverage from the segmentation net, sharpened at the edges, without the neighbours."""

import cv2
import numpy as np

from vision.contracts import Face
from vision.crop import Square, cut
from vision.guided import guided_filter
from vision.pack import FacePack, Model

INPUT_PX = 256
CROP_PER_BOX = 3.2
"""Head, hair and shoulders: the net spends its 256 pixels on them and draws hair finer than on the whole picture."""
MAX_CROP_PX = 1024
FIT_PX = 320
"""The guided filter is fitted at about this size; its cost grows with the square."""
EPSILON = 2e-4
SURE_LOW, SURE_HIGH = 0.08, 0.92
"""The filter leaves a haze near edges of equal colour: below and above these shares it is nothing and everything."""


def matte(pack: FacePack, rgb: np.ndarray, face: Face) -> np.ndarray:
    """float32 [H, W], 0..1: how much of each pixel is the person with this face; 0 outside head and shoulders."""
    height, width = rgb.shape[:2]
    side = CROP_PER_BOX * float(max(face.box_px[2:]))
    square = Square(centre_px=face.box_px[:2] + face.box_px[2:] / 2, side_px=side)
    size_px = int(np.clip(round(side), INPUT_PX, MAX_CROP_PX))
    coarse = pack.run(Model.SEGMENTATION, cut(rgb, square, INPUT_PX), low=0.0)[0].reshape(INPUT_PX, INPUT_PX)
    fine = _only(_refined(cut(rgb, square, size_px), coarse), face.box_px[2] * size_px / side)
    left, top = np.clip(np.floor(square.centre_px - side / 2), 0, (width, height)).astype(int)
    right, bottom = np.clip(np.ceil(square.centre_px + side / 2), (left, top), (width, height)).astype(int)
    whole = np.zeros((height, width), np.float32)
    if right > left and bottom > top:
        to_window = square.to_picture(size_px) - np.array([[0, 0, left], [0, 0, top]])
        window = cv2.warpAffine(fine, to_window, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR)
        whole[top:bottom, left:right] = np.clip(window, 0.0, 1.0)
    return whole


def _refined(crop: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    size_px = crop.shape[0]
    mask = cv2.resize(coarse, (size_px, size_px), interpolation=cv2.INTER_CUBIC).clip(0.0, 1.0)
    guide = crop.astype(np.float32) / 255.0
    shrink = max(1, size_px // FIT_PX)
    fine = guided_filter(guide, mask, radius_px=max(2, size_px // 48), epsilon=EPSILON, shrink=shrink)
    return np.clip((fine - SURE_LOW) / (SURE_HIGH - SURE_LOW), 0.0, 1.0)


def _only(mask: np.ndarray, face_px: float) -> np.ndarray:
    """The part that hangs together with the face in the middle; soft edges stay, other people's arms and shirts go.

    Above the chin only what touches the head counts: a neighbour may well touch the shoulders.
    """
    size_px = mask.shape[0]
    half = round(face_px / 2)
    chin = min(size_px, size_px // 2 + half)
    solid = mask > 0.5
    kept = np.zeros_like(solid)
    kept[:chin] = _part(solid[:chin], half)
    kept[chin:] = solid[chin:]
    kept = _part(kept, half)
    reach = max(3, round(0.06 * face_px)) | 1
    near = cv2.dilate(kept.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return np.where(near.astype(bool), mask, 0.0).astype(np.float32)


def _part(solid: np.ndarray, half: int) -> np.ndarray:
    """bool [H, W]: the connected part with most pixels in the face's square; nothing when the face is not covered."""
    _, labels = cv2.connectedComponents(solid.astype(np.uint8))
    middle = solid.shape[1] // 2
    inside = labels[middle - half : middle + half, middle - half : middle + half]
    counts = np.bincount(inside[inside > 0])
    return labels == counts.argmax() if len(counts) else np.zeros_like(solid)
