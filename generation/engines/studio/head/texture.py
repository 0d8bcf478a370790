"""The face texture: cut out of the photograph, lit for a place, with a paper-cut edge."""

import cv2
import numpy as np

from generation.engines.studio.head.canonical import TEXTURE, Canonical, texture_grid
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.curves import smooth

NECK_BELOW_CHIN = 0.20
"""Where the photographed neck has faded out, in face units below the chin; clothes hide the rest."""
STICKER = 0.030
"""Width of the cut-out's pale edge, in face units."""
STICKER_RGB = (250, 246, 238)


def cut_out(matte: np.ndarray, face: Canonical, texture_px: int = TEXTURE) -> np.ndarray:
    """Coverage 0..1 of head and hair, float32 [H, W]: shoulders go, the neck fades just below the chin."""
    x, y = texture_grid(texture_px)
    size = (x.shape[1], x.shape[0])
    alpha = cv2.warpAffine((matte * 255).astype(np.uint8), face.transform, size, flags=cv2.INTER_CUBIC)
    alpha = alpha.astype(np.float32) / 255
    centre, half_jaw, chin = float(face.points[152, 0]), face.half_jaw, face.chin_y
    neck = 1 - smooth(0.50 * half_jaw, 0.66 * half_jaw, np.abs(x - centre))
    fade = 1 - smooth(chin + NECK_BELOW_CHIN - 0.16, chin + NECK_BELOW_CHIN, y)
    jaw_curve = y + 0.22 * np.minimum(1.3, np.abs(x - centre) / half_jaw) ** 2
    below = smooth(chin - 0.34, chin - 0.06, jaw_curve)
    alpha = alpha * (1 - below + below * neck) * fade
    alpha = np.asarray(smooth(0.25, 0.8, alpha), np.float32)
    alpha = _largest(alpha)
    alpha = cv2.GaussianBlur(alpha, (0, 0), texture_px / 160)
    thinner = cv2.erode(alpha, np.ones((3, 3), np.uint8))
    return np.asarray(np.minimum(alpha, thinner * 0.5 + alpha * 0.5), np.float32)


def relit(
    bgr: np.ndarray, alpha: np.ndarray, depth: np.ndarray, light: Relight, texture_px: int = TEXTURE
) -> np.ndarray:
    """Key from depth normals, tint, and a rim along one side; float32 BGR [H, W, 3]."""
    x, _ = texture_grid(texture_px)
    texture = bgr.astype(np.float32)
    bowl = cv2.resize(depth, (x.shape[1], x.shape[0]), interpolation=cv2.INTER_CUBIC)
    bowl = cv2.GaussianBlur(bowl, (0, 0), texture_px / 14)
    slope_x = cv2.Sobel(bowl, cv2.CV_32F, 1, 0, ksize=3) * texture_px / 8
    slope_y = cv2.Sobel(bowl, cv2.CV_32F, 0, 1, ksize=3) * texture_px / 8
    length = np.sqrt(slope_x * slope_x + slope_y * slope_y + 1)
    shade = 1 + light.strength * (slope_x * light.key[0] + slope_y * light.key[1]) / length
    texture *= np.clip(shade, 0.4, 1.5)[..., None]
    texture *= np.array(light.tint[::-1], np.float32)
    inner = cv2.GaussianBlur(alpha, (0, 0), texture_px / 14)
    edge = np.clip(alpha - inner, 0, 1) * smooth(-0.1, 0.9, x * light.rim_side)
    texture += edge[..., None] * np.array(light.rim_rgb[::-1], np.float32) * light.rim
    return np.clip(texture, 0, 255)


def premultiplied(
    bgr: np.ndarray, alpha: np.ndarray, chin_y: float, *, sticker: bool, texture_px: int = TEXTURE
) -> np.ndarray:
    """BGRA uint8 ready to draw; with `sticker` the head stands on a slightly larger pale shape, as cut from
    paper, down to the jaw.
    """
    color = bgr * alpha[..., None]
    cover = alpha
    _, y = texture_grid(texture_px)
    above_jaw = np.asarray(1 - smooth(chin_y - 0.45, chin_y - 0.05, y), np.float32)
    if sticker:
        reach = max(1, round(STICKER * texture_px))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        paper = cv2.GaussianBlur(cv2.dilate((alpha > 0.5).astype(np.float32), disc), (0, 0), max(0.6, reach / 6))
        paper = np.maximum(paper, alpha)
        paper = alpha + (paper - alpha) * above_jaw
        color = color + (paper - alpha)[..., None] * np.array(STICKER_RGB[::-1], np.float32)
        cover = paper
    return np.dstack([np.clip(color, 0, 255), cover * 255]).astype(np.uint8)


def _largest(alpha: np.ndarray) -> np.ndarray:
    """Only the piece of the matte that holds the face: a neighbour's shoulder is not hair."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((alpha > 0.3).astype(np.uint8))
    if count <= 2:
        return alpha
    keep = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    near = cv2.dilate((labels == keep).astype(np.uint8), np.ones((5, 5), np.uint8))
    return alpha * near
