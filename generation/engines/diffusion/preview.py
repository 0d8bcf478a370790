"""A cheap look at latents: a linear map to colours, fitted to the model's own VAE when it is loaded."""

import itertools
from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
import torch
from torch.nn import functional

from generation.engines.diffusion.seeds import generator

LONG_SIDE = 160
"""Pixels of a picture at most; latents have fewer, as a rule."""

PROBE = 64
"""Pixels of the picture whose latents tell how much smaller they are."""

CELLS = 8
"""Latents along a side of the pictures that are fitted to."""

BLOTS = 12
"""Pictures of random colours: with them there are more latents than channels of any VAE."""

RIDGE = 1e-4
"""Of the latents' mean square: keeps the map small where colours say nothing about a channel."""


class LatentPreview:
    """`weights` float32 [C + 1, 3], the last row for what is the same everywhere."""

    def __init__(self, weights: torch.Tensor) -> None:
        self.weights = weights

    @classmethod
    def fit(cls, encode: Callable[[torch.Tensor], torch.Tensor], *, frames: int = 1) -> Self:
        """`encode` takes a video float32 [1, 3, frames, S, S] of -1..1 on the CPU, gives latents [1, C, f, s, s] in the
        space in which the pipeline denoises; S is a multiple of 64, or of what S / s is. `frames`: the fewest it takes.
        """

        def newest(picture: torch.Tensor) -> torch.Tensor:
            latents = encode(picture[None, :, None].repeat(1, 1, frames, 1, 1))[0]
            return latents[:, latents.shape[1] // 2].float().cpu()

        cells, colours = [], []
        with torch.no_grad():
            compression = PROBE // newest(torch.zeros(3, PROBE, PROBE)).shape[-1]
            for picture in _pictures(CELLS * compression):
                latents = newest(picture)
                cells.append(latents.flatten(1).T)
                colours.append(functional.adaptive_avg_pool2d(picture, latents.shape[1:]).flatten(1).T)
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
    """Float32 [3, size, size] of -1..1: the colour cube's corners, edges and centre, ramps, then soft blots."""
    for colour in itertools.product((-1.0, 0.0, 1.0), repeat=3):
        yield torch.tensor(colour)[:, None, None].repeat(1, size, size)
    ramp = torch.linspace(-1, 1, size).expand(size, size)
    for number in range(3):
        yield torch.stack([ramp, ramp.T, -ramp]).roll(number, dims=0)
    noise = generator(0)
    for _ in range(BLOTS):
        blots = torch.rand(1, 3, 4, 4, generator=noise) * 2 - 1
        yield functional.interpolate(blots, size=(size, size), mode="bilinear")[0]
