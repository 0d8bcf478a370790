"""Which accelerator a model is loaded on."""

import torch

from generation.contracts import EngineUnavailable


def device_of(wanted: str) -> str:
    """`wanted` itself, or for "" CUDA if there is one, else the CPU. Raises EngineUnavailable `device_missing`."""
    there = torch.cuda.is_available()
    if wanted.startswith("cuda") and not there:
        raise EngineUnavailable(f"there is no accelerator {wanted}", code="device_missing")
    return wanted or ("cuda" if there else "cpu")
