"""Photos the vision tests look at: scikit-image's astronaut (NASA, public domain), changed as bad selfies are bad."""

import io
import struct
import zlib

import cv2
import numpy as np
from PIL import Image
from scipy.interpolate import RBFInterpolator
from skimage import data

from vision.contracts import Landmarks

EYES = (
    (
        (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
        (33, 7, 163, 144, 145, 153, 154, 155, 133),
    ),
    (
        (362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382),
        (362, 382, 381, 380, 374, 373, 390, 249, 263),
    ),
)
"""Outline and lower lid of each eye in the mesh."""


def astronaut() -> np.ndarray:
    return np.asarray(data.astronaut())


def strangers(count: int) -> list[np.ndarray]:
    """Other people: 25-pixel faces of scikit-image's LFW subset, enlarged."""
    return [_enlarged(face) for face in data.lfw_subset()[:count]]


def faceless(count: int) -> list[np.ndarray]:
    """The same subset's patches that show no face."""
    return [_enlarged(patch) for patch in data.lfw_subset()[100 : 100 + count]]


def _enlarged(grey: np.ndarray) -> np.ndarray:
    rgb = cv2.cvtColor((grey * 255).astype(np.uint8), cv2.COLOR_GRAY2RGB)
    large = cv2.resize(rgb, (200, 200), interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(large, 60, 60, 60, 60, cv2.BORDER_REPLICATE)


def in_its_transparency(colour: int = 255) -> np.ndarray:
    """uint8 [512, 512, 4]: one plain colour whose alpha, below a half, is the astronaut's face, in a solid frame."""
    face = cv2.resize(astronaut()[:256, 96:352], (512, 512), interpolation=cv2.INTER_CUBIC)
    alpha = np.rint(cv2.cvtColor(face, cv2.COLOR_RGB2GRAY) * 0.49).astype(np.uint8)
    framed = cv2.copyMakeBorder(alpha[6:-6, 6:-6], 6, 6, 6, 6, cv2.BORDER_CONSTANT, value=(255,))
    return np.dstack([np.full((512, 512, 3), colour, np.uint8), framed])


def side_by_side(rgb: np.ndarray) -> np.ndarray:
    """Two people: the photo and its mirror image."""
    return np.hstack([rgb, rgb[:, ::-1]])


def rotated(rgb: np.ndarray, degrees: float) -> np.ndarray:
    """Counter-clockwise around the astronaut's face."""
    matrix = cv2.getRotationMatrix2D((222, 128), degrees, 1.0)
    return cv2.warpAffine(rgb, matrix, rgb.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)


def turned_away(rgb: np.ndarray, landmarks: Landmarks, degrees: float) -> np.ndarray:
    """The head turned about its vertical axis, positive towards the image's right, by the depth of its own mesh."""
    points, unit = landmarks.points_px, landmarks.eye_distance_px
    height, width = rgb.shape[:2]
    middle = points[:, :2].mean(axis=0)
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    ring = [middle + unit * far * np.column_stack([np.cos(angles), 1.2 * np.sin(angles)]) for far in (2.2, 3.0)]
    known = np.concatenate([points[:, :2], *ring])
    depth = np.concatenate([points[:, 2], np.full(2 * len(angles), unit)])
    rows, columns = np.mgrid[0:height:8, 0:width:8].astype(float)
    field = RBFInterpolator(known, depth, neighbors=40, smoothing=5)(np.column_stack([columns.ravel(), rows.ravel()]))
    depth_map = cv2.resize(field.reshape(rows.shape).astype(np.float32), (width, height))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    source = x.copy()
    turn = np.radians(degrees)
    for _ in range(12):
        near = cv2.remap(depth_map, source, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        moved = middle[0] + (source - middle[0]) * np.cos(turn) - near * np.sin(turn)
        source = (source + 0.6 * (x - moved)).astype(np.float32)
    return cv2.remap(rgb, source, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def eyes_shut(rgb: np.ndarray, landmarks: Landmarks) -> np.ndarray:
    """Skin over both eyes and a line of lashes."""
    shut = rgb.copy()
    for outline, lower_lid in EYES:
        mask = np.zeros(rgb.shape[:2], np.uint8)
        cv2.fillPoly(mask, [np.rint(landmarks.points_px[list(outline), :2]).astype(np.int32)], 1)
        shut = cv2.inpaint(shut, cv2.dilate(mask, np.ones((5, 5), np.uint8)), 5, cv2.INPAINT_TELEA)
        lashes = np.rint(landmarks.points_px[list(lower_lid), :2]).astype(np.int32)
        cv2.polylines(shut, [lashes], False, (70, 45, 40), 1, cv2.LINE_AA)
    return shut


def encoded(rgb: np.ndarray, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, kind, **options)
    return stream.getvalue()


def png_bomb(width: int, height: int) -> bytes:
    """A valid black PNG, one bit a pixel: 437 kB for 60,000 x 60,000."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    row = bytes(1 + -(-width // 8))
    packed = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
