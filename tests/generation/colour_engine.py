"""A small real engine for tests of everything around engines: plain coloured frames and a tone.

Words of the prompt steer it: `slow` (20 ms a frame), `crash` (the process dies), `hang`, `reject`, `unavailable`,
`break`, `lose` (its device). The models `unfit` and `torn` can not be loaded, `heavy` takes LOADS_S.
"""

import os
import time
from collections.abc import Iterator

import numpy as np

from generation.contracts import (
    AUDIO_RATE,
    Capability,
    EngineBroken,
    EngineUnavailable,
    Estimate,
    Offer,
    OnStep,
    Operation,
    ReferenceKind,
    RenderResult,
    RenderSpec,
    Report,
    Route,
    SpecRejected,
    Step,
)
from generation.engines import registry
from generation.engines.setup import Setup
from generation.engines.studio.plugins import registry as plugins

NAME = "colour"
LOADS_S = 4.0
SIZES = ((720, 1280), (90, 160))


class ColourEngine:
    name = NAME

    def capabilities(self) -> Capability:
        return Capability(
            operations=frozenset({Operation.TEXT_TO_VIDEO}),
            reference_kinds=frozenset({ReferenceKind.IMAGE, ReferenceKind.VOICE}),
            audio_driven=True,
            max_seconds=15,
            max_references=2,
            max_voices=1,
            sizes=SIZES,
            languages=("en",),
            licence="Apache-2.0",
        )

    def estimate(self, spec: RenderSpec) -> Estimate:
        return Estimate(seconds=spec.seconds)

    def render(self, spec: RenderSpec, *, on_step: OnStep) -> RenderResult:
        if "reject" in spec.prompt:
            raise SpecRejected("as asked")
        if "unavailable" in spec.prompt:
            raise EngineUnavailable("as asked")
        if "lose" in spec.prompt:
            raise EngineBroken("as asked", code="device_lost")
        if "break" in spec.prompt:
            raise ZeroDivisionError("as asked")
        return RenderResult(
            frames=_frames(spec, on_step),
            audio=iter([np.zeros((spec.num_frames * AUDIO_RATE // spec.frame_rate + 1, 2), np.float32)]),
            storyboard=spec.storyboard,
            engine=NAME,
            engine_version="1",
            num_frames=spec.num_frames,
            frame_rate=spec.frame_rate,
            report=Report(
                model="crayons",
                settings={"steps": 4},
                identity_score=0.25,
                notes=["identity_below_floor"],
                gpu_ms=12,
            ),
        )


def _frames(spec: RenderSpec, on_step: OnStep) -> Iterator[np.ndarray]:
    for index in range(spec.num_frames):
        if "crash" in spec.prompt:
            os._exit(3)
        if "hang" in spec.prompt:
            time.sleep(3600)
        if "slow" in spec.prompt:
            time.sleep(0.02)
        frame = np.full((spec.height, spec.width, 3), (spec.seed * 40 + index) % 256, np.uint8)
        on_step(Step(stage="frames", done=index + 1, total=spec.num_frames, preview=frame if index % 10 == 0 else None))
        yield frame


def _offers(_setup: Setup) -> tuple[Offer, ...]:
    engine = ColourEngine()
    return (Offer(route=Route(engine=NAME), capability=engine.capabilities(), estimate=engine.estimate),)


def _create(setup: Setup) -> ColourEngine:
    if setup.model == "unfit":
        raise EngineUnavailable("as asked", code="model_unavailable")
    if setup.model == "torn":
        raise ZeroDivisionError("as asked")
    if setup.model == "heavy":
        time.sleep(LOADS_S)
    return ColourEngine()


ENTRY = registry.Entry(
    create=_create,
    offers=_offers,
    vocabulary=plugins.vocabulary,
    check=lambda storyboard, setup: plugins.check(storyboard),
)


def install() -> None:
    registry.ENGINES[NAME] = __name__
