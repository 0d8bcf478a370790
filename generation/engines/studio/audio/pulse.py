"""What a clip moves to, known before anything is spoken or drawn: its beats, how loud it will be, what is sung to."""

from dataclasses import dataclass

import numpy as np

from generation.contracts import RenderSpec
from generation.engines.studio.audio.analyse import analyse
from generation.engines.studio.audio.mouth import mouth_from_audio
from generation.engines.studio.audio.music.compose import compose_beats, energy_of, write
from generation.engines.studio.audio.singing.tune import Tune, tune_of
from generation.engines.studio.audio.track import Recording
from generation.engines.studio.timeline import Beats
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """`energy` float32 [frames], 0..1; `track_mouth` float32 [frames, 5] from speech in a user's track, or None."""

    beats: Beats
    energy: np.ndarray
    track_mouth: np.ndarray | None
    tune: Tune


def pulse_of(storyboard: Storyboard, spec: RenderSpec, track: Recording | None) -> Pulse:
    """Of the music that will be composed, or of the user's own track."""
    music, frames = storyboard.music, spec.num_frames
    if track is not None:
        beats, energy = analyse(track, frame_rate=spec.frame_rate, num_frames=frames)
        mouth = mouth_from_audio(track, spec.frame_rate, frames)
        tune = Tune(beat_s=60 / beats.bpm, rap=tune_of(None, music).rap)
        return Pulse(beats=beats, energy=energy, track_mouth=mouth, tune=tune)
    score = write(music, seconds=spec.seconds, seed=spec.seed, loop=storyboard.loop)
    return Pulse(
        beats=compose_beats(music, spec.seconds, spec.seed, loop=storyboard.loop),
        energy=energy_of(score, spec.frame_rate, frames),
        track_mouth=None,
        tune=tune_of(score, music),
    )
