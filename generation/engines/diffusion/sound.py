"""What a clip of a pipeline sounds like: what drives its pictures, and what is heard with them.

A user's track drives where the pipeline can be driven, and is what is heard. Without one, lines that are to be
synthesised drive, and the whole soundstage is heard. A pipeline that makes sound of its own keeps it. To the pictures
of a silent one the soundstage plays, as it does in the studio.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from generation.contracts import AUDIO_RATE, EngineError, RenderSpec
from generation.engines.diffusion.sound_joins import Joins
from generation.engines.diffusion.sound_level import levelled
from generation.engines.diffusion.sound_track import LevelledTrack, opened
from generation.engines.diffusion.sound_voices import voices_of
from generation.engines.soundstage import Soundstage
from generation.engines.studio.audio.recorded import sample_for
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.timeline import Timeline
from generation.manifests.schema import Manifest
from generation.storyboard.schema import Line

TRACK_S = 60.0
"""A track may be longer than the clip: so long the product takes them."""

More = Callable[[], bool]
"""Makes the next stretch and hands its sound to `Score.add`; False when the clip is whole."""

Driver = Callable[[int, int], np.ndarray]
"""float32 [count, 2] from a sample of the clip on: (first, count)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`timeline` has the cuts and the times of the lines, to which pictures must be made; None without a storyboard.

    `voices` are for Call.voices. `notes` are codes for the Report: `lines_unheard` where a track drives a clip that has
    lines, `no_sound` where nothing says how a silent clip sounds.
    """

    timeline: Timeline | None
    voices: tuple[np.ndarray, ...] = ()
    notes: tuple[str, ...] = ()
    _joins: Joins = field(repr=False)
    _driver: Driver | None = field(default=None, repr=False)
    _played: Callable[[], Iterator[np.ndarray]] | None = field(default=None, repr=False)

    @property
    def drives(self) -> bool:
        """Whether every call gets `driving` as its soundtrack."""
        return self._driver is not None

    @property
    def keeps(self) -> bool:
        """Whether what the pipeline makes is what is heard."""
        return self._played is None

    def driving(self, first_s: float, seconds: float) -> np.ndarray | None:
        """float32 [N, 2] at AUDIO_RATE, N = round(seconds * AUDIO_RATE), from a second of the clip on; silence before
        the start and past the end. None where nothing drives.
        """
        if self._driver is None:
            return None
        return self._driver(round(first_s * AUDIO_RATE), round(seconds * AUDIO_RATE))

    def add(self, audio: np.ndarray | None, *, first_frame: int, num_frames: int, head_frames: int = 0) -> None:
        """The next stretch's Take.audio; stretches come in order and leave no gap. Of its frames the first
        `head_frames` were seen before, and the `num_frames` after them are shown from `first_frame` of the clip on;
        what follows is cut. Does nothing unless `keeps`. Raises EngineError `sound_missing`, `sound_broken`.
        """
        if self.keeps:
            self._joins.add(audio, first_frame=first_frame, num_frames=num_frames, head_frames=head_frames)

    def heard(self, more: More) -> Iterator[np.ndarray]:
        """float32 [n, 2] blocks at AUDIO_RATE, in all ceil(frames / rate * AUDIO_RATE) samples. Whoever reads further
        than what was added has the next stretch made: the encoder reads about a second ahead of the frames, so `more`
        is called from here, and the frames it makes wait to be read. RenderResult.audio is this, once.
        """
        if self._played is not None:
            return self._played()
        return levelled(self._stretches(more), total=self._joins.total)

    def _stretches(self, more: More) -> Iterator[np.ndarray]:
        while True:
            sound = self._joins.take()
            if len(sound):
                yield sound
            elif self._joins.complete:
                return
            elif not more() and not self._joins.complete:
                raise EngineError("the sound ended before the clip", code="sound_missing")


def score(spec: RenderSpec, manifest: Manifest, *, assets: Path) -> Score:
    """Before any work of the model. Reads the track and speaks the lines (about 60 ms each).

    Raises SpecRejected `audio_unreadable`, `audio_too_long`, `voice_not_granted`, `reference_unreadable`,
    `lines_too_long`, `too_many_shots` and those of Voices.check.
    """
    voices = voices_of(spec.references)
    joins = Joins(num_frames=spec.num_frames, frame_rate=spec.frame_rate)
    track = opened(spec.audio, longest_s=max(TRACK_S, manifest.limits.max_seconds)) if spec.audio else None
    own = LevelledTrack(track, total=joins.total) if track else None
    stage = _stage(spec, assets)
    lines = _lines(spec)
    timeline = stage.timeline if stage else None
    if own and (manifest.audio_driven or not lines):
        notes = ("lines_unheard",) if lines else ()
        driver = own.read if manifest.audio_driven else None
        return Score(timeline=timeline, voices=voices, notes=notes, _joins=joins, _driver=driver, _played=own.blocks)
    if stage and lines and manifest.audio_driven and _synthesised(lines, spec, manifest):
        return Score(timeline=timeline, voices=voices, _joins=joins, _driver=stage.spoken, _played=stage.heard)
    if manifest.makes_sound and not own:
        return Score(timeline=timeline, voices=voices, _joins=joins)
    if stage:
        return Score(timeline=timeline, voices=voices, _joins=joins, _played=stage.heard)
    return Score(timeline=None, voices=voices, notes=("no_sound",), _joins=joins, _played=joins.silence)


def _stage(spec: RenderSpec, assets: Path) -> Soundstage | None:
    if spec.storyboard is None:
        return None
    voices = Voices(assets)
    voices.check(spec.storyboard)
    return Soundstage.of(spec.storyboard, spec, voices=voices)


def _lines(spec: RenderSpec) -> list[Line]:
    return [line for shot in spec.storyboard.shots for line in shot.lines] if spec.storyboard else []


def _synthesised(lines: list[Line], spec: RenderSpec, manifest: Manifest) -> bool:
    """A line that somebody recorded is heard as they said it, whatever the manifest prefers."""
    return manifest.defaults.speech == "synthesised" or any(sample_for(line, spec.references) for line in lines)
