from typing import Any

import pytest
import torch
from diffusers.modular_pipelines.modular_pipeline import (
    InputParam,
    LoopSequentialPipelineBlocks,
    ModularPipelineBlocks,
    OutputParam,
)

from generation.contracts import Cancelled
from generation.engines.diffusion.modular_steps import StepBlock, StepSlot
from generation.engines.diffusion.quiet import hush
from generation.engines.diffusion.steps import StepCallback


class Denoise(ModularPipelineBlocks):
    @property
    def description(self) -> str:
        return "halves"

    def __call__(self, components: Any, block_state: Any, i: int, t: Any) -> tuple[Any, Any]:
        block_state.latents = block_state.latents / 2
        return components, block_state


class Loop(LoopSequentialPipelineBlocks):
    block_classes = [Denoise]
    block_names = ["denoise"]

    @property
    def description(self) -> str:
        return "four steps"

    @property
    def loop_inputs(self) -> list[InputParam]:
        return [InputParam("latents")]

    @property
    def loop_intermediate_outputs(self) -> list[OutputParam]:
        return [OutputParam("latents")]

    def __call__(self, components: Any, state: Any) -> tuple[Any, Any]:
        block_state = self.get_block_state(state)
        for i in range(4):
            components, block_state = self.loop_step(components, block_state, i=i, t=i)
        self.set_block_state(state, block_state)
        return components, state


@pytest.fixture
def slot() -> StepSlot:
    return StepSlot()


@pytest.fixture
def pipe(slot: StepSlot) -> Any:
    hush()
    loop = Loop()
    loop.sub_blocks["steps"] = StepBlock(slot)
    made = loop.init_pipeline()
    made.set_progress_bar_config(disable=True)
    return made


def test_every_step_of_the_loop_is_told_with_its_latents(pipe: Any, slot: StepSlot) -> None:
    seen: list[tuple[int, int, float]] = []
    slot.callback = StepCallback(
        lambda stage, done, total, preview: seen.append((done, total, float(preview[0, 0, 0]))),
        4,
        lambda latents: latents.numpy(),
    )
    assert pipe(latents=torch.full((1, 1, 3), 16.0), output="latents").max() == 1
    assert seen == [(1, 4, 8), (2, 4, 4), (3, 4, 2), (4, 4, 1)]


def test_without_a_callback_the_loop_just_runs(pipe: Any) -> None:
    assert pipe(latents=torch.full((1,), 16.0), output="latents").item() == 1


def test_stopping_goes_straight_through_and_logs_nothing(
    pipe: Any, slot: StepSlot, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[int] = []

    def on_stage(stage: str, done: int, total: int, preview: object) -> None:
        seen.append(done)
        if done == 2:
            raise Cancelled("Mira in the rain")

    slot.callback = StepCallback(on_stage, 4)
    with pytest.raises(Cancelled):
        pipe(latents=torch.ones(1), output="latents")
    assert seen == [1, 2]
    assert capfd.readouterr() == ("", "")
    slot.callback = None
    assert pipe(latents=torch.full((1,), 16.0), output="latents").item() == 1
