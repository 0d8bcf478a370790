"""The arguments of LTX-2's pipelines for what a call gives."""

from typing import Any

import numpy as np
import torch
from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

from generation.contracts import AUDIO_RATE
from generation.engines.diffusion.adapters import ltx2_conditions as conditions
from generation.engines.diffusion.adapters import ltx2_sound as sound
from generation.engines.diffusion.adapters.ltx2_options import Options
from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Manifest


def distilled(pipe: Any, call: Call, options: Options, device: torch.device) -> dict[str, Any]:
    """Of LTX2DFRPipeline, which weighs every condition by its own noise and holds a soundtrack still. Its keyframe
    slots are for upscaling: not used.
    """
    arguments: dict[str, Any] = {
        "conditions": conditions.frame_conditions(call, pipe.vae_temporal_compression_ratio) or None,
        "generate_slots": False,
    }
    if call.sheet is not None:
        shown = _sheet(call, options)
        arguments["reference_latents"] = conditions.encoded(pipe, shown, device)
        arguments["reference_downscale_factor"] = options.reference_downscale_factor
    if call.source is not None:
        video = conditions.on_canvas(call.source, pipe.vae_temporal_compression_ratio)
        arguments["latents"] = conditions.encoded(pipe, conditions.pixels(video), device)
    heard = _heard(call)
    if heard is not None:
        arguments["audio_latents"] = sound.encode(pipe, heard, call.num_frames / call.frame_rate, device)
        arguments["freeze_audio"] = True
    return arguments


def guided(pipe: Any, call: Call, options: Options, _: torch.device) -> dict[str, Any]:
    """Of LTX2InContextPipeline, for weights that need guidance."""
    arguments: dict[str, Any] = {
        "conditions": conditions.frame_conditions(call, pipe.vae_temporal_compression_ratio) or None,
    }
    if call.sheet is not None:
        shown = _sheet(call, options)[0].transpose(0, 1) / 2 + 0.5  # [T, 3, h, w] of 0..1
        arguments["reference_conditions"] = [LTX2ReferenceCondition(frames=shown, strength=1.0)]
        arguments["reference_downscale_factor"] = options.reference_downscale_factor
    return arguments


def guidance(options: Options, manifest: Manifest, *, guided: bool, plain: bool) -> dict[str, object]:
    """Arguments of the pipeline that is called: LTX2DFRPipeline knows no guidance."""
    shared: dict[str, object] = {"use_cross_timestep": options.use_cross_timestep}
    return shared | (options.guidance(manifest.defaults.guidance_scale) if guided or plain else {})


def makes_sound(call: Call) -> bool:
    """A given soundtrack is kept, and a source's own sound is for the caller to keep: denoising that starts half way
    leaves no time to make another.
    """
    return call.soundtrack is None and call.source is None


def _heard(call: Call) -> np.ndarray | None:
    if makes_sound(call):
        return None
    if call.soundtrack is not None:
        return call.soundtrack
    return np.zeros((round(call.num_frames / call.frame_rate * AUDIO_RATE), 2), np.float32)


def _sheet(call: Call, options: Options) -> torch.Tensor:
    if call.sheet is None:
        raise TypeError("a call without a sheet")
    frames = min(options.reference_frames or call.num_frames, call.num_frames)
    return conditions.sheet_pixels(call.sheet, num_frames=frames, downscale=options.reference_downscale_factor)
