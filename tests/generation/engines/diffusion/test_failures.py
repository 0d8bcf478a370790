import pytest
import torch

from generation.engines.diffusion.failures import device_lost, drop_caches, is_out_of_memory


@pytest.mark.parametrize(
    "error",
    [
        torch.AcceleratorError("CUDA error: device-side assert triggered"),
        RuntimeError("CUDA error: an illegal memory access was encountered, secret prompt"),
    ],
)
def test_a_failed_accelerator_means_another_process_and_another_try(error: RuntimeError) -> None:
    lost = device_lost(error)
    assert lost is not None
    assert (lost.code, lost.retry) == ("device_lost", True)
    assert "secret" not in str(lost)
    assert not is_out_of_memory(error)


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
        torch.AcceleratorError("CUDA error: out of memory"),
    ],
)
def test_running_out_of_memory_loses_no_device(error: RuntimeError) -> None:
    assert is_out_of_memory(error)
    assert device_lost(error) is None


def test_an_ordinary_mistake_is_neither() -> None:
    for error in (ValueError("CUDA error"), RuntimeError("mat1 and mat2 shapes"), KeyError("out of memory")):
        assert not is_out_of_memory(error)
        assert device_lost(error) is None


def test_dropping_caches_collects_what_nobody_holds() -> None:
    class Loop:
        alive = 0

        def __init__(self) -> None:
            Loop.alive += 1
            self.me = self

        def __del__(self) -> None:
            Loop.alive -= 1

    Loop()
    drop_caches()
    assert Loop.alive == 0
