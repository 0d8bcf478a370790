"""LTX-2: pictures and sound together, from words, pictures, faces, clips or a soundtrack, on one set of weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

import diffusers
import numpy as np
import torch
from diffusers import LTX2DFRPipeline, LTX2InContextPipeline, LTX2Pipeline

from generation.contracts import EngineUnavailable, Operation, ReferenceRole
from generation.engines.diffusion import failures, memory
from generation.engines.diffusion.adapters import ltx2_conditions as conditions
from generation.engines.diffusion.adapters import ltx2_decode as decode
from generation.engines.diffusion.adapters import ltx2_modes as modes
from generation.engines.diffusion.adapters import ltx2_schedule as schedule
from generation.engines.diffusion.adapters.ltx2_checks import SIDE, check
from generation.engines.diffusion.adapters.ltx2_options import Options
from generation.engines.diffusion.adapters.ltx2_words import Words
from generation.engines.diffusion.calls import Call, OnStage, Take
from generation.engines.diffusion.compiling import compiled
from generation.engines.diffusion.limits import check_calls
from generation.engines.diffusion.loading import load_pipeline, view
from generation.engines.diffusion.loras import with_loras
from generation.engines.diffusion.preview import LatentPreview
from generation.engines.diffusion.seeds import generator
from generation.engines.diffusion.steps import StepCallback
from generation.manifests.schema import Manifest, Policy
from generation.manifests.traits import Traits

OPERATIONS = frozenset(
    {
        Operation.TEXT_TO_VIDEO,
        Operation.IMAGE_TO_VIDEO,
        Operation.VIDEO_TO_VIDEO,
        Operation.EXTEND,
        Operation.LOOP,
        Operation.FIRST_LAST_FRAME,
        Operation.BLEND,
        Operation.RESTYLE,
        Operation.RELIGHT,
    }
)

FOLLOWS = frozenset({Operation.VIDEO_TO_VIDEO, Operation.RESTYLE, Operation.RELIGHT})
"""Like a driving soundtrack, only for weights without guidance."""


class LTX2:
    """All weights make sound; those without guidance in their manifest (distilled ones) also follow a soundtrack, and
    change clips.
    """

    traits: ClassVar[Traits] = Traits(
        operations=OPERATIONS,
        reference_roles=frozenset(ReferenceRole),
        makes_sound=True,
        audio_driven=True,
        batch=True,
    )

    def __init__(self, pipe: Any, manifest: Manifest, *, device: str, policy: Policy) -> None:
        self.pipe = pipe
        self.manifest = manifest
        self.device = device
        self.policy = policy
        self.options = Options.of(manifest)
        self.guided = self.options.guides(manifest.defaults.guidance_scale)
        if not self.guided:
            pipe.scheduler = schedule.unshifted(pipe.scheduler)
        self.conditioned: Any = view(LTX2InContextPipeline if self.guided else LTX2DFRPipeline, pipe)
        self.words = Words(pipe, manifest, self.options, contrast=self.guided)
        with memory.released(pipe):
            self.preview = LatentPreview.fit(self._normalised)

    @classmethod
    def load(cls, manifest: Manifest, folder: Path, *, device: str, on_stage: OnStage) -> Self:
        on_stage("load", 0, 2, None)
        options = Options.of(manifest)
        follows = manifest.audio_driven or not FOLLOWS.isdisjoint(manifest.operations)
        if follows and options.guides(manifest.defaults.guidance_scale):
            message = f"model {manifest.id}: with guidance it follows no soundtrack and changes no clips"
            raise EngineUnavailable(message, code="beyond_adapter")
        policy = memory.start(manifest, folder, device=device)
        pipe: Any = load_pipeline(LTX2Pipeline, manifest, folder, device=device, policy=policy)
        limits, stretch = manifest.limits, pipe.vae_temporal_compression_ratio
        steps = (limits.frame_step, limits.frame_offset - 1, (options.reference_frames or 1) - 1)
        if any(step % stretch for step in steps) or limits.size_multiple % SIDE:
            raise EngineUnavailable(f"model {manifest.id}: its limits are not its VAE's", code="model_unavailable")
        on_stage("load", 1, 2, None)
        adapter = cls(pipe, manifest, device=device, policy=policy)
        on_stage("load", 2, 2, None)
        return adapter

    def generate(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        """Several only where nothing but prompts is given."""
        check_calls(calls, self.manifest, self.traits)
        stretch = self.pipe.vae_temporal_compression_ratio
        check(calls, self.options, frames_a_latent=stretch, guided=self.guided)
        loras = with_loras(self.pipe, self.manifest, reference=calls[0].sheet is not None)
        with torch.no_grad(), memory.released(self.pipe), loras:
            video, audio = self._latents(calls, on_stage)
            frames = decode.frames(self.pipe, video, calls[0].num_frames, on_stage)
            sounds = decode.sounds(self.pipe, audio, calls[0], on_stage)
        return [Take(frames=one, audio=heard) for one, heard in zip(frames, sounds, strict=True)]

    def settings(self) -> dict[str, str | int | float]:
        defaults = self.manifest.defaults
        steps = schedule.steps(defaults, None, guided=self.guided)
        sigmas = steps.get("sigmas", ())
        return {
            "pipeline": type(self.pipe).__name__,
            "conditioned_pipeline": type(self.conditioned).__name__,
            "revision": self.manifest.revision,
            "dtype": self.manifest.dtype,
            "attention_backend": self.manifest.attention_backend,
            "num_inference_steps": steps.get("num_inference_steps", len(sigmas)),
            "sigmas": " ".join(f"{sigma:g}" for sigma in sigmas),
            "guidance_scale": defaults.guidance_scale,
            "strength": defaults.strength,
            "memory": self.policy,
            "device": self.device,
            "diffusers": diffusers.__version__,
            "torch": torch.__version__,
            **defaults.options,
        }

    def lower_memory(self) -> bool:
        self.words.forget()
        failures.drop_caches()
        policy = memory.lower(self.policy)
        if policy is None or not memory.is_accelerator(self.device):
            return False
        memory.apply(policy, self.pipe, self.device)
        self.policy = policy
        return True

    def _latents(self, calls: Sequence[Call], on_stage: OnStage) -> tuple[torch.Tensor, torch.Tensor]:
        """Raw ones of the frames [B, C, f, h, w] and of the sound [B, C, length, mel bins]."""
        first, given = calls[0], calls[0].conditioned
        pipe = self.conditioned if given else self.pipe
        on_stage("encode", 0, 2, None)
        with memory.encoding(self.policy, self.pipe, self.device):
            arguments = self.words.arguments([call.prompt for call in calls], self._place)
        on_stage("encode", 1, 2, None)
        if given:
            mode = modes.guided if self.guided else modes.distilled
            arguments |= mode(pipe, first, self.options, self._place)
        on_stage("encode", 2, 2, None)
        arguments |= modes.guidance(self.options, self.manifest, plain=not given, guided=self.guided)
        steps = schedule.steps(self.manifest.defaults, first, guided=self.guided)
        number = len(steps["sigmas"]) if "sigmas" in steps else steps["num_inference_steps"]
        noise = [generator(call.seed) for call in calls]
        # What is given makes sequences of its own length, which nobody warmed.
        warmed = 0 if given else first.num_frames
        with compiled(self.manifest, width=first.width, height=first.height, num_frames=warmed):
            video, audio, *_ = pipe(
                width=first.width,
                height=first.height,
                num_frames=first.num_frames,
                frame_rate=float(first.frame_rate),
                generator=noise if len(noise) > 1 else noise[0],
                max_sequence_length=self.options.max_sequence_length,
                callback_on_step_end=StepCallback(on_stage, number, lambda latents: self._picture(latents, first)),
                output_type="latent",
                return_dict=False,
                **steps,
                **arguments,
            )
        return video, audio

    def _picture(self, tokens: torch.Tensor, call: Call) -> np.ndarray:
        """Of the middle frame of the first of packed latents [B, tokens, C], whose conditions come last."""
        side = self.pipe.vae_spatial_compression_ratio
        height, width = call.height // side, call.width // side
        start = (call.num_frames - 1) // self.pipe.vae_temporal_compression_ratio // 2 * height * width
        return self.preview.picture(tokens[0, start : start + height * width].T.unflatten(1, (height, width)))

    def _normalised(self, video: torch.Tensor) -> torch.Tensor:
        """Latents as the transformer sees them."""
        vae, latents = self.pipe.vae, conditions.encoded(self.pipe, video, self._place)
        return self.conditioned._normalize_latents(
            latents, vae.latents_mean, vae.latents_std, vae.config.scaling_factor
        )

    @property
    def _place(self) -> torch.device:
        return self.pipe._execution_device
