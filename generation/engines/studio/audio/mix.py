"""The soundtrack of a clip: music or the user's own track, voices over it, effects, at broadcast loudness."""

import numpy as np
from scipy.ndimage import maximum_filter1d

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects import AMBIENCES, effect
from generation.engines.studio.audio.loudness import normalise
from generation.engines.studio.audio.music import compose
from generation.engines.studio.audio.synth import place, reverb
from generation.engines.studio.timeline import SoundEvent, Speech, Timeline

DUCK_DB = -9.0
MUSIC_GAIN, TRACK_GAIN, SPEECH_RMS, AMBIENCE_GAIN, EFFECT_GAIN = 0.5, 0.8, 0.16, 0.22, 0.6
_DUCK_AHEAD_S, _DUCK_HOLD_S, _DUCK_GLIDE_S = 0.06, 0.25, 0.12
_AMBIENCE_FADE_S = 0.2
_END_FADE_S = 0.012


def soundtrack(timeline: Timeline, events: list[SoundEvent], track: np.ndarray | None) -> np.ndarray:
    """float32 [N, 2] at 48 kHz, N = ceil(frames / rate * 48000), -14 LUFS, below -1 dBTP; sample 0 belongs to frame 0.

    `track`, float [M, 2] or [M] at 48 kHz, replaces the music and is only turned up or down, never reshaped; it starts
    at frame 0. An ambience among `events` repeats until its shot ends.

    Raises SpecRejected for an unknown mood or effect.
    """
    total = -(-timeline.num_frames * AUDIO_RATE // timeline.frame_rate)
    bed = _bed(timeline, track, total)
    effects = np.zeros((total, 2))
    for event in events:
        if event.name in AMBIENCES:
            _ambience(bed, event, timeline)
        else:
            place(effects, effect(event.name, event.seed), event.t_s, event.gain * EFFECT_GAIN, event.pan)
    voices = _voices(timeline.speeches, total)
    mixed = bed * _ducking(voices)[:, None] + effects + voices
    mixed *= np.clip(np.arange(total)[::-1] / (_END_FADE_S * AUDIO_RATE), 0, 1)[:, None]
    return normalise(mixed)


def _bed(timeline: Timeline, track: np.ndarray | None, total: int) -> np.ndarray:
    bed = np.zeros((total, 2))
    if track is None:
        place(bed, compose(timeline.storyboard.music, timeline.seconds, timeline.seed), 0, MUSIC_GAIN)
    else:
        place(bed, np.atleast_2d(track.T).T * np.ones((1, 2)), 0, TRACK_GAIN)
    return bed


def _ambience(bed: np.ndarray, event: SoundEvent, timeline: Timeline) -> None:
    shot = timeline.shot_at(min(timeline.num_frames - 1, max(0, round(event.t_s * timeline.frame_rate))))
    count = round(max(0.0, shot.end_s - event.t_s) * AUDIO_RATE)
    if not count:
        return
    loop = effect(event.name, event.seed)
    sound = np.tile(loop, -(-count // len(loop)))[:count].astype(np.float64)
    position = np.arange(count)
    edge = np.minimum(position, position[::-1]) / (_AMBIENCE_FADE_S * AUDIO_RATE)
    place(bed, sound * np.clip(edge, 0, 1), event.t_s, event.gain * AMBIENCE_GAIN, event.pan)


def _voices(speeches: tuple[Speech, ...], total: int) -> np.ndarray:
    """Every line at the same loudness, in a small room."""
    voices = np.zeros((total, 2))
    for speech in speeches:
        spoken = np.abs(speech.samples) > 0.02
        if spoken.any():
            level = float(np.sqrt(np.mean(speech.samples[spoken].astype(np.float64) ** 2)))
            place(voices, speech.samples, speech.start_s, SPEECH_RMS / level)
    return voices + 0.05 * reverb(voices, 0.6) if voices.any() else voices


def _ducking(voices: np.ndarray) -> np.ndarray:
    """Gain [N] for what lies under the voices: down a little before a word, up when the speaker has paused."""
    speaking = (np.abs(voices).max(axis=1) > 0.01).astype(np.float64)
    if not speaking.any():
        return speaking + 1
    ahead, hold = round(_DUCK_AHEAD_S * AUDIO_RATE), round(_DUCK_HOLD_S * AUDIO_RATE)
    held = maximum_filter1d(speaking, ahead + hold, origin=(hold - ahead) // 2)
    glide = round(_DUCK_GLIDE_S * AUDIO_RATE)
    sums = np.cumsum(np.pad(held, (glide // 2 + 1, glide - glide // 2 - 1), mode="edge"))
    smooth = (sums[glide:] - sums[:-glide]) / glide if len(sums) > glide else held
    smooth = np.pad(smooth, (0, max(0, len(held) - len(smooth))), mode="edge")[: len(held)]
    return 10 ** (DUCK_DB / 20 * smooth)
