"""Steps of a modular pipeline, which has no callback: a block put at the end of its denoising loop."""

from typing import Any, Self

import torch
from diffusers.modular_pipelines.modular_pipeline import ModularPipelineBlocks

from generation.engines.diffusion.steps import StepCallback


class StepSlot:
    """Where the callback of the call in progress is put. Pipelines copy their blocks; a slot stays the same one."""

    def __init__(self) -> None:
        self.callback: StepCallback | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class StepBlock(ModularPipelineBlocks):
    """Add it to the loop's `sub_blocks` before `init_pipeline`. Raises what the callback raises."""

    def __init__(self, slot: StepSlot) -> None:
        super().__init__()
        self.slot = slot

    @property
    def description(self) -> str:
        return "tells of each denoising step"

    @torch.no_grad()
    def __call__(self, components: Any, block_state: Any, i: int, t: Any) -> tuple[Any, Any]:
        if self.slot.callback is not None:
            self.slot.callback.tell(i, getattr(block_state, "latents", None))
        return components, block_state
