"""What a call gives to begin, end, look like or start from, as LTX-2 takes it."""

from typing import Any

import numpy as np
import torch
from diffusers.pipelines.ltx2.dfr_layout import resolve_canvas
from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
from torch.nn.functional import interpolate

from generation.engines.diffusion.calls import Call


def frame_conditions(call: Call, frames_a_latent: int) -> list[LTX2VideoCondition]:
    """Pictures and clips held at frames of the call."""
    pictures = [(frame.index % call.num_frames, frame.picture, frame.strength) for frame in call.keyframes]
    held = []
    if call.head is not None:
        whole = (len(call.head) - 1) // frames_a_latent * frames_a_latent + 1
        held.append(LTX2VideoCondition(frames=call.head[:whole], index=0, strength=1.0))
        if whole < len(call.head):  # no latent ends with its last frame, which the next one must follow
            pictures.append((len(call.head) - 1, call.head[-1], 1.0))
    held += [
        LTX2VideoCondition(frames=picture, index=latent_index(frame, frames_a_latent), strength=strength)
        for frame, picture, strength in pictures
    ]
    return held


def latent_index(frame: int, frames_a_latent: int) -> float:
    """The pipelines count in latents and multiply back to frames, so that a fraction reaches every frame; a whole
    number would put the last picture most of a latent too early. Exact, as a latent holds a power of two of frames.
    """
    return (frame - 1) / frames_a_latent + 1 if frame else 0


def sheet_pixels(sheet: np.ndarray, *, num_frames: int, downscale: int) -> torch.Tensor:
    """A clip that shows nothing but the sheet, float32 [1, 3, num_frames, h, w] within -1..1."""
    still = pixels(sheet[None])
    if downscale > 1:
        height, width = sheet.shape[0] // downscale, sheet.shape[1] // downscale
        still = interpolate(still[:, :, 0], size=(height, width), mode="area")[:, :, None]
    return still.expand(-1, -1, num_frames, -1, -1)


def on_canvas(source: np.ndarray, frames_a_latent: int) -> np.ndarray:
    """The clip, its last frame held to the end of the canvas that LTX2DFRPipeline makes for so many frames."""
    canvas, _, _ = resolve_canvas(len(source), frames_a_latent)
    return np.concatenate([source, np.repeat(source[-1:], canvas - len(source), axis=0)])


def pixels(frames: np.ndarray) -> torch.Tensor:
    """From uint8 [T, H, W, 3] to float32 [1, 3, T, H, W] within -1..1."""
    return torch.from_numpy(np.ascontiguousarray(frames)).permute(3, 0, 1, 2)[None].float() / 127.5 - 1.0


def encoded(pipe: Any, video: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Raw latents [1, C, f, h, w]."""
    return pipe.vae.encode(video.to(device, pipe.vae.dtype)).latent_dist.mode()
