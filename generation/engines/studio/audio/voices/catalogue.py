"""Which voices are installed, and who speaks a line."""

from functools import cached_property
from pathlib import Path

from generation.contracts import SpecRejected
from generation.engines.studio.audio.voices.base import Provider
from generation.engines.studio.audio.voices.espeak import Espeak
from generation.engines.studio.audio.voices.kokoro import Kokoro
from generation.engines.studio.audio.voices.piper import Piper
from generation.storyboard.schema import Language, Line, Storyboard


class Voices:
    """`assets` may hold voices/piper/ and voices/kokoro/; espeak-ng's are always there."""

    def __init__(self, assets: Path | None = None) -> None:
        self._espeak = Espeak()
        self._providers: tuple[Provider, ...] = (self._espeak,)
        if assets is not None:
            self._providers += (Piper(assets / "voices" / "piper"), Kokoro(assets / "voices" / "kokoro"))

    @cached_property
    def installed(self) -> dict[str, tuple[Language, ...]]:
        """Names that a line may ask for, and the languages of each."""
        return {name: languages for provider in self._providers for name, languages in provider.voices().items()}

    @property
    def notes(self) -> tuple[str, ...]:
        """In words, what an operator put there that can not speak."""
        return tuple(provider.missing for provider in self._providers if provider.missing)

    def check(self, storyboard: Storyboard) -> None:
        """Raises SpecRejected `voice_unknown`, `voice_language` or `voice_can_not_sing` for a line that cannot be
        spoken as it asks: nobody else steps in.
        """
        for shot in storyboard.shots:
            for line in shot.lines:
                self.speaker(line)

    def speaker(self, line: Line) -> tuple[Provider, str]:
        """Who speaks a line, under which name ("" lets espeak-ng choose by seed)."""
        if line.voice is None:
            return self._espeak, ""
        provider = next((p for p in self._providers if line.voice in p.voices()), None)
        if provider is None:
            raise SpecRejected(f"no such voice: {line.voice}", code="voice_unknown")
        if line.language not in self.installed[line.voice]:
            raise SpecRejected(f"the voice {line.voice} does not speak {line.language}", code="voice_language")
        if line.delivery == "sing" and provider is not self._espeak:
            raise SpecRejected(f"the voice {line.voice} can not sing", code="voice_can_not_sing")
        return provider, line.voice
