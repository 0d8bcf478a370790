"""The sound of a storyboard without its picture: beats, voices at their times, and the whole mastered mix.

Engines that draw or generate pictures get their cuts and their soundtrack from here, so that both agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from generation.contracts import ReferenceKind, RenderSpec
from generation.engines.studio.audio.footage import laid_materials
from generation.engines.studio.audio.mix import voices as mix
from generation.engines.studio.audio.mix.soundtrack import soundtrack
from generation.engines.studio.audio.pulse import Pulse, pulse_of
from generation.engines.studio.audio.track import Track
from generation.engines.studio.audio.voice import speak_all
from generation.engines.studio.audio.voices.base import Voiced
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.compile import compile_timeline, spoken_lines
from generation.engines.studio.materials import Material, materials
from generation.engines.studio.stage.sounds import sound_events
from generation.engines.studio.timeline import Timeline
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """The lines of a storyboard spoken, in order, to the pulse of its music or of the user's track."""

    storyboard: Storyboard
    spec: RenderSpec
    track: Track | None
    pulse: Pulse
    voiced: tuple[Voiced, ...]

    @classmethod
    def of(cls, storyboard: Storyboard, spec: RenderSpec, *, track: Track | None, voices: Voices) -> Self:
        """Raises what audio.voice.speak_all and Track.read raise."""
        pulse = pulse_of(storyboard, spec, track)
        voiced = speak_all(spoken_lines(storyboard), voices=voices, tune=pulse.tune, references=spec.references)
        return cls(storyboard=storyboard, spec=spec, track=track, pulse=pulse, voiced=tuple(voiced))

    def timeline(self) -> Timeline:
        """Raises SpecRejected `lines_too_long`, `too_many_shots`."""
        return compile_timeline(
            self.storyboard,
            spec=self.spec,
            voiced=self.voiced,
            beats=self.pulse.beats,
            energy=self.pulse.energy,
            track_mouth=self.pulse.track_mouth,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundstage:
    """A clip that can be heard. `given` are the pictures and videos of its shots, by handle."""

    timeline: Timeline
    track: Track | None = None
    given: Mapping[str, Material] = field(default_factory=dict)

    @classmethod
    def of(cls, storyboard: Storyboard, spec: RenderSpec, *, voices: Voices) -> Self:
        """All of it at once, for engines that make no pictures from the timeline. Raises SpecRejected
        `audio_unreadable`, `reference_unreadable`, and as Rehearsal does.
        """
        track = Track(spec.audio.path) if spec.audio else None
        videos = [one for one in spec.references if one.kind is ReferenceKind.VIDEO]
        given = materials(videos, None)
        timeline = Rehearsal.of(storyboard, spec, track=track, voices=voices).timeline()
        return cls(timeline=timeline, track=track, given=given)

    def heard(self) -> Iterator[np.ndarray]:
        """The whole soundtrack in blocks; see audio.mix.soundtrack.soundtrack."""
        laid = laid_materials(self.timeline, self.given)
        return soundtrack(self.timeline, sound_events(self.timeline), self.track, laid=laid)

    def spoken(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2] from a sample of the clip on: its voices alone, where and as the mix has them before
        mastering.
        """
        bus = np.zeros((count, 2), np.float32)
        mix.Voices(self.timeline.speeches).add(bus, first)
        return bus
