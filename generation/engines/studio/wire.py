"""What the render processes and their owner say to each other: pickles over a socket pair, pixels in a shared file."""

import mmap
import os
import tempfile
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Begin:
    """Make a renderer: `factory` is "module:callable", called with `arguments`; the ring's descriptor follows."""

    job: int
    factory: str
    arguments: tuple[object, ...]
    width: int
    height: int
    slots: int


@dataclass(frozen=True, slots=True)
class Draw:
    job: int
    frame: int
    slot: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Drop the renderer and the ring."""

    job: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The renderer stands."""

    job: int


@dataclass(frozen=True, slots=True)
class Drawn:
    job: int
    frame: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    job: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The renderer raised. `code` only when it was an EngineError; `trace` is for the log, it holds no values."""

    job: int
    kind: str
    code: str | None
    message: str
    trace: str


def open_ring(size: int) -> int:
    """A file of memory without a name: gone when its last holder is, however that ends. Close the descriptor."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("frames")
    else:
        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
    os.ftruncate(descriptor, size)
    return descriptor


def map_ring(descriptor: int, slots: int, height: int, width: int) -> np.ndarray:
    """uint8 [slots, height, width, 3]; the memory lives as long as some view of it, whatever becomes of the file."""
    size = slots * height * width * 3
    return np.frombuffer(mmap.mmap(descriptor, size), np.uint8).reshape(slots, height, width, 3)
