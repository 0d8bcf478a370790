"""Engines by name, each with the words it understands. Whoever makes one passes in where its assets are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generation.contracts import Engine, EngineUnavailable
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.engine import StudioEngine
from generation.engines.studio.plugins import registry as studio_plugins
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`create(assets, workers, cache)`; `check` raises SpecRejected for a storyboard naming what is not installed."""

    create: Callable[[Path, int | None, Path | None], Engine]
    vocabulary: Callable[[], Vocabulary]
    check: Callable[[Storyboard, Path], None]


def _check_studio(storyboard: Storyboard, assets: Path) -> None:
    studio_plugins.check(storyboard)
    Voices(assets).check(storyboard)


ENGINES: dict[str, Entry] = {
    StudioEngine.name: Entry(
        create=lambda assets, workers, cache: StudioEngine(assets, workers=workers, cache=cache),
        vocabulary=studio_plugins.vocabulary,
        check=_check_studio,
    ),
}


def create(name: str, *, assets: Path, workers: int | None = None, cache: Path | None = None) -> Engine:
    """`workers` None: as many as there are cores; `cache` is a folder for what the engine can make again.

    Raises EngineUnavailable `engine_unknown`.
    """
    return _entry(name).create(assets, workers, cache)


def vocabulary(name: str) -> Vocabulary:
    """Raises EngineUnavailable `engine_unknown`."""
    return _entry(name).vocabulary()


def check(name: str, storyboard: Storyboard, *, assets: Path) -> None:
    """Raises SpecRejected for a storyboard that this engine cannot stage, EngineUnavailable `engine_unknown`."""
    _entry(name).check(storyboard, assets)


def _entry(name: str) -> Entry:
    if name not in ENGINES:
        raise EngineUnavailable(f"no such engine: {name}", code="engine_unknown")
    return ENGINES[name]
