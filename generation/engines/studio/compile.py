"""Storyboard, voices and beats to a Timeline: which frames each shot has, and when each line is heard."""

import math
import zlib
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from generation.contracts import AUDIO_RATE, RenderSpec, SpecRejected
from generation.engines.studio.audio.mouth import mouth_from_audio
from generation.engines.studio.audio.viseme import mouth_track
from generation.engines.studio.audio.voices.base import Voiced
from generation.engines.studio.timeline import Beats, Speech, TimedShot, Timeline
from generation.storyboard.schema import Line, Storyboard

SHORTEST_SHOT_S = 0.4
LEAD_S, TAIL_S = 0.12, 0.12
"""Least room around the lines of a shot; more is given where there is some."""
GAP_S = 0.25
MOST_LEAD_S = 0.5
MOUTH_ROOM_S = 0.3
"""Lips move a little before a line and after it."""
SNAP_S = 0.3
"""A cut moves to a beat no further away than this."""


def voice_seed(handle: str) -> int:
    """A speaker keeps their voice from clip to clip."""
    return zlib.crc32(handle.casefold().encode())


def spoken_lines(storyboard: Storyboard) -> list[tuple[Line, int]]:
    """Every line in order of the clip, with the seed of its speaker's voice."""
    return [(line, voice_seed(line.speaker)) for shot in storyboard.shots for line in shot.lines]


def compile_timeline(
    storyboard: Storyboard,
    *,
    spec: RenderSpec,
    voiced: Sequence[Voiced],
    beats: Beats,
    energy: np.ndarray,
    track_mouth: np.ndarray | None = None,
) -> Timeline:
    """The shots fill exactly `spec.num_frames`; `voiced` are the `spoken_lines`, in order.

    A shot whose lines need more room takes it from the others; cuts move to a beat where one is near.
    Raises SpecRejected `lines_too_long` or `too_many_shots` when the length cannot hold them.
    """
    rest = iter(voiced)
    spoken = [[next(rest) for _ in shot.lines] for shot in storyboard.shots]
    shortest = SHORTEST_SHOT_S if len(spoken) > 1 else 0.0
    needs = [max(shortest, _need(lines)) for lines in spoken]
    lengths = _lengths([shot.seconds for shot in storyboard.shots], needs, spec.seconds)
    cuts = _snapped([0.0, *accumulate(lengths)], needs, beats, exact=_exact(storyboard))
    frames = [round(cut * spec.frame_rate) for cut in cuts[:-1]] + [spec.num_frames]
    shots = tuple(
        TimedShot(
            index=index,
            shot=shot,
            first_frame=first,
            num_frames=last - first,
            start_s=first / spec.frame_rate,
            end_s=last / spec.frame_rate,
        )
        for index, (shot, (first, last)) in enumerate(zip(storyboard.shots, pairwise(frames), strict=True))
    )
    return Timeline(
        storyboard=storyboard,
        width=spec.width,
        height=spec.height,
        frame_rate=spec.frame_rate,
        num_frames=spec.num_frames,
        seed=spec.seed,
        shots=shots,
        beats=beats,
        speeches=tuple(
            speech for shot, lines in zip(shots, spoken, strict=True) for speech in _placed(shot, lines, spec, beats)
        ),
        energy=energy,
        track_mouth=track_mouth,
    )


def _need(lines: Sequence[Voiced]) -> float:
    """Seconds that the lines of a shot take; half a frame of each cut may be lost to rounding."""
    return LEAD_S + sum(line.seconds for line in lines) + GAP_S * (len(lines) - 1) + TAIL_S if lines else 0.0


def _lengths(wished: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Wished lengths scaled to `total`, none below its need."""
    if sum(needs) > total + 1e-6:
        if len(needs) > 1 and SHORTEST_SHOT_S * len(needs) > total:
            raise SpecRejected(f"{len(needs)} shots do not fit into {total:g} s", code="too_many_shots")
        raise SpecRejected(f"the lines take {sum(needs):.1f} s, the clip has {total:g} s", code="lines_too_long")
    lengths = [max(length, 0.1) for length in wished]
    open_shots = set(range(len(lengths)))
    fixed: dict[int, float] = {}
    while open_shots:
        room = total - sum(fixed.values())
        scale = room / sum(lengths[index] for index in open_shots)
        short = {index for index in open_shots if lengths[index] * scale < needs[index]}
        if not short:
            return [fixed.get(index, length * scale) for index, length in enumerate(lengths)]
        fixed |= {index: needs[index] for index in short}
        open_shots -= short
    return [fixed[index] for index in range(len(lengths))]


def _exact(storyboard: Storyboard) -> frozenset[int]:
    """Shots that begin where the storyboard says: what is given would be shown too long or too short."""
    filled = [shot.material is not None for shot in storyboard.shots]
    return frozenset(at for at, (before, after) in enumerate(pairwise(filled), 1) if before or after)


def _snapped(cuts: list[float], needs: Sequence[float], beats: Beats, *, exact: frozenset[int]) -> list[float]:
    """Cuts between shots, less the `exact` ones, moved to the nearest beat where both shots keep what they need."""
    moved = list(cuts)
    for at in range(1, len(cuts) - 1):
        if at in exact:
            continue
        beat = float(beats.times_s[np.argmin(np.abs(beats.times_s - cuts[at]))])
        keeps = beat - moved[at - 1] >= needs[at - 1] and moved[at + 1] - beat >= needs[at]
        if abs(beat - cuts[at]) <= SNAP_S and keeps:
            moved[at] = beat
    return moved


def _placed(shot: TimedShot, lines: Sequence[Voiced], spec: RenderSpec, beats: Beats) -> list[Speech]:
    """Lines one after the other, after a breath, never past the shot's last frame where that can be; sung on a beat."""
    spare = shot.end_s - shot.start_s - _need(lines)
    at_s = shot.start_s + max(0.0, min(MOST_LEAD_S, LEAD_S + 0.4 * spare))
    spare -= at_s - shot.start_s - LEAD_S
    speeches = []
    for line, voice in zip(shot.shot.lines, lines, strict=True):
        wait = _until_beat(at_s, voice, beats)
        if wait <= spare:
            at_s, spare = at_s + wait, spare - wait
        start = round(at_s * AUDIO_RATE) / AUDIO_RATE
        first = max(0, math.floor((start - MOUTH_ROOM_S) * spec.frame_rate))
        last = min(spec.num_frames, math.ceil((start + voice.seconds + MOUTH_ROOM_S) * spec.frame_rate))
        speeches.append(
            Speech(
                line=line,
                shot_index=shot.index,
                start_s=start,
                samples=voice.samples,
                words=tuple((start + second, word) for second, word in voice.words),
                mouth=_mouth(voice, start - first / spec.frame_rate, spec.frame_rate, max(0, last - first)),
                first_frame=first,
            )
        )
        at_s = start + voice.seconds + GAP_S
    return speeches


def _until_beat(at_s: float, voice: Voiced, beats: Beats) -> float:
    """Seconds that a sung line waits for the next beat; 0 for any other."""
    if voice.on_beat_s is None:
        return 0.0
    after = beats.times_s[beats.times_s >= at_s + voice.on_beat_s - 1e-6]
    return float(after[0]) - voice.on_beat_s - at_s if len(after) else 0.0


def _mouth(voice: Voiced, start_s: float, frame_rate: int, num_frames: int) -> np.ndarray:
    """float32 [num_frames, 5] of a line that begins at `start_s`: by its phones, else by its sound."""
    if voice.phones is not None:
        return mouth_track(voice.phones, frame_rate, num_frames, start_s=start_s)
    lead = round(start_s * AUDIO_RATE)
    heard = np.pad(voice.samples, (lead, 0)) if lead >= 0 else voice.samples[-lead:]
    return mouth_from_audio(heard, frame_rate, num_frames, spoken=True)
