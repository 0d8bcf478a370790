"""The videos_api engine's way into the registry."""

import os

import httpx

from generation.contracts import EngineUnavailable, Offer, Route
from generation.engines.registry import Entry
from generation.engines.setup import Setup
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.plugins import registry as plugins
from generation.engines.videos_api.ability import capability_of
from generation.engines.videos_api.engine import VideosApiEngine
from generation.engines.videos_api.hosts import is_listed
from generation.engines.videos_api.patience import Pace
from generation.manifests import offers as manifest_offers
from generation.manifests.files import installed, named
from generation.manifests.licence import licence_refusals
from generation.manifests.refusals import ModelRefused
from generation.manifests.schema import Manifest, Server
from generation.storyboard.schema import Storyboard

ADAPTER = "videos_api"


def create(setup: Setup) -> VideosApiEngine:
    """Raises EngineUnavailable `model_unknown`, `host_not_listed`, `key_missing`, or why the licence forbids it."""
    manifest = named(setup.models, setup.model)
    if manifest.adapter != ADAPTER or manifest.server is None:
        raise EngineUnavailable(f"{manifest.id} is not behind a server", code="model_unknown")
    if refusals := licence_refusals(manifest.licence, setup.operator):
        raise ModelRefused(manifest.id, refusals)
    return VideosApiEngine(
        manifest, manifest.server, assets=setup.assets, hosts=setup.hosts, key=key_of(manifest.server), pace=Pace()
    )


def key_of(server: Server) -> str:
    """From the environment; empty where the manifest names none. Raises EngineUnavailable `key_missing`."""
    if not server.key_env:
        return ""
    key = os.environ.get(server.key_env, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise EngineUnavailable(f"{server.key_env} holds no key", code="key_missing")
    return key


def offers(setup: Setup) -> tuple[Offer, ...]:
    """Of every manifest with this adapter; whether there is a key is only known where clips are made."""
    mine = (one for one in installed(setup.models) if one.adapter == ADAPTER)
    return tuple(_offer(manifest, manifest.server, setup) for manifest in mine if manifest.server)


def _offer(manifest: Manifest, server: Server, setup: Setup) -> Offer:
    return Offer(
        route=Route(engine=VideosApiEngine.name, model=manifest.id),
        capability=capability_of(manifest, server),
        refusal=_refusal(manifest, server, setup),
        estimate=lambda spec: manifest_offers.estimate(manifest, spec),
    )


def _refusal(manifest: Manifest, server: Server, setup: Setup) -> str:
    if not is_listed(httpx.URL(server.url), setup.hosts):
        return "host_not_listed"
    return next((one.code for one in licence_refusals(manifest.licence, setup.operator)), "")


def check(storyboard: Storyboard, setup: Setup) -> None:
    """Raises SpecRejected for a plug-in or a voice that is not installed."""
    plugins.check(storyboard)
    Voices(setup.assets).check(storyboard)


ENTRY = Entry(create=create, offers=offers, vocabulary=plugins.vocabulary, check=check)
