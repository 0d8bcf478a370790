"""A server for each test, and engines that have little patience with it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation.contracts import RenderResult, RenderSpec, Step
from generation.engines.videos_api.engine import VideosApiEngine
from generation.engines.videos_api.patience import Pace
from generation.storyboard.schema import Shot, Storyboard
from tests.generation.engines.videos_api.server import KEY, VideosServer, manifest, serve

HASTY = Pace(connect_s=2.0, read_s=1.0, tries=3, backoff_s=0.02, poll_s=0.05)

Made = Callable[..., VideosApiEngine]


@pytest.fixture
def server() -> Iterator[VideosServer]:
    with serve() as running:
        yield running


@pytest.fixture
def made(server: VideosServer, assets: Path) -> Iterator[Made]:
    """`made(**changes)` is an engine for the server, with changes to the manifest."""
    engines: list[VideosApiEngine] = []

    def make(*, key: str = KEY, pace: Pace = HASTY, **changes: Any) -> VideosApiEngine:
        model = manifest(server.url, **changes)
        assert model.server
        engine = VideosApiEngine(model, model.server, assets=assets, hosts=(server.host,), key=key, pace=pace)
        engines.append(engine)
        return engine

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def spec() -> RenderSpec:
    """One second; its storyboard is given, as planning takes longer than the rest."""
    shot = Shot(text="a dog on a beach", seconds=1, setting="beach")
    board = Storyboard(shots=(shot,))
    return RenderSpec(prompt=shot.text, width=64, height=112, num_frames=24, frame_rate=24, seed=5, storyboard=board)


def ignore(_: Step) -> None:
    pass


def frames_of(result: RenderResult) -> np.ndarray:
    return np.stack([frame.copy() for frame in result.frames])


def sound_of(result: RenderResult) -> np.ndarray:
    return np.concatenate(list(result.audio))


def rendered(engine: VideosApiEngine, spec: RenderSpec) -> np.ndarray:
    return frames_of(engine.render(spec, on_step=ignore))
