"""A cut-out picture as paper: lit, with a pale edge, and a jaw that drops like a ventriloquist's doll's."""

import cv2
import numpy as np
import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import INK, canvas_on, fill, image_of, stroke
from vision.character import Character

PAPER_RGB = (250, 246, 238)
PAPER = 0.016
"""Width of the pale edge, of the longer side."""
ROOM = 0.03
SHADE = 0.16
"""How much darker the side away from the light is."""
JAW = 0.95
"""How far a fully open jaw falls, in half mouths."""
CHIN = 1.30
"""Height of the jaw's piece below the lips, in half mouths."""
BOW = 0.22
LEAST = 0.03
HOLE_RGB, TONGUE_RGB, TEETH_RGB = (62, 18, 26), (206, 92, 96), (248, 246, 238)


class Cutout:
    """Sizes in pixels of its own texture; `foot` is the lowest painted row, `mouth` x, y and half width."""

    def __init__(self, character: Character) -> None:
        room = round(ROOM * max(character.rgba.shape[:2])) + 2
        self._rgba = cv2.copyMakeBorder(character.rgba, room, room, room, room, cv2.BORDER_REPLICATE)
        self._rgba[..., 3] = cv2.copyMakeBorder(character.rgba[..., 3], room, room, room, room, cv2.BORDER_CONSTANT)
        height, width = character.rgba.shape[:2]
        x, y, half = (float(part) for part in character.mouth)
        self.mouth = (room + x * width, room + y * height, half * width)
        solid = self._rgba[..., 3] > 128
        rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
        self.top, self.foot = float(rows[0]), float(rows[-1] + 1)
        self.left, self.right = float(columns[0]), float(columns[-1] + 1)
        self._textures: dict[Relight, np.ndarray] = {}

    @property
    def tall(self) -> float:
        return self.foot - self.top

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def texture(self, light: Relight) -> np.ndarray:
        """Premultiplied BGRA under this light; baked once."""
        if light not in self._textures:
            self._textures[light] = self._baked(light)
        return self._textures[light]

    def speaking(self, texture: np.ndarray, pose: HeadPose) -> np.ndarray:
        """The texture with its jaw as open as the pose says; the texture itself where it is shut."""
        x, y, half = self.mouth
        half *= 1 + 0.14 * pose.width
        drop = pose.jaw * (1 - pose.press) * JAW * half
        if drop < max(1.0, LEAST * half):
            return texture
        image = image_of(texture)
        opened = texture.copy()
        canvas = canvas_on(opened)
        hole = _lips(x, y, half)
        hole.lineTo(x + half, y + drop)
        hole.quadTo(x, y + drop + 2 * BOW * half, x - half, y + drop)
        hole.close()
        canvas.drawPath(hole, fill(HOLE_RGB))
        canvas.save()
        canvas.clipPath(hole, doAntiAlias=True)
        canvas.drawCircle(x, y + drop + 0.45 * half, 0.62 * half, fill(TONGUE_RGB))
        canvas.drawPath(_lips(x, y, half), stroke(TEETH_RGB, 0.34 * half))
        canvas.restore()
        jaw = _lips(x, y, half)
        jaw.cubicTo(x + half * 0.96, y + CHIN * half, x - half * 0.96, y + CHIN * half, x - half, y)
        jaw.close()
        canvas.save()
        canvas.translate(0, drop)
        canvas.clipPath(jaw, doAntiAlias=True)
        canvas.drawImage(image, 0, 0)
        canvas.restore()
        canvas.save()
        canvas.translate(0, drop)
        canvas.drawPath(jaw, stroke(INK, max(1.0, 0.05 * half), 0.45))
        canvas.restore()
        return opened

    def _baked(self, light: Relight) -> np.ndarray:
        cover = self._rgba[..., 3].astype(np.float32) / 255
        height, width = cover.shape
        color = self._rgba[..., 2::-1].astype(np.float32) * np.array(light.tint[::-1], np.float32)
        across = np.linspace(-1, 1, width, dtype=np.float32)[None] * light.key[0]
        down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] * light.key[1]
        color *= np.clip(1 + SHADE * (across + down), 0.6, 1.25)[..., None]
        reach = max(2, round(PAPER * max(height, width)))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        paper = cv2.GaussianBlur(cv2.dilate((cover > 0.5).astype(np.float32), disc), (0, 0), max(0.7, reach / 5))
        paper = np.asarray(np.maximum(paper, cover), np.float32)
        edge = np.array(PAPER_RGB[::-1], np.float32) * np.array(light.tint[::-1], np.float32)
        color = np.asarray(color * cover[..., None] + (paper - cover)[..., None] * edge, np.float32)
        return np.dstack([np.clip(color, 0, 255), paper * 255]).astype(np.uint8)


def _lips(x: float, y: float, half: float) -> skia.Path:
    """The line between the lips, a little hung, from left to right."""
    path = skia.Path()
    path.moveTo(x - half, y)
    path.quadTo(x, y + 2 * BOW * half, x + half, y)
    return path
