"""Renderers for the pool's tests: cheap to make, and bad in the ways that renderers can be."""

import os
import signal
import time

import numpy as np

from generation.contracts import SpecRejected


class Numbered:
    """Every pixel of frame i is i; even frames take longer, so that frames are ready out of order."""

    def __init__(self, width: int, height: int, slow_s: float = 0.0) -> None:
        self._shape = (height, width, 3)
        self._slow_s = slow_s

    def frame(self, index: int) -> np.ndarray:
        time.sleep(self._slow_s * (1 + index % 2))
        return np.full(self._shape, index % 256, np.uint8)


class Processes(Numbered):
    """The first two pixels of a frame say which process drew it."""

    def frame(self, index: int) -> np.ndarray:
        picture = super().frame(index)
        picture[0, 0] = np.frombuffer(os.getpid().to_bytes(3, "little"), np.uint8)
        return picture


class Failing(Numbered):
    def frame(self, index: int) -> np.ndarray:
        if index == 3:
            raise ValueError("a secret that must not be passed on")
        return super().frame(index)


class Refusing(Numbered):
    def __init__(self, width: int, height: int) -> None:
        raise SpecRejected("no such place", code="no_such_place")


class Dying(Numbered):
    def frame(self, index: int) -> np.ndarray:
        if index == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().frame(index)


class Endless(Numbered):
    """Takes forever to make."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        time.sleep(600)
