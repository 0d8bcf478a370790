"""A spoken utterance to a sung one."""

import numpy as np
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.singing.psola import pitch_of, resung
from generation.engines.studio.audio.singing.syllables import fit, nuclei
from generation.engines.studio.audio.singing.tune import Tune, glide
from generation.engines.studio.audio.voices.base import Utterance

_RELEASE_S = 0.12


def sing(spoken: Utterance, tune: Tune, seed: int) -> tuple[Utterance, float]:
    """The utterance at 48 kHz on the tune, and the second of it that wants to fall on a beat.

    Every phone and mark moves along. Without a vowel it is left as spoken.
    """
    phones = spoken.phones or ()
    vowels = nuclei(phones)
    samples = resample_poly(spoken.samples.astype(np.float64), AUDIO_RATE, spoken.rate)
    if not vowels:
        return Utterance(samples=samples, rate=AUDIO_RATE, phones=phones, marks=spoken.marks), 0.0
    placed = fit(phones, vowels, tune.units(len(vowels), seed), tune.unit_s)
    target = None
    if not tune.rap:
        pitch, periodic = pitch_of(samples)
        own_hz = float(np.median(pitch[periodic > 0.6])) if (periodic > 0.6).any() else 180.0
        notes = tune.notes(len(vowels), seed, own_hz)
        moments = np.arange(0, placed.sung_s[-1] + 0.5, 0.005)
        line = glide(notes, placed.starts_s, moments)

        def target(second: float) -> float:
            return float(np.interp(second, moments, line))

    def source_at(second: float) -> float:
        return float(np.interp(second, placed.sung_s, placed.source_s))

    def moved(second: float) -> float:
        return float(np.interp(second, placed.source_s, placed.sung_s))

    sung = resung(samples, source_at, target, placed.sung_s[-1] + _RELEASE_S / 4)
    end = np.clip((len(sung) - np.arange(len(sung))) / (0.03 * AUDIO_RATE), 0, 1)
    utterance = Utterance(
        samples=np.pad(sung * end, (0, round(_RELEASE_S * AUDIO_RATE))).astype(np.float32),
        rate=AUDIO_RATE,
        phones=tuple((moved(a), moved(b), ipa) for a, b, ipa in phones if moved(b) > moved(a)),
        marks=tuple((moved(second), offset) for second, offset in spoken.marks),
    )
    return utterance, float(placed.starts_s[0])
