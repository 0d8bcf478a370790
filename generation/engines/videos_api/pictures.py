"""The frames of a stranger's clip, decoded in a sandbox while they are read: never more than one in memory."""

import weakref
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import cv2
import ffmpeg
import numpy as np

from generation.contracts import OnStep, RenderSpec, Step
from generation.engines.videos_api.listing import Listing, arguments, opened, unusable
from generation.engines.videos_api.session import DOWNLOADED_SHARE
from vision.media import ffmpeg as program
from vision.media.sandbox import open_confined

PREVIEW_EVERY = 15
PREVIEW_HEIGHT_PX = 180
HELD_S = 0.5
"""So much may be missing at the end: the last frame stays. Models that count 4k+1 frames round a little short."""
_CPU_S = 900


class ClipFrames:
    """Iterates once over uint8 [H, W, 3] sRGB frames of the spec's size, each shown when the spec's rate shows it.

    What is too large is scaled to cover and cut around its middle. Whatever `on_step` raises ends the decoding first.
    `keeping` is closed at the end. Raises EngineError `remote_clip_unusable`.
    """

    def __init__(self, path: Path, found: Listing, spec: RenderSpec, *, on_step: OnStep, keeping: ExitStack) -> None:
        self._spec = spec
        self._on_step = on_step
        self._done = 0
        stream = open_confined(program.binary(), _decoding(path, found, spec), source=path, cpu_s=_CPU_S)
        self._pipe: IO[bytes] = keeping.enter_context(stream)
        self._end = weakref.finalize(self, keeping.close)

    def __iter__(self) -> Iterator[np.ndarray]:
        return self

    def __next__(self) -> np.ndarray:
        spec = self._spec
        if self._done == spec.num_frames:
            raise StopIteration
        try:
            data = self._pipe.read(spec.width * spec.height * 3)
            if len(data) < spec.width * spec.height * 3:
                raise unusable("does not decode to its end")
            frame = np.frombuffer(data, np.uint8).reshape(spec.height, spec.width, 3)
            self._tell(frame)
        except BaseException:
            self.close()
            raise
        if self._done == spec.num_frames:
            self.close()
        return frame

    def close(self) -> None:
        self._done = self._spec.num_frames
        self._end()

    def _tell(self, frame: np.ndarray) -> None:
        self._done += 1
        share = DOWNLOADED_SHARE + (1 - DOWNLOADED_SHARE) * self._done / self._spec.num_frames
        preview = _small(frame) if self._done % PREVIEW_EVERY == 1 else None
        total = self._spec.num_frames
        self._on_step(Step(stage="frames", done=self._done, total=total, share=share, preview=preview))


def _decoding(path: Path, found: Listing, spec: RenderSpec) -> list[str]:
    cover = f"scale={spec.width}:{spec.height}:force_original_aspect_ratio=increase:flags=bicubic+accurate_rnd"
    steps = [
        f"fps={spec.frame_rate}:start_time=0",
        f"tpad=stop_mode=clone:stop_duration={HELD_S + 1}",
        cover,
        f"crop={spec.width}:{spec.height}",
    ]
    clip = opened(path, max_pixels=found.width * found.height, threads=1)
    command = ffmpeg.output(
        clip["v:0"],
        "pipe:1",
        vf=",".join(steps),
        vframes=spec.num_frames,
        format="rawvideo",
        pix_fmt="rgb24",
        loglevel="error",
        threads=1,
    )
    return arguments(command)


def _small(frame: np.ndarray) -> np.ndarray:
    height, width = frame.shape[:2]
    tall = min(height, PREVIEW_HEIGHT_PX)
    size = (max(1, round(width * tall / height)), tall)
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA))
