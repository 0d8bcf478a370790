"""What stands out of a picture without a face: coverage of the thing in it, for toys, pets and drawings."""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.contracts import VisionError
from vision.guided import guided_filter
from vision.pack import FacePack, Model

WORK_PX = 320
"""The cut is found at about this size."""
BORDER = 0.035
"""Width of the picture's edge that is taken for background, of its shorter side."""
BACKGROUNDS = 4
"""Colours that the edge is summed up in."""
SURE_APART, LIKELY_APART = 34.0, 15.0
"""Lab distances from every background colour."""
ROUNDS = 5
LEAST_SHARE, MOST_SHARE = 0.025, 0.93
"""Of the picture: what is cut out covers more than a speck and leaves some background."""
FLAT = 6.0
"""A picture whose colours deviate less than this (levels of 255) shows nothing."""
EPSILON = 1e-4
PLAIN = 9.0
"""Lab deviation of an edge that is one surface: paper, a wall, a table."""
SEGMENTED_PX, SEGMENTED, ROOM = 256, 0.5, 1 / 6
"""The net's input, the share from which its answer is believed, and the room it needs around what fills a picture."""
CUT_OFF = 0.35
"""Of its width, on the picture's lower edge: the rest of it is outside."""
CUTTER, CUTTER_POWER = 0.485, 3.0
"""The cookie cutter for what reaches the picture's sides or top: half its width and height in sides, a rounded box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standout:
    """`cover` float32 [H, W] 0..1 is the one thing in front; `cut_off` if the picture's lower edge goes through it."""

    cover: np.ndarray
    cut_off: bool


def standout(rgb: np.ndarray, pack: FacePack) -> Standout:
    """Of uint8 [H, W, 3]; a rounded box of a picture that one thing fills.

    Before a busy background the segmentation net, made for people, gives the first guess: it takes pets for people.
    Raises VisionError `face_pack_missing`, and `nothing_stands_out` for pictures of one colour or without a middle.
    """
    if float(rgb.std(axis=(0, 1)).max()) < FLAT:
        raise VisionError("nothing stands out in the picture", code="nothing_stands_out")
    height, width = rgb.shape[:2]
    scale = min(1.0, WORK_PX / max(height, width))
    small = cv2.resize(rgb, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA)
    segmented = _segmented(small, pack)
    solid = _grabbed(small) if segmented is None else _one_piece(segmented > SEGMENTED)
    share = float(solid.mean())
    if share < LEAST_SHARE:
        raise VisionError("nothing stands out in the picture", code="nothing_stands_out")
    if share > MOST_SHARE:
        solid = np.ones_like(solid)
    cut_off = float(solid[-2:].any(0).sum()) > CUT_OFF * float(solid.any(0).sum())
    solid = _rounded(solid)
    mask = cv2.resize(solid.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    shrink = max(1, round(1 / scale))
    guide = rgb.astype(np.float32) / 255
    fine = guided_filter(guide, mask, radius_px=max(3, max(height, width) // 110), epsilon=EPSILON, shrink=shrink)
    edge = max(3, round(max(height, width) / 70)) | 1
    near = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (edge, edge)))
    core = cv2.erode(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * edge + 1, 2 * edge + 1)))
    cover = np.maximum(np.clip((fine - 0.12) / 0.76, 0, 1) * near, core)
    return Standout(cover=cover.astype(np.float32), cut_off=cut_off)


def _segmented(rgb: np.ndarray, pack: FacePack) -> np.ndarray | None:
    """float32 [h, w] 0..1, or None where the edge is one surface or the net sees nobody."""
    edge = _lab(_rim(rgb)[None])[0]
    if float(np.linalg.norm(np.median(np.abs(edge - np.median(edge, axis=0)), axis=0))) < PLAIN:
        return None
    room = round(ROOM * max(rgb.shape[:2]))
    wide = cv2.copyMakeBorder(rgb, room, room, room, room, cv2.BORDER_REPLICATE)
    square = cv2.resize(wide, (SEGMENTED_PX, SEGMENTED_PX), interpolation=cv2.INTER_AREA)
    net = pack.run(Model.SEGMENTATION, square, low=0.0)[0].reshape(SEGMENTED_PX, SEGMENTED_PX)
    if float((net > 0.5).mean()) < LEAST_SHARE:
        return None
    full = cv2.resize(net, (wide.shape[1], wide.shape[0]), interpolation=cv2.INTER_LINEAR).clip(0, 1)
    return np.asarray(full[room:-room, room:-room], np.float32)


def _grabbed(rgb: np.ndarray) -> np.ndarray:
    """bool [h, w]: graph cut from what differs from the picture's edge, without holes, in one piece."""
    apart = _apart(rgb)
    height, width = apart.shape
    rows, columns = np.mgrid[0:height, 0:width]
    middle = np.hypot((columns / width - 0.5) / 0.34, (rows / height - 0.52) / 0.36) < 1
    likely = (apart > LIKELY_APART) | (middle & (apart > LIKELY_APART / 2))
    marks = np.where(likely, np.uint8(cv2.GC_PR_FGD), np.uint8(cv2.GC_PR_BGD))
    marks[(apart > SURE_APART) & middle] = cv2.GC_FGD
    rim = max(1, round(BORDER * min(height, width) / 2))
    frame = np.ones((height, width), bool)
    frame[rim : height - rim, rim : width - rim] = False
    marks[frame & (apart < LIKELY_APART)] = cv2.GC_BGD
    front = (marks == cv2.GC_FGD) | (marks == cv2.GC_PR_FGD)
    if front.all() or not front.any():
        return np.asarray(front)
    cv2.setRNGSeed(0)
    bgr = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
    cv2.grabCut(bgr, marks, (0, 0, 1, 1), np.zeros((1, 65)), np.zeros((1, 65)), ROUNDS, cv2.GC_INIT_WITH_MASK)
    return _one_piece((marks == cv2.GC_FGD) | (marks == cv2.GC_PR_FGD))


def _apart(rgb: np.ndarray) -> np.ndarray:
    """float32 [h, w]: distance in Lab to the nearest colour of the left, right and upper edge."""
    lab = _lab(rgb)
    edge = _rim(lab)
    cv2.setRNGSeed(0)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    _, _, centres = cv2.kmeans(edge, BACKGROUNDS, np.zeros((len(edge), 1), np.int32), stop, 1, cv2.KMEANS_PP_CENTERS)
    return np.asarray(np.min([np.linalg.norm(lab - centre, axis=2) for centre in centres], axis=0), np.float32)


def _lab(rgb: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _rim(pixels: np.ndarray) -> np.ndarray:
    """[n, 3] of the left, right and upper edge: things often stand on the lower one."""
    rim = max(2, round(BORDER * min(pixels.shape[:2])))
    return np.concatenate([part.reshape(-1, 3) for part in (pixels[:rim], pixels[:, :rim], pixels[:, -rim:])])


def _one_piece(solid: np.ndarray) -> np.ndarray:
    """The largest part, its small gaps closed and its holes filled."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    whole = cv2.morphologyEx(solid.astype(np.uint8), cv2.MORPH_CLOSE, disc)
    whole = cv2.morphologyEx(whole, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(whole)
    if count < 2:
        return np.zeros(solid.shape, bool)
    part = (labels == 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))).astype(np.uint8)
    outlines, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(cv2.drawContours(np.zeros_like(part), outlines, -1, 1, cv2.FILLED), bool)


def _rounded(solid: np.ndarray) -> np.ndarray:
    """What leaves the picture at its sides or top gets a round edge instead of a straight one."""
    height, width = solid.shape
    if not (solid[:, 0].any() or solid[:, -1].any() or solid[0].any()):
        return solid
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    across, down = np.abs((columns + 0.5) / width - 0.5) / CUTTER, np.abs((rows + 0.5) / height - 0.5) / CUTTER
    return np.asarray(solid & (across**CUTTER_POWER + down**CUTTER_POWER < 1))
