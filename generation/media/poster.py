"""Pictures that stand for a clip: its best-looking frame, and a short silent animation. Made while frames pass by."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from generation.media.planes import even, shrink, to_rgb

PREVIEW_WIDTH, PREVIEW_RATE, PREVIEW_S = 240, 12, 3.0
_CANDIDATES = 12
_SCORE_WIDTH = 120


class Poster:
    """Keeps the frame that scores best among some twelve: bright enough, contrasted, colourful, sharp."""

    def __init__(self, *, width: int, height: int, num_frames: int) -> None:
        self._small = (_SCORE_WIDTH, even(height * _SCORE_WIDTH / width))
        self._every = max(1, num_frames // _CANDIDATES)
        self._first = min(num_frames - 1, self._every // 2)
        self._best: np.ndarray | None = None
        self._score = -1.0

    def see(self, index: int, picture: np.ndarray) -> None:
        if index % self._every != self._first:
            return
        score = appeal(shrink(picture, *self._small))
        if score > self._score:
            self._best, self._score = picture.copy(), score

    def save(self, path: Path) -> None:
        """JPEG, because link previews of other sites do not all read WebP."""
        assert self._best is not None  # noqa: S101  a clip has at least one frame
        _, data = cv2.imencode(".jpg", to_rgb(self._best)[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, 86))
        path.write_bytes(data.tobytes())


class Preview:
    """The first three seconds at 12 pictures a second, 240 px wide, as an animated WebP."""

    def __init__(self, *, width: int, height: int, frame_rate: int) -> None:
        self.size = (PREVIEW_WIDTH, even(height * PREVIEW_WIDTH / width))
        self._frame_rate = frame_rate
        self._pictures: list[Image.Image] = []

    def see(self, index: int, picture: np.ndarray) -> None:
        wanted = len(self._pictures)
        if wanted < PREVIEW_RATE * PREVIEW_S and index * PREVIEW_RATE >= wanted * self._frame_rate:
            self._pictures.append(Image.fromarray(shrink(picture, *self.size)))

    def save(self, path: Path) -> None:
        first, *rest = self._pictures
        first.save(path, "WEBP", save_all=True, append_images=rest, duration=round(1000 / PREVIEW_RATE), loop=0,
                   quality=40, method=0, minimize_size=False)  # fmt: skip


def appeal(frame: np.ndarray) -> float:
    """How well a small RGB frame stands for its clip; comparable within one clip only."""
    luma = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).astype(np.float32)
    sharp = float(cv2.Laplacian(luma, cv2.CV_32F).std())
    colour = float((frame.max(axis=2).astype(np.int16) - frame.min(axis=2)).mean())
    exposure = 1 - abs(float(luma.mean()) - 118) / 140
    return max(0.0, exposure) * (float(luma.std()) + 0.6 * sharp + 0.3 * colour)
