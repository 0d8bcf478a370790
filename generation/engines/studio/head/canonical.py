"""The frame every face is brought into: origin between the eyes, 1 = distance of the outer eye corners, y down."""

from dataclasses import dataclass

import cv2
import numpy as np

LEFT, RIGHT, TOP, BOTTOM = -1.50, 1.50, -1.85, 2.05
"""What is kept of the photograph, in face units."""
GRID = 24
"""Samples a unit of the displacement fields."""
TEXTURE = 230
"""Pixels a unit of the face texture: sharp in a close-up at 720 pixels."""
UPSCALED = 1.4
"""From here on the photograph is enlarged enough to need sharpening."""

EYE_LEFT, EYE_RIGHT = 33, 263
LOWER_LIP_INNER = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308]
LOWER_LIP_OUTER = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291]
UPPER_LIP_INNER = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308]
UPPER_LIP_OUTER = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291]
LIP_CORNERS = [78, 308, 61, 291]
CHIN, JAW_LEFT, JAW_RIGHT = 152, 234, 454
EYE_LIDS = (
    ([33, 246, 161, 160, 159, 158, 157, 173, 133], [33, 7, 163, 144, 145, 153, 154, 155, 133]),
    ([362, 398, 384, 385, 386, 387, 388, 466, 263], [362, 382, 381, 380, 374, 373, 390, 249, 263]),
)
BROW_CENTRES = (105, 334)
BROW_UNDERSIDES = (52, 282)
BROW_INNERS = (107, 336)
UPPER_LIDS, LOWER_LIDS = (159, 386), (145, 374)
NOSTRILS = (98, 327)
CORNER_LEFT, CORNER_RIGHT = 61, 291
BROAD_SMILE = 0.26
"""How far a broad smile lifts the corners over the middle of the lips, in half mouths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """A face in face units. `points` float [468, 2], `depth` [468], negative nearer; `transform` photo to texture."""

    points: np.ndarray
    depth: np.ndarray
    transform: np.ndarray
    enlarged: float

    @property
    def chin_y(self) -> float:
        return float(self.points[CHIN, 1])

    @property
    def half_jaw(self) -> float:
        return float(self.points[JAW_RIGHT, 0] - self.points[JAW_LEFT, 0]) / 2

    @property
    def mouth(self) -> np.ndarray:
        """Centre of the mouth [2]."""
        return np.asarray(self.points[[13, 14]].mean(0))

    @property
    def half_mouth(self) -> float:
        return float(self.points[308, 0] - self.points[78, 0]) / 2

    @property
    def lip_gap(self) -> float:
        """How far the photographed lips are apart."""
        return float(self.points[14, 1] - self.points[13, 1])

    @property
    def smile(self) -> float:
        """How much the photograph smiles already, 0..1."""
        corners = float(self.points[[CORNER_LEFT, CORNER_RIGHT], 1].mean())
        return float(np.clip((float(self.mouth[1]) - corners) / self.half_mouth / BROAD_SMILE, 0, 1))


def canonical(landmarks: np.ndarray, texture_px: int = TEXTURE) -> Canonical:
    """Turns, scales and centres landmarks [468, 3] given in photo pixels."""
    left, right = landmarks[EYE_LEFT, :2], landmarks[EYE_RIGHT, :2]
    across = right - left
    eye_distance = float(np.linalg.norm(across))
    angle = float(np.arctan2(across[1], across[0]))
    enlarged = texture_px / eye_distance
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) * enlarged
    offset = np.array([-LEFT, -TOP]) * texture_px - turn @ ((left + right) / 2)
    points = (landmarks[:, :2] @ turn.T + offset) / texture_px + [LEFT, TOP]
    depth = landmarks[:, 2] / eye_distance
    return Canonical(
        points=points,
        depth=depth - depth[[EYE_LEFT, EYE_RIGHT]].mean(),
        transform=np.column_stack([turn, offset]).astype(np.float32),
        enlarged=enlarged,
    )


def texture_size(texture_px: int = TEXTURE) -> tuple[int, int]:
    """Width and height of the canonical texture in pixels."""
    return int((RIGHT - LEFT) * texture_px), int((BOTTOM - TOP) * texture_px)


def texture_grid(texture_px: int = TEXTURE) -> tuple[np.ndarray, np.ndarray]:
    """Face units x and y of every texture pixel, float32 [H, W] each."""
    width, height = texture_size(texture_px)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return x / texture_px + LEFT, y / texture_px + TOP


def field_grid() -> tuple[np.ndarray, np.ndarray]:
    """Face units x and y of every field sample, float32 [h, w] each."""
    width, height = int((RIGHT - LEFT) * GRID) + 1, int((BOTTOM - TOP) * GRID) + 1
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return x / GRID + LEFT, y / GRID + TOP


def straighten(rgb: np.ndarray, face: Canonical, texture_px: int = TEXTURE) -> np.ndarray:
    """The photograph in the canonical frame, BGR uint8; enlarged ones are sharpened a little."""
    bgr = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
    how = cv2.INTER_LANCZOS4 if face.enlarged > 1 else cv2.INTER_AREA
    size = texture_size(texture_px)
    texture = cv2.warpAffine(bgr, face.transform, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    if face.enlarged > UPSCALED:
        texture = cv2.addWeighted(texture, 1.6, cv2.GaussianBlur(texture, (0, 0), 1.1 * face.enlarged), -0.6, 0)
    return texture
