"""The own sound of given videos, laid under the shots that they fill."""

from collections.abc import Mapping

import av
import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.mix.layers import Laid
from generation.engines.studio.audio.track import Held
from generation.engines.studio.materials import Material, Video
from generation.engines.studio.timeline import TimedShot, Timeline
from generation.storyboard.schema import Material as Wish

CUT_FADE_S = 0.02


def laid_materials(timeline: Timeline, given: Mapping[str, Material]) -> list[Laid]:
    """One for every video in a shot that has sound and is to be heard; where shots overlap, one goes as the other
    comes.
    """
    found = []
    for timed in timeline.shots:
        for wish in timed.shot.shown:
            video = given.get(wish.reference)
            if isinstance(video, Video) and video.audio and wish.sound:
                found.append(_laid(timeline, timed, video, wish))
    return found


def _laid(timeline: Timeline, timed: TimedShot, video: Video, wish: Wish) -> Laid:
    come, lead = _change(timeline, timed.index)
    go, tail = _change(timeline, timed.index + 1)
    seconds = lead + (timed.end_s - timed.start_s) + tail
    first_s = wish.start_s - wish.speed * (tail if wish.reverse else lead)
    return Laid(
        source=Held(_part(video, first_s, seconds, wish)),
        start_s=timed.start_s - lead,
        end_s=timed.end_s + tail,
        gain=wish.sound,
        fade_s=come,
        fade_out_s=go,
    )


def _change(timeline: Timeline, number: int) -> tuple[float, float]:
    """Seconds that sound takes to change into this shot, and how far past the cut either side is heard: through black
    one after the other.
    """
    half = timeline.half_s(number)
    if not half:
        return CUT_FADE_S, 0.0
    return (half, 0.0) if timeline.shots[number].shot.transition == "fade" else (2 * half, half)


def _part(video: Video, first_s: float, seconds: float, wish: Wish) -> np.ndarray:
    """float32 [N, 2] for `seconds` of the clip, from a second of the video on. As on a tape: quicker is higher.
    Silence before its start and past its end.
    """
    sound, begins = _samples(video, first_s, first_s + seconds * wish.speed)
    at = first_s * AUDIO_RATE - begins + np.arange(round(seconds * AUDIO_RATE)) * wish.speed
    if wish.reverse:
        at = at[::-1]
    there = np.arange(len(sound))
    return np.stack([np.interp(at, there, channel, left=0.0, right=0.0) for channel in sound.T], 1).astype(np.float32)


def _samples(video: Video, first_s: float, last_s: float) -> tuple[np.ndarray, int]:
    """float32 [N, 2] at 48 kHz, as vision/media/footage.py wrote it, around these seconds, and where they begin."""
    blocks: list[np.ndarray] = []
    begins = at = 0
    with av.open(str(video.path), format="matroska", options={"protocol_whitelist": "file"}) as container:
        for frame in container.decode(audio=0):
            if at > (last_s + 1) * AUDIO_RATE:
                break
            if at + frame.samples >= (first_s - 1) * AUDIO_RATE:
                begins = begins if blocks else at
                blocks.append(frame.to_ndarray().reshape(-1, 2).astype(np.float32))
            at += frame.samples
    return np.concatenate(blocks or [np.zeros((1, 2), np.float32)]) / np.float32(32768), begins
