"""Engines by name. Nothing of an engine is imported before it is asked for, and its models never before `create`."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from generation.contracts import Engine, EngineUnavailable, Offer
from generation.engines.setup import Setup
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an engine's `entry` module gives. `offers` describes without loading; `check` raises SpecRejected for a
    storyboard that names what is not installed.
    """

    create: Callable[[Setup], Engine]
    offers: Callable[[Setup], tuple[Offer, ...]]
    vocabulary: Callable[[], Vocabulary]
    check: Callable[[Storyboard, Setup], None]


ENGINES: dict[str, str] = {
    "studio": "generation.engines.studio.entry",
    "diffusion": "generation.engines.diffusion.entry",
    "videos_api": "generation.engines.videos_api.entry",
}
"""The module that holds each engine's ENTRY."""


def create(name: str, setup: Setup) -> Engine:
    """Raises EngineUnavailable: `engine_unknown`, or why it can not be made here."""
    return _entry(name).create(setup)


def offers(name: str, setup: Setup) -> tuple[Offer, ...]:
    """Raises EngineUnavailable `engine_unknown`."""
    return _entry(name).offers(setup)


def vocabulary(name: str) -> Vocabulary:
    """Raises EngineUnavailable `engine_unknown`."""
    return _entry(name).vocabulary()


def check(name: str, storyboard: Storyboard, setup: Setup) -> None:
    """Raises SpecRejected for a storyboard that this engine cannot stage, EngineUnavailable `engine_unknown`."""
    _entry(name).check(storyboard, setup)


def _entry(name: str) -> Entry:
    if name not in ENGINES:
        raise EngineUnavailable(f"no such engine: {name}", code="engine_unknown")
    entry: Entry = importlib.import_module(ENGINES[name]).ENTRY
    return entry
