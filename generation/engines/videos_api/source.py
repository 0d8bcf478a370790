"""Footage of ours as the MP4 that a server is sent."""

import io
from fractions import Fraction

import av
import numpy as np

from generation.engines.prompting.material import Given, moments
from generation.storyboard.schema import Material

_AT_ONCE = 24


def mp4_of(given: Given, wish: Material, *, seconds: float, frame_rate: int, size: tuple[int, int]) -> bytes:
    """H.264 without sound, exactly of this size and length; a shot's part, speed and direction of the footage.

    Raises SpecRejected `reference_unreadable`.
    """
    times = moments(wish, (np.arange(max(1, round(seconds * frame_rate))) / frame_rate).tolist(), seconds)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=Fraction(frame_rate), options={"crf": "16", "preset": "veryfast"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.thread_count = 1
        for first in range(0, len(times), _AT_ONCE):
            for rgb in given.frames(wish.reference, times[first : first + _AT_ONCE], *size):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(rgb, format="rgb24")))
        container.mux(stream.encode(None))
    return buffer.getvalue()
