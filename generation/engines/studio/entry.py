"""The studio engine's way into the registry."""

from generation.contracts import Offer, Route
from generation.engines.registry import Entry
from generation.engines.setup import Setup
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.engine import StudioEngine
from generation.engines.studio.plugins import registry as plugins
from generation.storyboard.schema import Storyboard


def create(setup: Setup) -> StudioEngine:
    return StudioEngine(setup.assets, workers=setup.processes or None, cache=setup.cache)


def offers(setup: Setup) -> tuple[Offer, ...]:
    engine = create(setup)
    return (Offer(route=Route(engine=engine.name), capability=engine.capabilities(), estimate=engine.estimate),)


def check(storyboard: Storyboard, setup: Setup) -> None:
    """Raises SpecRejected for a plug-in or a voice that is not installed."""
    plugins.check(storyboard)
    Voices(setup.assets).check(storyboard)


ENTRY = Entry(create=create, offers=offers, vocabulary=plugins.vocabulary, check=check)
