"""Sizes, lengths and rates that a model can make, and the clip's frames in its own."""

from dataclasses import dataclass

from generation.contracts import RenderSpec
from generation.manifests.schema import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """Frames of a call are `step` k + `offset`, `least` to `most` of them, at `rate` a second; the clip's are shown at
    `clip_rate`. `overlap` frames of a stretch are seen again by the next one.
    """

    width: int
    height: int
    step: int
    offset: int
    least: int
    most: int
    overlap: int
    rate: int
    clip_rate: int

    @classmethod
    def of(cls, manifest: Manifest, spec: RenderSpec) -> "Lattice":
        """Sides and lengths are rounded up: what is too much is cut."""
        limits = manifest.limits
        rate = limits.frame_rate or spec.frame_rate
        step, offset = limits.frame_step, limits.frame_offset
        least = _up(max(limits.min_frames, offset + step if step > 1 else 1), step, offset)
        most = max(least, _down(int(limits.call_seconds * rate + 1e-6), step, offset))
        return cls(
            width=_up(spec.width, limits.size_multiple, 0),
            height=_up(spec.height, limits.size_multiple, 0),
            step=step,
            offset=offset,
            least=least,
            most=most,
            overlap=min(manifest.defaults.overlap_frames, max(1, most // 2)),
            rate=rate,
            clip_rate=spec.frame_rate,
        )

    def own(self, clip_frame: int) -> int:
        """The model's frame that is shown as the clip's, both counted from the same moment: the nearest in time."""
        return (2 * clip_frame * self.rate + self.clip_rate) // (2 * self.clip_rate)

    def call(self, frames: int) -> int:
        """The shortest call with so many frames."""
        return max(self.least, _up(frames, self.step, self.offset))

    def calls(self, frames: int, *, at_least: int = 1) -> tuple[int, ...]:
        """Lengths of the calls that make so many frames, each but the first beginning with `overlap` frames of the one
        before. All are alike, so that what was compiled for one serves the others.
        """
        if self.call(frames) <= self.most and at_least == 1:
            return (self.call(frames),)
        number = max(at_least, -(-(frames - self.overlap) // (self.most - self.overlap)))
        each = max(1, -(-(frames - self.overlap) // number)) + self.overlap
        length = min(self.most, self.call(each))
        return (length,) * max(at_least, -(-(frames - self.overlap) // (length - self.overlap)))

    def seconds(self, frames: int) -> float:
        """How long so many of the model's frames last."""
        return frames / self.rate


def _up(value: int, step: int, offset: int) -> int:
    return max(0, -(-(value - offset) // step)) * step + offset


def _down(value: int, step: int, offset: int) -> int:
    return max(0, (value - offset) // step) * step + offset
