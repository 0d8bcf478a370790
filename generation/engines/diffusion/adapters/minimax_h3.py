"""MiniMax-H3: clips with sound of their own, after up to nine pictures and three voices. One at a time."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Self

import diffusers
import numpy as np
import torch

from generation.contracts import EngineUnavailable, Operation, ReferenceRole, SpecRejected
from generation.engines.diffusion import compiling, failures, loras, memory
from generation.engines.diffusion.adapters import minimax_h3_loading
from generation.engines.diffusion.adapters.minimax_h3_blocks import Pipeline, TextSlot, pipeline
from generation.engines.diffusion.adapters.minimax_h3_latents import encoded, unpacked
from generation.engines.diffusion.adapters.minimax_h3_request import Request, request
from generation.engines.diffusion.adapters.minimax_h3_sound import made
from generation.engines.diffusion.calls import Call, OnStage, Take
from generation.engines.diffusion.embeddings import EmbeddingCache, embedding_key
from generation.engines.diffusion.limits import check_calls
from generation.engines.diffusion.modular_steps import StepSlot
from generation.engines.diffusion.preview import LatentPreview
from generation.engines.diffusion.seeds import generator
from generation.engines.diffusion.steps import StepCallback
from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits

OPTIONS = frozenset({"reference_image_short_edge"})
"""Of the manifest: pixels to which the shorter side of a reference is scaled, 2048."""

CACHE_BYTES = 256 * 2**20
"""Of what the text encoder said: some 20 calls with pictures."""


class MiniMaxH3:
    traits: ClassVar[Traits] = Traits(
        operations=frozenset(
            {
                Operation.TEXT_TO_VIDEO,
                Operation.IMAGE_TO_VIDEO,
                Operation.EXTEND,
                Operation.LOOP,
                Operation.FIRST_LAST_FRAME,
            }
        ),
        reference_roles=frozenset(ReferenceRole),
        makes_sound=True,
        audio_driven=False,
        voices=True,
    )

    def __init__(self, pipe: Pipeline, manifest: Manifest, *, text: TextSlot, steps: StepSlot) -> None:
        self._pipe = pipe
        self._manifest = manifest
        self._text = text
        self._steps = steps
        with torch.no_grad():
            self._preview = LatentPreview.fit(lambda video: encoded(pipe, video))

    @classmethod
    def load(cls, manifest: Manifest, folder: Path, *, device: str, on_stage: OnStage) -> Self:
        on_stage("load", 0, 1, None)
        defaults = manifest.defaults
        if (
            defaults.sigmas
            or defaults.guidance_scale > 1
            or defaults.negative_prompt
            or not OPTIONS.issuperset(defaults.options)
        ):
            raise EngineUnavailable("MiniMax-H3 takes steps, no guidance, and one option", code="model_unavailable")
        text = TextSlot(
            EmbeddingCache(CACHE_BYTES), policy=memory.start(manifest, folder, device=device), device=device
        )
        steps = StepSlot()
        pipe = pipeline(text, steps, device=device)
        pipe.update_components(**defaults.options)
        minimax_h3_loading.load_parts(pipe, manifest, folder)
        memory.apply(text.policy, pipe, device)
        loaded = cls(pipe, manifest, text=text, steps=steps)
        on_stage("load", 1, 1, None)
        return loaded

    def generate(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        check_calls(calls, self._manifest, self.traits)
        (call,) = calls
        asked = request(call)
        if getattr(self._pipe, asked.part, None) is None:
            raise SpecRejected(f"the model has no part for this: {asked.part}", code="part_missing")
        grid_points = call.num_inference_steps or self._manifest.defaults.num_inference_steps
        if grid_points < 2:
            raise SpecRejected("2 steps or more: it counts both ends", code="bad_steps")
        on_stage("encode", 0, 1, None)
        self._text.key = self._key(asked, call)
        self._steps.callback = StepCallback(
            _then_decode(on_stage), grid_points - 1, lambda rows: self._picture(rows, call)
        )
        try:
            with (
                memory.released(self._pipe),
                loras.with_loras(self._pipe, self._manifest, reference=bool(call.faces)),
                compiling.compiled(self._manifest, width=call.width, height=call.height, num_frames=call.num_frames),
            ):
                return [self._take(asked, call, grid_points, on_stage)]
        finally:
            self._steps.callback = None

    def settings(self) -> dict[str, str | int | float]:
        return {
            "pipeline": "MiniMaxH3ModularPipeline",
            "diffusers": diffusers.__version__,
            "torch": torch.__version__,
            "dtype": self._manifest.dtype,
            "attention_backend": self._manifest.attention_backend,
            "memory_policy": self._text.policy,
            "num_inference_steps": self._manifest.defaults.num_inference_steps,
            **self._manifest.defaults.options,
        }

    def lower_memory(self) -> bool:
        self._text.cache.clear()
        failures.drop_caches()
        policy = memory.lower(self._text.policy)
        if policy is None:
            return False
        memory.apply(policy, self._pipe, self._text.device)
        self._text.policy = policy
        return True

    def _take(self, asked: Request, call: Call, grid_points: int, on_stage: OnStage) -> Take:
        result = self._pipe(
            prompt=asked.prompt,
            width=call.width,
            height=call.height,
            num_frames=call.num_frames,
            num_inference_steps=grid_points,
            generator=generator(call.seed),
            output_type="pt",
            output=["videos", "audio"],
            **asked.inputs,
        )
        on_stage("decode", 1, 1, None)
        frames = (result["videos"][0].permute(0, 2, 3, 1) * 255).round().to(torch.uint8).cpu().numpy()
        on_stage("audio", 0, 1, None)
        return Take(frames=frames, audio=made(result["audio"][0].cpu().numpy(), call.num_frames / call.frame_rate))

    def _picture(self, rows: torch.Tensor, call: Call) -> np.ndarray:
        return self._preview.picture(
            unpacked(self._pipe, rows, width=call.width, height=call.height, num_frames=call.num_frames)
        )

    def _key(self, asked: Request, call: Call) -> str:
        """Of all that the text encoder sees."""
        seen = [f"{picture.shape}{hashlib.sha256(picture.tobytes()).hexdigest()}" for picture in asked.pictures]
        canvas = f"{asked.part} {call.width}x{call.height} {asked.voices}"
        return embedding_key(
            self._manifest.id, self._manifest.revision, canvas, asked.prompt, *seen, max_sequence_length=0
        )


def _then_decode(on_stage: OnStage) -> OnStage:
    """Says that frames are decoded next, once the last step is done."""

    def tell(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        on_stage(stage, done, total, preview)
        if stage == "denoise" and done == total:
            on_stage("decode", 0, 1, None)

    return tell
