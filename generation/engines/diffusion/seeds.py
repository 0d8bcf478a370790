"""Noise that is the same on every device."""

import torch


def generator(seed: int) -> torch.Generator:
    """On the CPU, so that the same seed makes the same noise whatever computes with it."""
    return torch.Generator("cpu").manual_seed(seed)
