"""WanVACE: silent clips that follow reference faces, pictures, and videos with masks. One at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Self

import diffusers
import numpy as np
import torch
from diffusers import WanVACEPipeline

from generation.contracts import EngineUnavailable, Operation, ReferenceRole, SpecRejected
from generation.engines.diffusion import compiling, failures, loading, loras, memory
from generation.engines.diffusion.adapters.wan_vace_control import control, pictured
from generation.engines.diffusion.calls import Call, OnStage, Take
from generation.engines.diffusion.embeddings import EmbeddingCache, embedding_key
from generation.engines.diffusion.limits import check_calls
from generation.engines.diffusion.preview import LatentPreview
from generation.engines.diffusion.seeds import generator
from generation.engines.diffusion.steps import StepCallback
from generation.manifests.schema import Manifest, Policy
from generation.manifests.traits import Traits

OPTIONS = frozenset({"max_sequence_length", "guidance_scale_2"})
"""Of the manifest: tokens of a prompt (512), and guidance of the second transformer where a model has two."""

CACHE_BYTES = 256 * 2**20
"""Of prompt embeddings: 64 of the largest model's."""


class WanVACE:
    traits: ClassVar[Traits] = Traits(
        operations=frozenset(
            {
                Operation.TEXT_TO_VIDEO,
                Operation.IMAGE_TO_VIDEO,
                Operation.VIDEO_TO_VIDEO,
                Operation.EXTEND,
                Operation.LOOP,
                Operation.FIRST_LAST_FRAME,
                Operation.SWAP,
                Operation.ADD,
                Operation.REMOVE,
                Operation.RESTYLE,
            }
        ),
        reference_roles=frozenset(ReferenceRole),
        makes_sound=False,
        audio_driven=False,
    )

    def __init__(self, pipe: WanVACEPipeline, manifest: Manifest, *, policy: Policy, device: str) -> None:
        self._pipe = pipe
        self._manifest = manifest
        self._policy = policy
        self._device = device
        self._embeddings = EmbeddingCache(CACHE_BYTES)
        self._preview = LatentPreview.fit(self._latents)

    @classmethod
    def load(cls, manifest: Manifest, folder: Path, *, device: str, on_stage: OnStage) -> Self:
        on_stage("load", 0, 1, None)
        if manifest.defaults.sigmas or not OPTIONS.issuperset(manifest.defaults.options):
            raise EngineUnavailable("WanVACE takes no sigmas and not these options", code="model_unavailable")
        policy = memory.start(manifest, folder, device=device)
        pipe = loading.load_pipeline(WanVACEPipeline, manifest, folder, device=device, policy=policy)
        made = cls(pipe, manifest, policy=policy, device=device)
        on_stage("load", 1, 1, None)
        return made

    def generate(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        check_calls(calls, self._manifest, self.traits)
        (call,) = calls
        if call.voices:
            raise SpecRejected("a silent model takes no voices", code="voices_not_supported")
        on_stage("encode", 0, 1, None)
        with (
            torch.no_grad(),
            memory.released(self._pipe),
            loras.with_loras(self._pipe, self._manifest, reference=bool(call.faces)),
            compiling.compiled(self._manifest, width=call.width, height=call.height, num_frames=call.num_frames),
        ):
            return [Take(frames=self._frames(call, on_stage))]

    def settings(self) -> dict[str, str | int | float]:
        defaults = self._manifest.defaults
        return {
            "pipeline": type(self._pipe).__name__,
            "diffusers": diffusers.__version__,
            "torch": torch.__version__,
            "dtype": self._manifest.dtype,
            "attention_backend": self._manifest.attention_backend,
            "memory_policy": self._policy,
            "num_inference_steps": defaults.num_inference_steps,
            "guidance_scale": defaults.guidance_scale,
            **defaults.options,
        }

    def lower_memory(self) -> bool:
        self._embeddings.clear()
        failures.drop_caches()
        policy = memory.lower(self._policy)
        if policy is None:
            return False
        memory.apply(policy, self._pipe, self._device)
        self._policy = policy
        return True

    def _frames(self, call: Call, on_stage: OnStage) -> np.ndarray:
        defaults = self._manifest.defaults
        steps = call.num_inference_steps or defaults.num_inference_steps
        guided = defaults.guidance_scale > 1
        known = control(call)
        made = self._pipe(
            prompt_embeds=self._embedding(call.prompt),
            negative_prompt_embeds=self._embedding(defaults.negative_prompt) if guided else None,
            video=None if known is None else known.video,
            mask=None if known is None else known.mask,
            reference_images=pictured(call.faces, call.width, call.height),
            conditioning_scale=1.0 if known is None else known.scale,
            width=call.width,
            height=call.height,
            num_frames=call.num_frames,
            num_inference_steps=steps,
            guidance_scale=defaults.guidance_scale,
            guidance_scale_2=defaults.options.get("guidance_scale_2"),
            generator=generator(call.seed),
            output_type="pt",
            callback_on_step_end=StepCallback(
                _then_decode(on_stage), steps, lambda latents: self._preview.picture(latents[0, :, len(call.faces) :])
            ),
        ).frames[0]
        on_stage("decode", 1, 1, None)
        return (made.permute(0, 2, 3, 1) * 255).round().to(torch.uint8).cpu().numpy()

    def _embedding(self, text: str) -> torch.Tensor:
        """[1, tokens, width], from the cache where it was made before."""
        length = int(self._manifest.defaults.options.get("max_sequence_length", 512))

        def make() -> tuple[torch.Tensor]:
            with memory.encoding(self._policy, self._pipe, self._device):
                embedding, _ = self._pipe.encode_prompt(
                    text,
                    do_classifier_free_guidance=False,
                    max_sequence_length=length,
                    device=self._pipe._execution_device,
                )
            return (embedding,)

        manifest = self._manifest
        key = embedding_key(manifest.id, manifest.revision, text, max_sequence_length=length)
        return self._embeddings.get(key, make)[0]

    def _latents(self, video: torch.Tensor) -> torch.Tensor:
        """As the pipeline denoises them, of a video [1, 3, T, H, W] within -1..1."""
        vae = self._pipe.vae
        video = video.to(self._pipe._execution_device, vae.dtype)
        latents = vae.encode(video).latent_dist.mode().float().cpu()
        mean = torch.tensor(vae.config.latents_mean).view(1, -1, 1, 1, 1)
        return (latents - mean) / torch.tensor(vae.config.latents_std).view(1, -1, 1, 1, 1)


def _then_decode(on_stage: OnStage) -> OnStage:
    """Says that frames are decoded next, once the last step is done."""

    def tell(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        on_stage(stage, done, total, preview)
        if stage == "denoise" and done == total:
            on_stage("decode", 0, 1, None)

    return tell
