"""Small timelines with one shot, and how late a mouth is."""

from collections.abc import Sequence

import numpy as np
from scipy.signal import butter, sosfiltfilt

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.mix.layers import Source
from generation.engines.studio.audio.mix.soundtrack import soundtrack
from generation.engines.studio.audio.music.compose import compose_beats, write
from generation.engines.studio.audio.music.player import Player
from generation.engines.studio.audio.viseme import mouth_track
from generation.engines.studio.audio.voice import speak
from generation.engines.studio.timeline import SoundEvent, Speech, TimedShot, Timeline
from generation.storyboard.schema import Line, Music, Shot, Storyboard

FRAME_RATE = 30


def timeline(
    *,
    num_frames: int = 90,
    music: Music | None = None,
    says: str = "",
    at_s: float = 0.0,
    seed: int = 3,
    loop: bool = False,
) -> Timeline:
    music = music or Music(mood="none")
    seconds = num_frames / FRAME_RATE
    shot = Shot(seconds=seconds, setting="moon")
    return Timeline(
        storyboard=Storyboard(music=music, shots=(shot,), loop=loop),
        width=64,
        height=64,
        frame_rate=FRAME_RATE,
        num_frames=num_frames,
        seed=seed,
        shots=(TimedShot(index=0, shot=shot, first_frame=0, num_frames=num_frames, start_s=0, end_s=seconds),),
        beats=compose_beats(music, seconds, seed, loop=loop),
        speeches=(speech(says, at_s=at_s, num_frames=num_frames),) if says else (),
    )


def speech(text: str, *, at_s: float, num_frames: int) -> Speech:
    line = Line(speaker="ann", text=text)
    voiced = speak(line, voice_seed=1)
    mouth = mouth_track(voiced.phones, FRAME_RATE, num_frames, start_s=at_s)
    return Speech(line=line, shot_index=0, start_s=at_s, samples=voiced.samples, words=voiced.words, mouth=mouth)


def mixed(timeline: Timeline, events: Sequence[SoundEvent] = (), track: Source | None = None) -> np.ndarray:
    """The whole soundtrack, float32 [N, 2]."""
    return np.concatenate(list(soundtrack(timeline, events, track)))


def played(music: Music, seconds: float, seed: int) -> np.ndarray:
    """Music alone, float32 [N, 2]."""
    score = write(music, seconds=seconds, seed=seed)
    count = round(seconds * AUDIO_RATE)
    return Player(score).take(count) if score else np.zeros((count, 2), np.float32)


def lag_ms(samples: np.ndarray, jaw: np.ndarray) -> float:
    """How much later the jaw moves than the voice sounds, by cross-correlation; frame i appears at i / FRAME_RATE."""
    fine = 10 * FRAME_RATE
    smooth = butter(2, 12, "low", fs=AUDIO_RATE, output="sos")
    loud = np.sqrt(np.maximum(sosfiltfilt(smooth, samples.astype(float) ** 2), 0))
    moments = np.arange(len(jaw) * 10) / fine
    voice = np.interp(moments, np.arange(len(loud)) / AUDIO_RATE, loud, right=0)
    mouth = np.interp(moments, np.arange(len(jaw)) / FRAME_RATE, jaw)
    correlation = np.correlate(mouth - mouth.mean(), voice - voice.mean(), "full")
    middle, reach = len(voice) - 1, fine // 4
    near = correlation[middle - reach : middle + reach + 1]
    return float((np.argmax(near) - reach) / fine * 1000)
