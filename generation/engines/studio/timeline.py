"""A compiled clip: what happens at which frame and which second. Sound and picture both read it, so they agree."""

from dataclasses import dataclass, field

import numpy as np

from generation.storyboard.schema import Line, Shot, Storyboard

SHOT_SHARE = 0.45
"""A transition takes at most this much of either shot on its side of the cut."""
MOUTH_PARAMS = ("jaw", "width", "press", "teeth", "tongue")
"""Columns of a mouth track: jaw, press, teeth, tongue 0..1; width -1 (round) .. 1 (spread)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One spoken line, placed. `samples` float32 [N], 48 kHz mono; `words` are (start second in the clip, text)."""

    line: Line
    shot_index: int
    start_s: float
    samples: np.ndarray
    words: tuple[tuple[float, str], ...]
    mouth: np.ndarray
    """float32 [frames, 5], MOUTH_PARAMS, from `first_frame` of the clip on; the mouth rests before and after."""
    first_frame: int = 0

    @property
    def end_s(self) -> float:
        return self.start_s + len(self.samples) / 48_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Beats:
    """The pulse that dancing, cuts and flashes follow. `times_s`: ascending float64 [B], past the clip's end."""

    bpm: float
    times_s: np.ndarray

    def phase(self, t_s: float) -> float:
        """Beats since the first one, fractional; 3.5 is halfway between the fourth and the fifth beat."""
        return float(np.interp(t_s, self.times_s, np.arange(len(self.times_s))))


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundEvent:
    """A sound effect by plug-in name at a clip second; gain linear, pan -1 left .. 1 right."""

    t_s: float
    name: str
    gain: float = 1.0
    pan: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedShot:
    index: int
    shot: Shot
    first_frame: int
    num_frames: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    storyboard: Storyboard
    width: int
    height: int
    frame_rate: int
    num_frames: int
    seed: int
    shots: tuple[TimedShot, ...]
    beats: Beats
    speeches: tuple[Speech, ...] = ()
    energy: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))
    """float32 [frames], 0..1: how loud the music or the user's track is, for bounce and flashes."""
    track_mouth: np.ndarray | None = None
    """float32 [frames, 5] from speech in the user's own track, moving the first subject's mouth; None without one."""

    @property
    def seconds(self) -> float:
        return self.num_frames / self.frame_rate

    def shot_at(self, frame: int) -> TimedShot:
        return next(s for s in reversed(self.shots) if frame >= s.first_frame)

    def half_s(self, number: int) -> float:
        """Seconds that the transition into this shot takes on either side of the cut; 0 where the clip begins or ends,
        and for a hard cut.
        """
        if not 0 < number < len(self.shots) or self.shots[number].shot.transition == "cut":
            return 0.0
        both = (self.shots[number - 1], self.shots[number])
        return min(both[1].shot.transition_s / 2, *(SHOT_SHARE * (one.end_s - one.start_s) for one in both))

    def mouth(self, handle: str, frame: int) -> np.ndarray:
        """float32 [5], MOUTH_PARAMS of this subject at this frame."""
        total = np.zeros(len(MOUTH_PARAMS), np.float32)
        for speech in self.speeches:
            row = frame - speech.first_frame
            if speech.line.speaker == handle and 0 <= row < len(speech.mouth):
                total += speech.mouth[row]
        if self.track_mouth is not None and self.storyboard.handles[:1] == (handle,):
            total += self.track_mouth[frame]
        return total
