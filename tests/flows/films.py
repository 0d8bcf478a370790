"""A stored clip as a player sees and hears it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import av
import numpy as np
from av.stream import Stream

from generation.contracts import AUDIO_RATE


@dataclass(frozen=True, kw_only=True)
class Film:
    """`frames` uint8 [T, H, W, 3]; `sound` float32 [N, 2] at AUDIO_RATE; `rate` frames a second; starts in seconds."""

    frames: np.ndarray
    sound: np.ndarray
    rate: float
    starts: tuple[float, float]

    def unlike(self, other: Film) -> float:
        """The mean difference of a sample of a frame, 0..255."""
        return float(np.abs(self.frames.astype(np.int16) - other.frames).mean())


def _start_s(stream: Stream) -> float:
    assert stream.start_time is not None and stream.time_base is not None
    return float(stream.start_time * stream.time_base)


def film(data: bytes) -> Film:
    with av.open(io.BytesIO(data), "r") as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert audio.rate == AUDIO_RATE and audio.channels == 2
        starts = (_start_s(video), _start_s(audio))
        rate = float(video.average_rate or 0)
        frames = np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])
    with av.open(io.BytesIO(data), "r") as container:
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=AUDIO_RATE)
        blocks = [part.to_ndarray() for heard in container.decode(audio=0) for part in resampler.resample(heard)]
    sound = np.concatenate([block.reshape(-1, 2) for block in blocks])
    return Film(frames=frames, sound=sound, rate=rate, starts=starts)
