"""Films that tell what they are: a colour, a white bar that moves to the right by the second, and a tone."""

import io
import subprocess
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from common import store
from generation.contracts import AUDIO_RATE
from generation.models import Clip
from vision.media import ffmpeg as program

RATE = 15
BAR_PX, STEP_PX = 8, 2
RED, BLUE, GREEN = (170, 30, 30), (30, 30, 170), (20, 120, 30)


@dataclass(frozen=True)
class Film:
    """`frames` uint8 [T, H, W, 3]; `sound` float32 [N], one channel at AUDIO_RATE."""

    frames: np.ndarray
    sound: np.ndarray

    @property
    def seconds(self) -> float:
        return len(self.frames) / RATE


def shot(path: Path, *, colour: tuple[int, int, int], tone_hz: int, seconds: float, size: tuple[int, int]) -> Path:
    width, height = size
    count = round(seconds * RATE)
    frames = np.empty((count, height, width, 3), np.uint8)
    frames[:] = colour
    for number in range(count):
        left = number * STEP_PX % width
        frames[number, height // 2 :, left : left + BAR_PX] = 255
    command = [program.binary(), "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    command += ["-s", f"{width}x{height}", "-r", str(RATE), "-i", "pipe:0"]
    command += ["-f", "lavfi", "-i", f"sine=frequency={tone_hz}:sample_rate={AUDIO_RATE}:duration={seconds}"]
    command += ["-c:v", "libx264", "-crf", "12", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart"]
    subprocess.run([*command, str(path)], input=frames.tobytes(), check=True)
    return path


def decoded(clip: Clip) -> Film:
    content = store.read(clip.video_key)
    with av.open(io.BytesIO(content)) as video:
        frames = np.stack([frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)])
    with av.open(io.BytesIO(content)) as video:
        sound = np.concatenate([frame.to_ndarray() for frame in video.decode(audio=0)], axis=1)
    return Film(frames, sound.mean(axis=0))


def hue(frame: np.ndarray) -> int:
    """Which of red, green and blue is the most, above the bar and below the label."""
    rows = slice(frame.shape[0] // 4, frame.shape[0] // 2 - 8)
    return int(frame[rows].reshape(-1, 3).mean(axis=0).argmax())


def bar(frame: np.ndarray) -> float:
    """The middle of the white bar, in pixels from the left."""
    light = frame[frame.shape[0] * 3 // 4 :].min(axis=2).mean(axis=0)
    there = np.where(light > 128, light, 0)
    return float((there * np.arange(len(there))).sum() / max(there.sum(), 1e-9))


def pitches(sound: np.ndarray, start_s: float, end_s: float, *, at_least: float = 0.2) -> set[int]:
    """Tones in hertz, to the nearest 10, that are at least so strong beside the strongest."""
    part = sound[round(start_s * AUDIO_RATE) : round(end_s * AUDIO_RATE)]
    power = np.abs(np.fft.rfft(part * np.hanning(len(part))))
    hertz = np.fft.rfftfreq(len(part), 1 / AUDIO_RATE)
    return {round(float(at) / 10) * 10 for at in hertz[power > at_least * power.max()]}
