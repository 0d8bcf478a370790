"""Tells of each denoising step, shows a picture now and then, and lets whoever listens stop it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from generation.engines.diffusion.calls import OnStage

PREVIEWS = 4
"""Pictures of one call, evenly apart; each costs a copy of the latents from the accelerator."""

Picture = Callable[[torch.Tensor], np.ndarray | None]
"""From the pipeline's latents, as the callback sees them, to a uint8 [h, w, 3] picture."""


class StepCallback:
    """Usable as `callback_on_step_end`. `total` counts the steps of the whole call; `before` of them were done by an
    earlier pipeline of the same call.
    """

    def __init__(self, on_stage: OnStage, total: int, picture: Picture | None = None, *, before: int = 0) -> None:
        self.on_stage = on_stage
        self.total = total
        self.picture = picture
        self.before = before
        self.every = max(1, total // PREVIEWS)

    def __call__(self, pipe: object, index: int, timestep: object, tensors: dict[str, Any]) -> dict[str, Any]:
        """Raises what `on_stage` raises: then the pipeline neither goes on nor decodes."""
        self.tell(index, tensors.get("latents"))
        return tensors

    def tell(self, index: int, latents: torch.Tensor | None) -> None:
        """Step `index` (from 0) of this pipeline is done."""
        done = self.before + index + 1
        preview = None
        if self.picture is not None and latents is not None and done % self.every == 0:
            preview = self.picture(latents)
        self.on_stage("denoise", done, max(done, self.total), preview)
