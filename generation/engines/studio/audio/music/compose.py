"""Music to what is played: which band and feel a storyboard asks for, its beats, and how loud each frame will be."""

import math

import numpy as np
from scipy.signal import lfilter

from generation.engines.studio.audio.music.band import BUSES, Bus
from generation.engines.studio.audio.music.score import Score, looping_beat_s
from generation.engines.studio.plugins import registry
from generation.engines.studio.timeline import Beats
from generation.storyboard.schema import Music

_FALL_S: dict[Bus, float] = {"drums": 0.07, "bass": 0.25, "comp": 0.3, "lead": 0.35, "pad": 1.2}
"""How fast the power of a part's notes goes."""


def write(music: Music, *, seconds: float, seed: int, loop: bool = False) -> Score | None:
    """The score of a clip; None for the mood without music. The same arguments give the same score.

    Raises SpecRejected when a mood or a genre is not installed.
    """
    mood = registry.mood(music.mood)
    band = registry.genre(music.genre).band if music.genre else mood.band
    if mood.feel is None or band is None:
        return None
    return Score(band, mood.feel, bpm=music.bpm, seconds=seconds, seed=seed, loop=loop)


def compose_beats(music: Music, seconds: float, seed: int, *, loop: bool = False) -> Beats:
    """The pulse of `write` with the same arguments: beat 0 is at 0 s, and the grid reaches past the end."""
    beat_s = looping_beat_s(music.bpm, seconds) if loop else 60 / music.bpm
    return Beats(bpm=60 / beat_s, times_s=np.arange(math.ceil(seconds / beat_s) + 3) * beat_s)


def energy_of(score: Score | None, frame_rate: int, num_frames: int) -> np.ndarray:
    """float32 [num_frames], 0..1: how loud the music will be around each frame, read off the score, nothing played."""
    total = np.zeros(num_frames)
    if score is None:
        return total.astype(np.float32)
    struck = {bus: np.zeros(num_frames) for bus in BUSES}
    for bar in range(max(1, score.bars)):
        for note in (*score.bar(bar), *(score.ending() if bar == score.beats // 4 else ())):
            frame = round(note.at_s * frame_rate)
            if 0 <= frame < num_frames:
                struck[note.bus][frame] += note.gain**2
    for bus, impulses in struck.items():
        level = getattr(score.band.levels, bus)
        if level is not None and impulses.any():
            power = lfilter([1.0], [1.0, -math.exp(-1 / (frame_rate * _FALL_S[bus]))], impulses)
            total += power / power.mean() * 10 ** (level / 10)
    loudness = np.sqrt(total)
    top = np.percentile(loudness, 95) if num_frames else 0.0
    return np.clip(loudness / top, 0, 1).astype(np.float32) if top > 1e-9 else np.zeros(num_frames, np.float32)
