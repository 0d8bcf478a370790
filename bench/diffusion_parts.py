"""Parts of models that were never trained: made where they will run, in the precision of a loaded model."""

from collections.abc import Callable
from typing import Any, TypeVar

import torch
from accelerate import init_empty_weights

Part = TypeVar("Part", bound=torch.nn.Module)

SPREAD = 0.02
"""Standard deviation of weights, as transformers begin their training."""

ROOM = 0.9
"""Of the free memory: the rest is for what a step computes."""


class TooLarge(Exception):
    """The device has no room for the weights."""


def placed(make: Callable[[], Part], *, device: str, dtype: torch.dtype) -> Part:
    """A small part, with the weights that its class begins with."""
    with torch.random.fork_rng(), torch.device(device):
        torch.manual_seed(0)
        return make().to(dtype=dtype).eval()


def sown(make: Callable[[], Part], *, device: str, dtype: torch.dtype) -> Part:
    """A large part: its weights are first seen on the device, never in main memory. What diffusers keeps in float32
    when it loads such a model is float32 here too. Raises TooLarge.
    """
    with init_empty_weights(include_buffers=False):
        model = make()
    kept = set(getattr(model, "_keep_in_fp32_modules", None) or ())
    wanted = {
        name: torch.float32 if kept.intersection(name.split(".")) else dtype for name, _ in model.named_parameters()
    }
    _check_room(sum(one.numel() * wanted[name].itemsize for name, one in model.named_parameters()), device)
    noise = torch.Generator(device).manual_seed(0)
    for name, parameter in list(model.named_parameters()):
        owner, _, own = name.rpartition(".")
        value = torch.empty(parameter.shape, device=device, dtype=wanted[name])
        _fill(value, own, noise)
        setattr(model.get_submodule(owner), own, torch.nn.Parameter(value, requires_grad=False))
    return model.to(device).eval()


def gib(part: Any) -> float:
    return sum(one.numel() * one.element_size() for one in part.parameters()) / 2**30


def _fill(value: torch.Tensor, name: str, noise: torch.Generator) -> None:
    if value.ndim > 1:
        value.normal_(0, SPREAD, generator=noise)
    else:
        value.fill_(1.0 if name == "weight" else 0.0)  # of norms; biases


def _check_room(needed: int, device: str) -> None:
    if torch.device(device).type != "cuda":
        return
    free, _ = torch.cuda.mem_get_info(torch.device(device))
    if needed > ROOM * free:
        raise TooLarge(f"the weights need {needed / 2**30:.0f} GiB, {free / 2**30:.0f} GiB are free")
