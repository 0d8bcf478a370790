"""Samples of how people sound, for pipelines that can speak like them."""

from collections.abc import Iterable
from math import gcd

import numpy as np
import soundfile
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, SpecRejected
from generation.engines.studio.audio.recorded import trimmed

MOST_SECONDS = 15.0
SLOWEST_RATE, FASTEST_RATE = 8_000, 192_000


def voices_of(references: Iterable[Reference]) -> tuple[np.ndarray, ...]:
    """float32 [N] at AUDIO_RATE of each VOICE reference, in order: without silence around it, at most MOST_SECONDS.

    Raises SpecRejected `voice_not_granted` for one without a consent, `reference_unreadable` for what is no sound,
    silent, or of an odd rate.
    """
    voices = [one for one in references if one.kind is ReferenceKind.VOICE]
    if not all(one.consent_id for one in voices):
        raise SpecRejected("a voice is used only where its owner granted it", code="voice_not_granted")
    return tuple(_samples(one) for one in voices)


def _samples(reference: Reference) -> np.ndarray:
    try:
        with soundfile.SoundFile(reference.path) as file:
            rate = int(file.samplerate)
            sound = file.read(int(MOST_SECONDS * rate), dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpecRejected("a voice sample cannot be read", code="reference_unreadable") from error
    if not SLOWEST_RATE <= rate <= FASTEST_RATE or not np.isfinite(sound).all():
        raise SpecRejected("a voice sample cannot be read", code="reference_unreadable")
    divisor = gcd(AUDIO_RATE, rate)
    mono = sound.mean(axis=1, dtype=np.float64)
    voice = trimmed(resample_poly(mono, AUDIO_RATE // divisor, rate // divisor)) if len(mono) else mono
    if not len(voice):
        raise SpecRejected("a voice sample is silent", code="reference_unreadable")
    return np.asarray(voice, np.float32)
