"""A stretch as a call: what was made so far, what was given, and what it is to sound like."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from generation.contracts import ReferenceKind, RenderSpec
from generation.engines.diffusion.calls import Call, Keyframe
from generation.engines.diffusion.sound import Score
from generation.engines.diffusion.stretches import Run, Story, Stretch
from generation.engines.prompting.faces import chosen
from generation.engines.prompting.material import Given, moments
from generation.engines.prompting.sheet import sheet
from generation.manifests.schema import Manifest

LAST = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What other stretches made: `tail` uint8 [k, H, W, 3] the last frames of the one before in this run, `end` the
    last frame that the run before shows, `opening` the clip's first frame. None where that was not made.
    """

    tail: np.ndarray | None = None
    end: np.ndarray | None = None
    opening: np.ndarray | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """`faces` are pictures by handle; `voices` whether the model is shown how people sound."""

    story: Story
    spec: RenderSpec
    manifest: Manifest
    given: Given
    score: Score
    faces: Mapping[str, np.ndarray]
    voices: bool

    def call(self, stretch: Stretch, before: Before, *, seed: int) -> Call:
        """Raises SpecRejected `reference_unreadable` where footage breaks in the middle."""
        run, lattice = self.story.runs[stretch.run], self.story.lattice
        faces = chosen(self.faces, run.handles)
        source = self._source(run, stretch)
        masked = source is not None and self.given.masked
        return Call(
            prompt=run.prompt,
            width=lattice.width,
            height=lattice.height,
            num_frames=stretch.num_frames,
            frame_rate=lattice.rate,
            seed=seed,
            num_inference_steps=self.spec.num_inference_steps,
            strength=self._strength() if source is not None else None,
            faces=faces,
            sheet=sheet(faces, lattice.width, lattice.height) if faces else None,
            keyframes=self._keyframes(stretch, before),
            head=self._head(run, stretch, before),
            source=source,
            mask=self.given.mask(self._moments(run, stretch), lattice.width, lattice.height) if masked else None,
            soundtrack=self.score.driving(self.starts_s(stretch), lattice.seconds(stretch.num_frames)),
            voices=self._voices(run) if self.voices else (),
        )

    def starts_s(self, stretch: Stretch) -> float:
        """The second of the clip at which its first frame is; before 0 never, but before its shot in a transition."""
        run, lattice = self.story.runs[stretch.run], self.story.lattice
        return (run.first - run.lead) / lattice.clip_rate + lattice.seconds(stretch.start)

    def _voices(self, run: Run) -> tuple[np.ndarray, ...]:
        """Of those who are seen or speak, in order of appearance. The score has them in the order of the references."""
        handles = [one.handle for one in self.spec.references if one.kind is ReferenceKind.VOICE]
        known = dict(zip(handles, self.score.voices, strict=True))
        heard = (*(one.handle for one in run.shot.subjects), *(line.speaker for line in run.shot.lines))
        return tuple(known[handle] for handle in dict.fromkeys(heard) if handle in known)

    def _strength(self) -> float:
        return self.manifest.defaults.strength if self.spec.strength is None else self.spec.strength

    def _keyframes(self, stretch: Stretch, before: Before) -> tuple[Keyframe, ...]:
        size = (self.story.lattice.width, self.story.lattice.height)
        frames = []
        if stretch.first is not None:
            frames.append(Keyframe(index=0, picture=self.given.picture(stretch.first, *size)))
        elif stretch.begins == "carried" and before.end is not None:
            frames.append(Keyframe(index=0, picture=before.end, strength=self.manifest.defaults.carry))
        if stretch.last is not None:
            frames.append(Keyframe(index=LAST, picture=self.given.picture(stretch.last, *size)))
        elif stretch.closes and before.opening is not None:
            frames.append(Keyframe(index=LAST, picture=before.opening))
        return tuple(frames)

    def _head(self, run: Run, stretch: Stretch, before: Before) -> np.ndarray | None:
        if stretch.begins == "continued":
            return before.tail
        if stretch.begins != "footage":
            return None
        lattice = self.story.lattice
        if run.index:
            ended = self.story.runs[run.index - 1]
            film, wish = ended.shot.material.reference if ended.shot.material else "", ended.shot.material
            length_s = (ended.last - ended.first) / lattice.clip_rate
        else:
            film, wish = self.given.films[0], None
            length_s = self.given.seconds(film)
        back = [length_s - lattice.seconds(k) for k in range(lattice.overlap, 0, -1)]
        return self.given.frames(film, moments(wish, back, length_s), lattice.width, lattice.height)

    def _source(self, run: Run, stretch: Stretch) -> np.ndarray | None:
        if run.source is None:
            return None
        lattice = self.story.lattice
        at, length_s = self._seconds(run, stretch)
        return self.given.filling(run.shot, at, length_s, lattice.width, lattice.height)

    def _moments(self, run: Run, stretch: Stretch) -> list[float]:
        return moments(run.shot.material, *self._seconds(run, stretch))

    def _seconds(self, run: Run, stretch: Stretch) -> tuple[list[float], float]:
        """Of the shot: when its frames are, and how long it is."""
        lattice = self.story.lattice
        at = [lattice.seconds(stretch.start + k) - run.lead / lattice.clip_rate for k in range(stretch.num_frames)]
        return at, (run.last - run.first) / lattice.clip_rate
