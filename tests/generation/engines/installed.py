"""Every engine of the registry as the contract test meets it: its setup, and a clip of a size that suits it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generation.contracts import RenderSpec
from generation.engines.diffusion.adapters import ADAPTERS
from generation.engines.setup import Operator, Setup
from generation.manifests.schema import Manifest
from generation.manifests.writing import describe, write

PROMPT = '@mira dances on stage and says "hi"'
Opening = Callable[[Path, Path, pytest.MonkeyPatch], AbstractContextManager["Installed"]]


@dataclass(frozen=True, kw_only=True)
class Installed:
    """`spec` are the fields that make a short clip for it."""

    engine: str
    setup: Setup
    spec: dict[str, Any] = field(default_factory=dict)


@contextmanager
def studio(assets: Path, _models: Path, _patch: pytest.MonkeyPatch) -> Iterator[Installed]:
    setup = Setup(assets=assets, processes=2)
    yield Installed(engine="studio", setup=setup, spec={"width": 108, "height": 192, "num_frames": 45})


@contextmanager
def diffusion(adapter: str, assets: Path, models: Path, patch: pytest.MonkeyPatch) -> Iterator[Installed]:
    """A tiny model of that adapter, saved, described and hashed as an operator's would be."""
    tiny = import_module(f"tests.generation.engines.diffusion.tiny.{adapter}")
    folder = tiny.build(models / f"tiny-{adapter.replace('_', '-')}")
    if adapter == "minimax_h3":
        patch.setattr("generation.engines.diffusion.adapters.minimax_h3_loading.load_processor", tiny.processor)
    install(tiny.manifest(folder), folder, models)
    operator = Operator(territories=("CH",), revenue_usd=0)
    setup = Setup(assets=assets, models=models, model=folder.name, device="cpu", operator=operator)
    spec = {"width": 64, "height": 64, "num_frames": 24, "frame_rate": 24}
    yield Installed(engine="diffusion", setup=setup, spec=spec)


@contextmanager
def videos_api(assets: Path, models: Path, patch: pytest.MonkeyPatch) -> Iterator[Installed]:
    from tests.generation.engines.videos_api import server

    with ExitStack() as stack:
        running = stack.enter_context(server.serve())
        manifest = server.manifest(running.url)
        patch.setenv("VIDEOS_TEST_KEY", server.KEY)
        write(manifest, models)
        setup = Setup(assets=assets, models=models, model=manifest.id, hosts=(running.host,))
        spec = {"width": 64, "height": 112, "num_frames": 24, "frame_rate": 24}
        yield Installed(engine="videos_api", setup=setup, spec=spec)


INSTALLED: dict[str, Opening] = {
    "studio": studio,
    "videos_api": videos_api,
    **{f"diffusion-{adapter}": partial(diffusion, adapter) for adapter in ADAPTERS},
}
"""Everything that the contract is tested with: each engine, and each adapter of the diffusion engine."""


def install(manifest: Manifest, folder: Path, models: Path) -> Manifest:
    """Written beside its folder, with the hashes of what lies there."""
    hashed = describe(folder, adapter=manifest.adapter, models=models)
    whole = manifest.model_copy(update={"files": hashed.files})
    write(whole, models)
    return whole


def spec_of(installed: Installed, **changes: Any) -> RenderSpec:
    return RenderSpec(**{"prompt": PROMPT, "seed": 11, **installed.spec, **changes})
