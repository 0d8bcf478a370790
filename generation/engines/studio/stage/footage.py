"""Frames of a given video by their second. Every frame stands alone, so any is decoded without the others."""

import math
from functools import lru_cache

import av
import cv2
import numpy as np

from generation.engines.studio.materials import Video

TIE = 1e-6
"""Of a frame: seconds are not exact, and halfway between frames they would fall to either side in turn."""


class FootageReader:
    """Holds the file open; one a process."""

    def __init__(self, video: Video) -> None:
        self._video = video
        self._container = av.open(str(video.path), format="matroska", options={"protocol_whitelist": "file"})
        self._stream = self._container.streams.video[0]
        self._packets = self._container.demux(self._stream)
        self._next = 0
        self.frame = lru_cache(4)(self._frame)

    def at(self, t_s: float) -> np.ndarray:
        """BGRA uint8 [H, W, 4], opaque, read-only: the nearest frame, always the later one of two that are as near.
        Before the start and past the end it is the outermost one.
        """
        last = round(self._video.seconds * self._video.frame_rate) - 1
        return self.frame(min(last, max(0, math.floor(t_s * self._video.frame_rate + 0.5 + TIE))))

    def _frame(self, number: int) -> np.ndarray:
        if not self._next <= number < self._next + 60:
            self._seek(number)
        for packet in self._packets:
            if not packet.size:
                continue
            self._next += 1
            if self._next > number:
                rgb = packet.decode()[0].to_ndarray(format="bgr24")
                pixels = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_BGR2BGRA))
                pixels.flags.writeable = False
                return pixels
        raise EOFError(f"frame {number} is missing")

    def _seek(self, number: int) -> None:
        """From the start: a pipe's Matroska has no index, and packets are only counted, not decoded."""
        if number < self._next:
            self._container.seek(0)
            self._packets = self._container.demux(self._stream)
            self._next = 0
