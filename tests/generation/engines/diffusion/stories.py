"""Engines over the painting adapter, and stories for them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from generation.contracts import OnStep, RenderResult, RenderSpec, Step
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.setup import Setup
from generation.storyboard.schema import Music, Shot, Storyboard
from tests.generation.engines.diffusion.painted import Painted, manifest

RATE = 24


def shot(seconds: float = 1, **fields: object) -> Shot:
    return Shot.model_validate({"text": "a dog", "seconds": seconds, "setting": "beach", **fields})


def board(*shots: Shot, **fields: object) -> Storyboard:
    return Storyboard.model_validate({"shots": shots, "style": "natural", "music": Music(mood="none"), **fields})


def spec(*shots: Shot, seconds: float | None = None, **fields: object) -> RenderSpec:
    """96x64 at RATE; without shots a bare prompt of a second."""
    told = {"storyboard": board(*shots)} if shots else {}
    seconds = seconds or sum(one.seconds for one in shots) or 1
    whole = {"prompt": "a dog on a beach", "width": 96, "height": 64, "frame_rate": RATE, "seed": 5}
    return RenderSpec(**{"num_frames": round(seconds * RATE), **whole, **told, **fields})


class Workshop:
    """An engine, its adapter, and what it said while it rendered."""

    def __init__(self, assets: Path, **changes: object) -> None:
        setup = Setup(assets=assets, device="cpu")
        self.engine = DiffusionEngine(setup, manifest(**changes), Painted, assets)
        self.steps: list[Step] = []
        self.result: RenderResult | None = None

    @property
    def adapter(self) -> Painted:
        self.engine.warm()
        adapter = self.engine._adapter
        assert isinstance(adapter, Painted)
        return adapter

    def render(self, wanted: RenderSpec, on_step: OnStep | None = None) -> np.ndarray:
        """uint8 [T, H, W, 3], with the sound read in step as the encoder does."""
        frames, _ = self.heard(wanted, on_step)
        return frames

    def heard(self, wanted: RenderSpec, on_step: OnStep | None = None) -> tuple[np.ndarray, np.ndarray]:
        self.steps.clear()
        self.result = self.engine.render(wanted, on_step=on_step or self.steps.append)
        frames = np.stack([frame.copy() for frame in self.result.frames])
        return frames, np.concatenate(list(self.result.audio))


Make = Callable[..., Workshop]
