"""A cameo's own recorded voice: where a line says what the sample says, the sample is the speech."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import soundfile
from scipy.signal import butter, resample_poly, sosfilt

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, SpecRejected
from generation.engines.studio.audio.voices.base import Voiced
from generation.engines.studio.audio.words import energy_marks, timed_words
from generation.storyboard.schema import Line

MOST_SECONDS = 60.0
_QUIET_DB = -38.0
_EDGE_S = 0.08
_STEP = AUDIO_RATE // 100


def same_words(one: str, other: str) -> bool:
    """Do two texts say the same? Case, signs, spaces and full-width forms do not count."""
    return _bare(one) == _bare(other) != ""


def sample_for(line: Line, references: Sequence[Reference]) -> Reference | None:
    """The speaker's own sample that says this line, if the line leaves the choice of voice and is simply said."""
    if line.voice is not None or line.delivery != "say":
        return None
    return next(
        (
            reference
            for reference in references
            if reference.kind == ReferenceKind.VOICE
            and reference.handle.casefold() == line.speaker.casefold()
            and same_words(reference.text, line.text)
        ),
        None,
    )


def replay(line: Line, sample: Reference) -> Voiced:
    """The sample itself: trimmed, levelled, its words timed by where it is loud. Raises SpecRejected
    `reference_unreadable`.
    """
    try:
        with soundfile.SoundFile(sample.path) as file:
            if file.frames > MOST_SECONDS * file.samplerate:
                raise SpecRejected(f"a voice sample lasts at most {MOST_SECONDS:.0f} s", code="reference_unreadable")
            sound, rate = file.read(dtype="float32", always_2d=True), int(file.samplerate)
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpecRejected("a voice sample cannot be read", code="reference_unreadable") from error
    divisor = int(np.gcd(AUDIO_RATE, rate))
    mono = resample_poly(sound.mean(axis=1).astype(np.float64), AUDIO_RATE // divisor, rate // divisor)
    voice = trimmed(sosfilt(butter(2, 70, "highpass", fs=AUDIO_RATE, output="sos"), mono))
    if not len(voice):
        raise SpecRejected("a voice sample is silent", code="reference_unreadable")
    voice = (0.8 * voice / np.abs(voice).max()).astype(np.float32)
    marks = energy_marks(line.text, voice)
    return Voiced(samples=voice, phones=None, words=timed_words(line.text, marks, len(voice) / AUDIO_RATE))


def trimmed(voice: np.ndarray) -> np.ndarray:
    """Without the silence before the first sound and after the last; empty when there is none."""
    steps = len(voice) // _STEP
    if not steps or not np.abs(voice).max() > 1e-4:
        return voice[:0]
    level = np.sqrt((voice[: steps * _STEP].reshape(steps, _STEP) ** 2).mean(axis=1))
    loud = np.flatnonzero(level > level.max() * 10 ** (_QUIET_DB / 20))
    edge = round(_EDGE_S * AUDIO_RATE)
    first, last = max(0, loud[0] * _STEP - edge), min(len(voice), (loud[-1] + 1) * _STEP + edge)
    part = voice[first:last].copy()
    fade = min(len(part) // 2, edge // 2)
    part[:fade] *= np.linspace(0, 1, fade)
    part[len(part) - fade :] *= np.linspace(1, 0, fade)
    return part


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w]|_", "", folded)
