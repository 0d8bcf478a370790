"""A given picture or video as the place of a shot: it fills the frame, comes alive with the camera, and takes light."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.materials import Material, Picture, Video
from generation.engines.studio.plugins.base import Relight, Tone
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import Point, soften
from generation.engines.studio.stage.cinematography import EYES_M
from generation.engines.studio.stage.footage import FootageReader
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.schema import Daytime, Shot

OVERSCAN = 1.08
"""A picture that the camera moves over is shown this much larger than needed, so that no edge is uncovered."""
CALM = 0.5
"""Moves are made for people on a stage; a flat picture takes this part of their zoom."""
PARALLAX, MOST_PARALLAX = 0.12, 0.035
"""How much of the camera's way the far parts of a picture go, and the most of it in frame widths."""
FAR_GROWTH = 0.6
GRID = 24
"""Pixels between samples of the displacement; one more on every side, since enlarging flattens the rim."""
LEAST_SHOWN = 0.55
"""A crop that would keep less of the picture than this shows it whole, before its own blurred self."""
ENLARGED = 1.2
"""From here on footage is interpolated by cubics, and sharpened."""
SHARPEN = 0.4
"""Part of what a blur takes away that is added: edges of enlarged footage as steep again, measured on photographs made
small and large (its error falls a little; more of it would raise the error)."""
TONES: dict[Daytime, Tone] = {
    "day": Tone(lift=(0, 0, 0), gain=(1, 1, 1), gamma=1.0),
    "night": Tone(lift=(2, 4, 16), gain=(0.42, 0.50, 0.80), gamma=1.12),
    "sunset": Tone(lift=(14, 4, 8), gain=(1.10, 0.90, 0.74), gamma=1.02),
    "sunrise": Tone(lift=(10, 6, 12), gain=(1.06, 0.95, 0.88), gamma=0.96),
}
LIGHT = Light(
    key=(-0.5, 0.62, 0.6),
    key_rgb=(1.0, 0.98, 0.95),
    ambient=(0.48, 0.48, 0.50),
    rim=(0.9, 0.2, -0.3),
    rim_rgb=(0.5, 0.5, 0.55),
    ground=(0.5, 0.3),
    shadow=0.35,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The picture about the frame's middle: grown, shifted in pixels, what is far `far_x` pixels more."""

    growth: float
    x: float
    y: float
    far_x: float


class Backplate:
    """`reference` is the shot's camera halfway through: what it sees is the picture as it was given, or `still`, its
    own version of a picture's pixels.
    """

    light = LIGHT
    relight = Relight(rim=0.25)
    dusty = False

    def __init__(self, material: Material, shot: Shot, reference: Camera, still: np.ndarray | None = None) -> None:
        self.tone = TONES[shot.time]
        self._material, self._shot, self._reference = material, shot, reference
        self._overscan = 1.0 if shot.move == "static" and not shot.camera else OVERSCAN
        if isinstance(material, Picture):
            self._still = np.asarray(cv2.cvtColor(material.rgb if still is None else still, cv2.COLOR_RGB2BGRA))
            self._depth = _depth(material)
        else:
            self._reader = FootageReader(material)

    def behind(self, view: View, moment: Moment) -> None:
        if isinstance(self._material, Picture):
            self._alive(view)
        else:
            self._run(view, self.second(moment))

    def before(self, view: View, moment: Moment) -> None:
        """Nothing is in front of the people."""

    def second(self, moment: Moment) -> float:
        """Of the video, at this moment of the shot."""
        given = self._shot.material
        if given is None or not isinstance(self._material, Video):
            return 0.0
        gone = moment.shot_s * given.speed
        if not given.reverse:
            return given.start_s + gone
        return given.start_s + moment.shot_seconds * given.speed - gone - 1 / self._material.frame_rate

    def spot(self, camera: Camera, x_px: float, y_px: float) -> tuple[Point, float]:
        """Where a pixel of the picture, taken to be near, is in the frame, and frame pixels per picture pixel."""
        scale, left, top = self._cover(camera.width_px, camera.height_px, _focus(self._material, 0.0))
        moved_by = self._moved(camera)
        growth, dx, dy = moved_by.growth, moved_by.x, moved_by.y
        at = ((x_px - left) * scale, (y_px - top) * scale)
        middle = (camera.width_px / 2, camera.height_px / 2)
        moved = (middle[0] + (at[0] - middle[0]) * growth + dx, middle[1] + (at[1] - middle[1]) * growth + dy)
        cos, sin = math.cos(camera.roll), math.sin(camera.roll)
        away = (moved[0] - middle[0], moved[1] - middle[1])
        turned = (middle[0] + away[0] * cos - away[1] * sin, middle[1] + away[0] * sin + away[1] * cos)
        return turned, scale * growth

    def _cover(self, width: int, height: int, focus: Point) -> tuple[float, float, float]:
        """Frame pixels per picture pixel, and the picture pixel in the frame's upper left corner."""
        rows, columns = self._size()
        scale = max(width / columns, height / rows) * self._overscan
        shown = (width / scale, height / scale)
        left = min(max(0.0, focus[0] * columns - shown[0] / 2), columns - shown[0])
        top = min(max(0.0, focus[1] * rows - shown[1] / 2), rows - shown[1])
        return scale, left, top

    def _size(self) -> tuple[int, int]:
        if isinstance(self._material, Picture):
            return self._material.rgb.shape[0], self._material.rgb.shape[1]
        return self._material.height, self._material.width

    def _moved(self, camera: Camera) -> Moved:
        """What the camera's way since the shot's middle does to the picture; nearly nothing to what is near."""
        home = self._reference
        x, y, metre = camera.spot(0.0, EYES_M, 0.0)
        home_x, home_y, home_metre = home.spot(0.0, EYES_M, 0.0)
        size = camera.height_px / home.height_px
        calm = CALM if not self._shot.camera else 1.0
        growth = max(1 / self._overscan, 1 + (metre / max(1e-6, home_metre * size) - 1) * calm)
        most = MOST_PARALLAX * camera.width_px
        side = min(most, max(-most, PARALLAX * (camera.x - home.x) * home_metre * size))
        return Moved(growth=growth, x=x - home_x * size, y=y - home_y * size, far_x=side)

    def _alive(self, view: View) -> None:
        """One look-up of the picture, displaced by depth: what is near moves more."""
        camera, moved = view.camera, self._moved(view.camera)
        width, height = camera.width_px, camera.height_px
        scale, left, top = self._cover(width, height, _focus(self._material, 0.0))
        columns, rows = -(-width // GRID) + 2, -(-height // GRID) + 2
        x, y = np.meshgrid((np.arange(columns) - 0.5) * GRID - 0.5, (np.arange(rows) - 0.5) * GRID - 0.5)
        cos, sin = math.cos(-camera.roll), math.sin(-camera.roll)
        ax, ay = x - width / 2, y - height / 2
        ax, ay = ax * cos - ay * sin, ax * sin + ay * cos
        u, v = ax, ay
        for _ in range(3):  # the depth is that of the place looked up, not of the pixel looked from
            seen = np.dstack([(u + width / 2) / scale + left, (v + height / 2) / scale + top]).astype(np.float32)
            depth = _sample(self._depth, seen, self._still.shape)
            growth = 1 + (moved.growth - 1) * (1 - depth * (1 - FAR_GROWTH))
            u, v = (ax - moved.x - moved.far_x * depth) / growth, (ay - moved.y) / growth
        source = np.dstack([(u + width / 2) / scale + left, (v + height / 2) / scale + top]).astype(np.float32)
        whole = cv2.resize(source, (columns * GRID, rows * GRID), interpolation=cv2.INTER_LINEAR)
        coords = np.ascontiguousarray(whole[GRID : GRID + height, GRID : GRID + width])
        cv2.remap(
            self._still, coords, np.empty(0, np.float32), cv2.INTER_LINEAR, dst=view.pixels,
            borderMode=cv2.BORDER_REFLECT,
        )  # fmt: skip

    def _run(self, view: View, t_s: float) -> None:
        camera, pixels = view.camera, view.pixels
        frame = self._reader.at(t_s)
        rows, columns = frame.shape[:2]
        width, height = camera.width_px, camera.height_px
        scale, left, top = self._cover(width, height, _focus(self._material, t_s))
        if width * height / (scale * scale * rows * columns) < LEAST_SHOWN:
            _blurred(pixels, frame)
            scale = min(width / columns, height / rows)
            left, top = (columns - width / scale) / 2, (rows - height / scale) / 2
            border = cv2.BORDER_TRANSPARENT
        else:
            border = cv2.BORDER_REFLECT
        by = self._moved(camera)
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -math.degrees(camera.roll), by.growth)
        place = _scaled(scale, scale) @ np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]])
        moved = np.vstack([turn + np.array([[0, 0, by.x], [0, 0, by.y]]), [0, 0, 1]]) @ place
        enlarged = scale * by.growth
        if enlarged > ENLARGED:
            # cubics along rows and columns cost a tenth of cubics along any line
            size = (round(columns * enlarged), round(rows * enlarged))
            moved = moved @ np.linalg.inv(_scaled(size[0] / columns, size[1] / rows))
            frame = cv2.resize(frame, size, interpolation=cv2.INTER_CUBIC)
        cv2.warpAffine(frame, moved[:2], (width, height), dst=pixels, flags=cv2.INTER_LINEAR, borderMode=border)
        if enlarged > ENLARGED and border == cv2.BORDER_REFLECT:
            _sharpen(pixels, enlarged / 1.5)


def _focus(material: Material, t_s: float) -> Point:
    return material.focus if isinstance(material, Picture) else material.focus_at(t_s)


def _depth(picture: Picture) -> np.ndarray:
    """0 near .. 1 far, float32, at an eighth of the size: the person near, the floor nearer to the lower edge."""
    rows, columns = (max(2, side // 8) for side in picture.rgb.shape[:2])
    floor = np.linspace(0, 1, rows, dtype=np.float32)[:, None] ** 3 * np.ones((1, columns), np.float32)
    depth = 1 - 0.8 * floor
    if picture.face is not None:
        person = cv2.resize(picture.face.matte, (columns, rows), interpolation=cv2.INTER_AREA)
        depth = depth * (1 - person)
    return np.asarray(soften(depth.astype(np.float32), max(1.0, columns / 40)))


def _sample(depth: np.ndarray, coords: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    share = np.array([depth.shape[1] / shape[1], depth.shape[0] / shape[0]], np.float32)
    return np.asarray(
        cv2.remap(depth, coords * share, np.empty(0, np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )


def _scaled(across: float, down: float) -> np.ndarray:
    """3x3, pixel to pixel: a pixel's middle is half a pixel from its corner, in either size."""
    return np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2], [0, 0, 1]])


def _sharpen(pixels: np.ndarray, sigma_px: float) -> None:
    """BGRA in place; opaque stays opaque."""
    soft = cv2.GaussianBlur(pixels, (0, 0), sigma_px)
    cv2.addWeighted(pixels, 1 + SHARPEN, soft, -SHARPEN, 0, dst=pixels)


def _blurred(pixels: np.ndarray, frame: np.ndarray) -> None:
    """The frame's own colours, out of focus and darker, over everything."""
    height, width = pixels.shape[:2]
    rows, columns = frame.shape[:2]
    scale = max(width / columns, height / rows)
    part_w, part_h = round(width / scale), round(height / scale)
    left, top = (columns - part_w) // 2, (rows - part_h) // 2
    small = cv2.resize(frame[top : top + part_h, left : left + part_w], (45, 80), interpolation=cv2.INTER_AREA)
    small = cv2.convertScaleAbs(soften(small, 3.0), alpha=0.7)
    small[..., 3] = 255
    cv2.resize(small, (width, height), dst=pixels, interpolation=cv2.INTER_CUBIC)
