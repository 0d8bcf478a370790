"""Rendered results drawn by tests, and finished clips read back."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from generation.contracts import AUDIO_RATE, RenderResult
from generation.media import planes
from generation.media.label import Label

WIDTH, HEIGHT, FRAME_RATE = 180, 320, 30


class Frames:
    """Smooth moving colours, white at `flashes`; remembers whether it was closed."""

    def __init__(self, num_frames: int, flashes: tuple[int, ...] = ()) -> None:
        self.closed = False
        self._frames = self._draw(num_frames, flashes)

    def _draw(self, num_frames: int, flashes: tuple[int, ...]) -> Iterator[np.ndarray]:
        y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        for index in range(num_frames):
            if index in flashes:
                yield np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
                continue
            waves = [70 + 40 * np.sin(x / 40 + index / 9 + k) * np.cos(y / 50 - k) for k in range(3)]
            yield np.stack(waves, axis=2).astype(np.uint8)

    def __iter__(self) -> "Frames":
        return self

    def __next__(self) -> np.ndarray:
        return next(self._frames)

    def close(self) -> None:
        self.closed = True


def result(
    num_frames: int,
    *,
    frames: Iterator[np.ndarray] | None = None,
    audio: np.ndarray | None = None,
    announced: int | None = None,
) -> RenderResult:
    count = announced or num_frames
    if audio is None:
        audio = np.zeros((-(-count * AUDIO_RATE // FRAME_RATE), 2), np.float32)
    return RenderResult(
        frames=frames or Frames(num_frames),
        audio=audio,
        storyboard=None,
        engine="drawn",
        engine_version="1",
        num_frames=count,
        frame_rate=FRAME_RATE,
    )


def beeps(num_frames: int, at: tuple[int, ...]) -> np.ndarray:
    """A 50 ms tone at each frame's beginning."""
    audio = np.zeros((num_frames * AUDIO_RATE // FRAME_RATE, 2), np.float32)
    tone = 0.8 * np.sin(2 * np.pi * 1000 * np.arange(2400) / AUDIO_RATE)
    for frame in at:
        audio[frame * AUDIO_RATE // FRAME_RATE :][:2400] = tone[:, None]
    return audio


def labelled(label: Label | None, frame: np.ndarray) -> np.ndarray:
    """An RGB frame as the encoder gets it, as RGB again."""
    picture = planes.blank(frame.shape[1], frame.shape[0])
    planes.from_rgb(frame, picture)
    if label:
        label.lay(picture)
    return planes.to_rgb(picture)


def read_frames(path: Path) -> list[tuple[float, np.ndarray]]:
    """(presentation second, RGB) of every frame."""
    with av.open(str(path)) as container:
        return [(float(frame.time), frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def read_sound(path: Path) -> tuple[float, np.ndarray]:
    """Presentation second of the first sample, and float32 [N, channels]."""
    with av.open(str(path)) as container:
        parts = [(float(frame.time), frame.to_ndarray()) for frame in container.decode(audio=0)]
    return parts[0][0], np.concatenate([samples for _, samples in parts], axis=1).T
