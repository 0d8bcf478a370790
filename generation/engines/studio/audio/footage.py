"""The own sound of given videos, laid under the shots that they fill."""

from collections.abc import Mapping

import av
import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.mix.layers import Laid
from generation.engines.studio.audio.track import Held
from generation.engines.studio.materials import Material, Video
from generation.engines.studio.timeline import Timeline


def laid_materials(timeline: Timeline, given: Mapping[str, Material]) -> list[Laid]:
    """One for every video in a shot that has sound and is to be heard."""
    found = []
    for timed, wish in [(timed, wish) for timed in timeline.shots for wish in timed.shot.shown]:
        video = given.get(wish.reference)
        if not isinstance(video, Video) or not video.audio or wish.sound == 0:
            continue
        seconds = timed.end_s - timed.start_s
        sound = _part(_samples(video), wish.start_s, seconds * wish.speed, wish.speed, reverse=wish.reverse)
        found.append(Laid(source=Held(sound), start_s=timed.start_s, end_s=timed.end_s, gain=wish.sound))
    return found


def _samples(video: Video) -> np.ndarray:
    """float32 [N, 2] at 48 kHz, as vision/media/footage.py wrote it."""
    with av.open(str(video.path), format="matroska", options={"protocol_whitelist": "file"}) as container:
        blocks = [frame.to_ndarray().reshape(-1, 2).astype(np.float32) for frame in container.decode(audio=0)]
    return np.concatenate(blocks) / np.float32(32768)


def _part(sound: np.ndarray, start_s: float, seconds: float, speed: float, *, reverse: bool) -> np.ndarray:
    """As on a tape: quicker is higher. Silence past the end."""
    count = round(seconds / speed * AUDIO_RATE)
    at = start_s * AUDIO_RATE + np.arange(count) * speed
    if reverse:
        at = at[::-1]
    there = np.arange(len(sound))
    return np.stack([np.interp(at, there, channel, left=0.0, right=0.0) for channel in sound.T], 1).astype(np.float32)
