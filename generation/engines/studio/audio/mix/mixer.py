"""All layers together: any block of a clip's sound before mastering, in order."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.ducking import Ducking
from generation.engines.studio.audio.mix.ambience import Bed
from generation.engines.studio.audio.mix.layers import STEP_S, LaidLayer, MusicLayer
from generation.engines.studio.audio.mix.singles import SingleEffects
from generation.engines.studio.audio.mix.voices import Voices
from generation.engines.studio.audio.music.score import Score


class Mixer:
    """What is ducked (music, laid sounds, ambience), and what is not (voices, effects)."""

    def __init__(
        self,
        *,
        score: Score | None,
        laid: list[LaidLayer],
        beds: list[Bed],
        singles: SingleEffects,
        voices: Voices,
        ducking: Ducking,
    ) -> None:
        self._score = score
        self._ducked: tuple[LaidLayer | Bed, ...] = (*laid, *beds)
        self._singles, self._voices, self._ducking = singles, voices, ducking

    def reader(self, first: int = 0) -> "Reader":
        return Reader(self, first)

    def under(self, music: MusicLayer | None, first: int, count: int) -> np.ndarray:
        """float32 [count, 2] of everything."""
        bus = music.block(first, count) if music else np.zeros((count, 2), np.float32)
        for layer in self._ducked:
            layer.add(bus, first)
        bus *= self._ducking.gain(first, count)
        self._singles.add(bus, first)
        self._voices.add(bus, first)
        return bus

    def music(self, first: int) -> MusicLayer | None:
        return MusicLayer(self._score, first) if self._score else None

    def expected_power(self, music: MusicLayer | None, seconds: float) -> np.ndarray:
        """About the power of each tenth of a second of the clip: a plan for the loudness, not a measurement."""
        moments = np.arange(max(1, round(seconds / STEP_S))) * STEP_S
        below = music.power(moments) if music else np.zeros(len(moments))
        for layer in self._ducked:
            below = below + layer.power(moments)
        return below * self._ducking.at(moments) ** 2 + self._singles.power(moments) + self._voices.power(moments)


class Reader:
    """Blocks one after the other."""

    def __init__(self, mixer: Mixer, first: int) -> None:
        self._mixer, self.at = mixer, first
        self.music = mixer.music(first)

    def take(self, count: int) -> np.ndarray:
        """float32 [count, 2]."""
        self.at += count
        return self._mixer.under(self.music, self.at - count, count)

    @property
    def at_s(self) -> float:
        return self.at / AUDIO_RATE
