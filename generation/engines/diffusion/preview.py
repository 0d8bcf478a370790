"""A cheap look at latents: a linear map to colours, fitted to the model's own VAE when it is loaded."""

from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
import torch
from torch.nn import functional

LONG_SIDE = 160
"""Pixels of a picture at most; latents have fewer, as a rule."""

RIDGE = 1e-4
"""Of the latents' mean square: keeps the map small where colours say nothing about a channel."""


class LatentPreview:
    """`weights` float32 [C + 1, 3], the last row for what is the same everywhere."""

    def __init__(self, weights: torch.Tensor) -> None:
        self.weights = weights

    @classmethod
    def fit(cls, encode: Callable[[torch.Tensor], torch.Tensor], *, size: int = 64, frames: int = 1) -> Self:
        """`encode` takes a video float32 [1, 3, frames, size, size] of -1..1 on the CPU, gives latents [1, C, f, h, w]
        in the space in which the pipeline denoises. `frames` is the fewest that the VAE takes.
        """
        cells, colours = [], []
        with torch.no_grad():
            for picture in _pictures(size):
                latents = encode(picture[None, :, None].expand(1, 3, frames, size, size).contiguous())
                newest = latents[0, :, latents.shape[2] // 2].float().cpu()
                cells.append(newest.flatten(1).T)
                colours.append(functional.adaptive_avg_pool2d(picture, newest.shape[1:]).flatten(1).T)
        return cls(_least_squares(torch.cat(cells), torch.cat(colours)))

    def picture(self, latents: torch.Tensor) -> np.ndarray:
        """uint8 [h, w, 3] of latents [C, F, h, w] (the middle frame) or [C, h, w]; no side is over LONG_SIDE."""
        if latents.ndim == 4:
            latents = latents[:, latents.shape[1] // 2]
        latents = latents.detach().float().cpu()
        long_side = max(latents.shape[1:])
        if long_side > LONG_SIDE:
            height, width = (max(1, side * LONG_SIDE // long_side) for side in latents.shape[1:])
            latents = functional.adaptive_avg_pool2d(latents, (height, width))
        colours = torch.einsum("chw,ck->hwk", latents, self.weights[:-1]) + self.weights[-1]
        return ((colours.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).numpy()


def _least_squares(cells: torch.Tensor, colours: torch.Tensor) -> torch.Tensor:
    """Float64 [n, C] and [n, 3] to float32 [C + 1, 3]."""
    cells = torch.cat([cells, torch.ones(len(cells), 1)], dim=1).double()
    square = cells.T @ cells
    ridge = RIDGE * square.diagonal().mean() * torch.eye(len(square), dtype=torch.float64)
    return torch.linalg.solve(square + ridge, cells.T @ colours.double()).float()


def _pictures(size: int) -> Iterator[torch.Tensor]:
    """Float32 [3, size, size] of -1..1: corners and centre of the colour cube, then ramps along both sides."""
    for red in (-1.0, 0.0, 1.0):
        for green in (-1.0, 0.0, 1.0):
            for blue in (-1.0, 0.0, 1.0):
                yield torch.tensor([red, green, blue])[:, None, None].expand(3, size, size).contiguous()
    ramp = torch.linspace(-1, 1, size).expand(size, size)
    for number in range(3):
        yield torch.stack([ramp, ramp.T, -ramp]).roll(number, dims=0)
