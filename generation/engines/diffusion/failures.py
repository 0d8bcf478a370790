"""What an accelerator's errors mean for the job that met them."""

import gc

import torch

from generation.contracts import EngineBroken


def is_out_of_memory(error: BaseException) -> bool:
    """Whether less memory could have helped."""
    if isinstance(error, torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and "out of memory" in str(error)


def device_lost(error: BaseException) -> EngineBroken | None:
    """`device_lost` where the accelerator is of no use to this process any more: an assert on it, an illegal address, a
    lost context. None for other errors. The message holds none of the error's text.
    """
    if is_out_of_memory(error) or not isinstance(error, RuntimeError):
        return None
    text = str(error)
    if isinstance(error, torch.AcceleratorError) or "CUDA error" in text or "device-side assert" in text:
        return EngineBroken("the accelerator failed", code="device_lost")
    return None


def drop_caches() -> None:
    """Gives back what nothing refers to any more."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
