"""The soundtrack of a clip: music or the user's own track, voices over it, effects, places, at broadcast loudness."""

from collections.abc import Iterator, Sequence

import numpy as np

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio.ducking import Ducking
from generation.engines.studio.audio.effects import EFFECTS
from generation.engines.studio.audio.limiter import CONTEXT
from generation.engines.studio.audio.mix.ambience import beds
from generation.engines.studio.audio.mix.layers import TRACK_GAIN, Laid, LaidLayer, Source
from generation.engines.studio.audio.mix.master import BLOCK, LOOK_AHEAD_S, master
from generation.engines.studio.audio.mix.mixer import Mixer, Reader
from generation.engines.studio.audio.mix.singles import SingleEffects
from generation.engines.studio.audio.mix.voices import Voices
from generation.engines.studio.audio.music.compose import write
from generation.engines.studio.timeline import SoundEvent, Timeline

END_FADE_S = 0.012
SEAM_S = 0.3
"""How long a loop's tail sounds on in its head."""
LOOP_LOOK_AHEAD_S = 60.0


def soundtrack(
    timeline: Timeline, events: Sequence[SoundEvent], track: Source | None = None, *, laid: Sequence[Laid] = ()
) -> Iterator[np.ndarray]:
    """float32 [n, 2] blocks at 48 kHz, in all ceil(frames / rate * 48000) samples; sample 0 belongs to frame 0.

    -14 LUFS over the clip, below -1 dBTP. `track` replaces the music and is only turned up or down, never reshaped; it
    starts at frame 0. `laid` are further sounds under the voices (a shot's own material). Ambiences among `events` last
    until their shot ends. A loop's end leads into its beginning. What is held does not grow with the clip.

    Raises SpecRejected, before the first block, for an unknown mood, genre or effect.
    """
    for event in events:
        if event.name not in EFFECTS:
            raise SpecRejected(f"no such sound effect: {event.name}", code="unknown_effect")
    board = timeline.storyboard
    score = None
    if track is None:
        score = write(board.music, seconds=timeline.seconds, seed=timeline.seed, loop=board.loop)
    under = [LaidLayer(part) for part in laid]
    if track is not None:
        end_s = timeline.seconds + (SEAM_S if board.loop else 0.0)
        under.append(LaidLayer(Laid(source=track, start_s=0.0, end_s=end_s, gain=TRACK_GAIN, fade_s=0.0)))
    mixer = Mixer(
        score=score,
        laid=under,
        beds=beds(events, timeline, loop=board.loop),
        singles=SingleEffects(events),
        voices=Voices(timeline.speeches),
        ducking=Ducking(timeline.speeches, timeline.seconds),
    )
    total = -(-timeline.num_frames * AUDIO_RATE // timeline.frame_rate)
    return _looped(mixer, total, timeline.seconds) if board.loop else _once(mixer, total, timeline.seconds)


def _once(mixer: Mixer, total: int, seconds: float) -> Iterator[np.ndarray]:
    reader = mixer.reader()
    return master(_faded(reader, total), _plan(mixer, reader, seconds, LOOK_AHEAD_S), total=total)


def _plan(mixer: Mixer, reader: Reader, seconds: float, look_ahead_s: float) -> np.ndarray:
    """Expected powers; nobody needs them where the whole clip is known before it is given away."""
    if seconds <= look_ahead_s:
        return np.zeros(0)
    return mixer.expected_power(reader.music, seconds)


def _faded(reader: Reader, total: int) -> Iterator[np.ndarray]:
    fade = END_FADE_S * AUDIO_RATE
    while reader.at < total:
        block = reader.take(min(BLOCK, total - reader.at))
        if reader.at > total - fade:
            left = total - reader.at + np.arange(len(block))[::-1]
            block *= np.clip(left / fade, 0, 1).astype(np.float32)[:, None]
        yield block


def _looped(mixer: Mixer, total: int, seconds: float) -> Iterator[np.ndarray]:
    """What sounds on past the end is laid over the beginning, so that the last sample leads into the first."""
    seam = min(round(SEAM_S * AUDIO_RATE), total // 2)
    tail = mixer.reader(max(0, total - CONTEXT))
    before = tail.take(total - tail.at)
    over = tail.take(seam)
    reader = mixer.reader()
    head = reader.take(seam)
    ramp = np.linspace(0, 1, seam, endpoint=False, dtype=np.float32)[:, None]
    head = ramp * head + (1 - ramp) * over
    before = np.pad(before, ((CONTEXT - len(before), 0), (0, 0)))
    after = np.resize(head, (CONTEXT, 2))
    look_ahead_s = LOOP_LOOK_AHEAD_S if seconds <= LOOP_LOOK_AHEAD_S else LOOK_AHEAD_S

    expected = _plan(mixer, reader, seconds, look_ahead_s)

    def blocks() -> Iterator[np.ndarray]:
        yield head
        while reader.at < total:
            yield reader.take(min(BLOCK, total - reader.at))

    return master(blocks(), expected, total=total, look_ahead_s=look_ahead_s, before=before, after=after, ring=True)
