"""A pipeline called as diffusers has it, without any of ours around it: what ours must not change."""

from typing import Any

import numpy as np
from diffusers import DiffusionPipeline

from generation.engines.diffusion.seeds import generator


def frames(pipe: DiffusionPipeline, *, seed: int = 0, **changes: Any) -> np.ndarray:
    """float32 [1, 9, 32, 32, 3] of 0..1, after two steps."""
    arguments: dict[str, Any] = {
        "prompt": "a robot dances and says hello",
        "height": 32,
        "width": 32,
        "num_frames": 9,
        "frame_rate": 24.0,
        "num_inference_steps": 2,
        "guidance_scale": 1.0,
        "stg_scale": 0.0,
        "modality_scale": 1.0,
        "audio_guidance_scale": 1.0,
        "audio_stg_scale": 0.0,
        "audio_modality_scale": 1.0,
        "spatio_temporal_guidance_blocks": None,
        "max_sequence_length": 64,
        "output_type": "np",
    }
    made: np.ndarray = pipe(**arguments | {"generator": generator(seed)} | changes).frames
    return made
