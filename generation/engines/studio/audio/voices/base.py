"""What a voice is, and what it gives."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.storyboard.schema import Delivery, Language

Phone = tuple[float, float, str]
"""(start_s, end_s, ipa); an empty ipa is a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A spoken line. `samples` float32 [N], 48 kHz mono, -1..1; `phones` in order, None where the voice does not tell
    them (the mouth then follows the sound); `words` (start_s, text) in reading order, every word of the line once.
    """

    samples: np.ndarray
    phones: tuple[Phone, ...] | None
    words: tuple[tuple[float, str], ...]
    on_beat_s: float | None = None
    """The second of a sung line that wants to fall on a beat."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / AUDIO_RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What a provider hands back: float32 mono at `rate`, phones as in Voiced, and marks (second, character offset)."""

    samples: np.ndarray
    rate: int
    phones: tuple[Phone, ...] | None = None
    marks: tuple[tuple[float, int], ...] = ()

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


class Provider(Protocol):
    """`voices` are the names that a line may ask for, with the languages each speaks; `missing` says in words why there
    are none although somebody meant to have some.
    """

    name: str

    @property
    def missing(self) -> str: ...

    def voices(self) -> dict[str, tuple[Language, ...]]: ...

    def utter(self, text: str, *, voice: str, language: Language, delivery: Delivery, seed: int) -> Utterance:
        """Raises EngineError `voice_failed`."""
        ...
