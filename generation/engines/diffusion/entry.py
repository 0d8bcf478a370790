"""The diffusion engine's way into the registry. Tensor libraries begin with `create`."""

import importlib
from dataclasses import replace
from typing import Any

from generation.contracts import Engine, EngineUnavailable, Offer
from generation.engines.diffusion.adapters import ADAPTERS
from generation.engines.registry import Entry
from generation.engines.setup import Setup
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.plugins import registry as plugins
from generation.manifests import files
from generation.manifests.check import check as check_model
from generation.manifests.licence import licence_refusals
from generation.manifests.offers import offer_of
from generation.manifests.schema import Manifest
from generation.storyboard.schema import Storyboard

NAME = "diffusion"
ENGINE = "generation.engines.diffusion.engine:DiffusionEngine"


def create(setup: Setup) -> Engine:
    """The model `setup.model`, hashed and checked but not loaded yet. Raises EngineUnavailable: ModelRefused with its
    cause, `model_unknown`, `adapter_unknown`, `adapter_not_installed`, or that of the face analyser.
    """
    if setup.models is None:
        raise EngineUnavailable("no models folder is configured", code="model_unknown")
    manifest = files.named(setup.models, setup.model)
    if manifest.adapter not in ADAPTERS:
        raise EngineUnavailable(f"model {manifest.id} names an unknown adapter", code="adapter_unknown")
    adapter = loaded(ADAPTERS[manifest.adapter])
    folder = files.folder_of(setup.models, manifest)
    check_model(manifest, folder, setup.operator, traits=adapter.traits)
    engine: Engine = loaded(ENGINE)(setup, manifest, adapter, folder)
    return engine


def offers(setup: Setup) -> tuple[Offer, ...]:
    """One for each installed manifest of an adapter that there is."""
    found = files.installed(setup.models)
    return tuple(_offer(one, setup) for one in found if one.adapter in ADAPTERS)


def _offer(manifest: Manifest, setup: Setup) -> Offer:
    """What stands against its licence is told with it; its files are checked when it is loaded."""
    against = licence_refusals(manifest.licence, setup.operator)
    return replace(offer_of(manifest, engine=NAME), refusal=against[0].code if against else "")


def check(storyboard: Storyboard, setup: Setup) -> None:
    """Storyboards share one language: raises SpecRejected as the studio's check does."""
    plugins.check(storyboard)
    Voices(setup.assets).check(storyboard)


def loaded(name: str) -> Any:
    """The one place where modules that need torch are imported."""
    module, attribute = name.split(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except ImportError as error:
        raise EngineUnavailable(
            "the packages of this engine are not installed", code="adapter_not_installed"
        ) from error


ENTRY = Entry(create=create, offers=offers, vocabulary=plugins.vocabulary, check=check)
