"""MiniMax-H3's blocks, with ours between them: what a text encoder said before, and a word after each step."""

from typing import Any, Self

import torch
from diffusers import MiniMaxH3ModularPipeline
from diffusers.modular_pipelines import MiniMaxH3Blocks
from diffusers.modular_pipelines.modular_pipeline import ModularPipelineBlocks

from generation.engines.diffusion import memory
from generation.engines.diffusion.embeddings import EmbeddingCache
from generation.engines.diffusion.modular_steps import StepBlock, StepSlot
from generation.manifests.schema import Policy


class TextSlot:
    """`key` says what the call in progress asks the text encoder."""

    def __init__(self, cache: EmbeddingCache, *, policy: Policy, device: str) -> None:
        self.cache = cache
        self.policy = policy
        self.device = device
        self.key = ""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class RememberedText(ModularPipelineBlocks):
    """In place of a text encoder's block, which it runs only for what was not encoded before."""

    def __init__(self, block: ModularPipelineBlocks, slot: TextSlot) -> None:
        super().__init__()
        self.block = block
        self.slot = slot
        self.model_name = block.model_name

    @property
    def description(self) -> str:
        return str(self.block.description)

    @property
    def expected_components(self) -> list[Any]:
        return list(self.block.expected_components)

    @property
    def inputs(self) -> list[Any]:
        return list(self.block.inputs)

    @property
    def intermediate_outputs(self) -> list[Any]:
        return list(self.block.intermediate_outputs)

    @torch.no_grad()
    def __call__(self, components: Any, state: Any) -> tuple[Any, Any]:
        def make() -> tuple[torch.Tensor, torch.Tensor]:
            with memory.encoding(self.slot.policy, components, self.slot.device):
                self.block(components, state)
            return state.get("prompt_embeds"), state.get("text_token_tags")

        embeddings, tags = self.slot.cache.get(self.slot.key, make)
        block_state = self.block.get_block_state(state)
        block_state.prompt_embeds, block_state.text_token_tags = embeddings, tags
        self.block.set_block_state(state, block_state)
        return components, state


class Pipeline(MiniMaxH3ModularPipeline):
    """Computes where it is told: where its first part is would be the CPU when the encoder is offloaded."""

    def __init__(self, blocks: MiniMaxH3Blocks, *, device: str) -> None:
        super().__init__(blocks=blocks)
        self.computes_on = torch.device(device)

    @property
    def _execution_device(self) -> torch.device:
        return self.computes_on


def pipeline(text: TextSlot, steps: StepSlot, *, device: str) -> Pipeline:
    """Of all three workflows, still without any part."""
    blocks = MiniMaxH3Blocks()
    encoders = blocks.sub_blocks["text_encoder"].sub_blocks
    for name, block in list(encoders.items()):
        encoders[name] = RememberedText(block, text)
    for workflow in blocks.sub_blocks["denoise"].sub_blocks.values():
        loop = workflow.sub_blocks["denoise"]
        loop.sub_blocks["steps"] = StepBlock(steps)
        loop.set_progress_bar_config(disable=True)
    return Pipeline(blocks, device=device)
