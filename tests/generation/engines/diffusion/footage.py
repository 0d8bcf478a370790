"""Footage as the media stage keeps it, in which every frame says its number."""

from pathlib import Path

import av
import numpy as np

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, ReferenceRole

RATE = 30
LEVEL = 6
"""Grey levels from one frame to the next."""


def film(path: Path, frames: int = 30, *, handle: str = "film") -> Reference:
    """96x64, MJPEG in Matroska at RATE, with a tone: frame k is grey of level 20 + LEVEL k."""
    with av.open(str(path), "w", format="matroska") as container:
        video = container.add_stream("mjpeg", rate=RATE, options={"qmin": "1", "qmax": "2"})
        video.width, video.height, video.pix_fmt = 96, 64, "yuvj420p"
        sound = container.add_stream("pcm_s16le", rate=AUDIO_RATE, layout="stereo")
        for number in range(frames):
            picture = np.full((64, 96, 3), 20 + LEVEL * number, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(video.encode(None))
        tone = (8000 * np.sin(2 * np.pi * 440 * np.arange(frames * AUDIO_RATE // RATE) / AUDIO_RATE)).astype("<i2")
        block = av.AudioFrame.from_ndarray(np.repeat(tone, 2)[None], format="s16", layout="stereo")
        block.sample_rate = AUDIO_RATE
        container.mux(sound.encode(block))
        container.mux(sound.encode(None))
    return Reference(kind=ReferenceKind.VIDEO, handle=handle, path=path, role=ReferenceRole.MATERIAL)


def number(picture: np.ndarray) -> int:
    """Which frame of a film this is, scaled or cut."""
    return round((float(picture.mean()) - 20) / LEVEL)
