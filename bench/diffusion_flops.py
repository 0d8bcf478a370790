"""How much arithmetic a step is, and how much of it the device can do when it does nothing but multiply."""

import math
import time
from types import TracebackType
from typing import Any, Self

import torch
from torch import nn

SIDES = {"cuda": 8192, "cpu": 512}
"""Of the square matrices that are multiplied."""

REPEATS = {"cuda": 20, "cpu": 5}
BEST_OF = 5


class Counter:
    """Counts while a model computes: 2 x parameters x tokens of every linear layer and patch convolution, each with the
    tokens it saw (pictures, sound or words); and 4 x queries x keys x width of every attention, which for a layer's own
    is 4 x tokens^2 x width. Norms, activations and rotations are not counted.
    """

    def __init__(self, model: nn.Module) -> None:
        self.flops = 0
        self._model = model
        self._hooks: list[Any] = []

    def __enter__(self) -> Self:
        for part in self._model.modules():
            if isinstance(part, (nn.Linear, nn.Conv3d)):
                self._hooks.append(part.register_forward_hook(self._multiplied))
            if hasattr(part, "to_q") and hasattr(part, "to_k"):
                self._attends(part.to_q, part.to_k)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hook in self._hooks:
            hook.remove()

    def _multiplied(self, part: nn.Module, _: object, out: torch.Tensor) -> None:
        size = 1 if isinstance(part, nn.Linear) else math.prod(out.shape[2:])
        rows = out.shape[:-1].numel() if isinstance(part, nn.Linear) else out.shape[0] * size
        self.flops += 2 * part.weight.numel() * rows

    def _attends(self, queries: nn.Module, keys: nn.Module) -> None:
        asked: list[torch.Size] = []
        self._hooks.append(queries.register_forward_hook(lambda _part, _given, out: asked.append(out.shape)))

        def paired(_part: nn.Module, _given: object, out: torch.Tensor) -> None:
            batch, length, width = asked.pop()
            self.flops += 4 * batch * length * out.shape[1] * width

        self._hooks.append(keys.register_forward_hook(paired))


def ceiling(device: str, dtype: torch.dtype) -> float:
    """The best TFLOP/s of a large square product of random numbers, in the precision of the model."""
    kind = torch.device(device).type
    side, repeats = SIDES[kind], REPEATS[kind]
    left, right = (torch.randn(side, side, device=device, dtype=dtype) for _ in range(2))
    left @ right  # warms
    best = math.inf
    for _ in range(BEST_OF):
        settle(device)
        began = time.perf_counter()
        for _ in range(repeats):
            left @ right
        settle(device)
        best = min(best, (time.perf_counter() - began) / repeats)
    return 2 * side**3 / best / 1e12


def settle(device: str) -> None:
    """Until the device has done all it was asked."""
    if torch.device(device).type == "cuda":
        torch.cuda.synchronize(torch.device(device))
