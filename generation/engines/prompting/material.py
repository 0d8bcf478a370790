"""Given pictures and footage at the sizes and moments that the model wants."""

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from av.error import FFmpegError

from generation.contracts import Reference, SpecRejected
from generation.engines.prompting.fitting import cover
from generation.engines.studio.materials import Material, Picture, Video, materials
from generation.engines.studio.stage.footage import FootageReader
from generation.storyboard.schema import Material as Wish
from generation.storyboard.schema import Shot

MASK = "mask"
"""The handle of a picture or video that is white where the footage is to be changed."""


class Given:
    """What a spec gives to fill shots with, by handle in `shown`. Raises SpecRejected as studio.materials does."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.shown: Mapping[str, Material] = materials(references, None)
        self._readers: dict[str, FootageReader] = {}

    @property
    def pictures(self) -> tuple[str, ...]:
        """Handles, in the order given."""
        return tuple(name for name, one in self.shown.items() if isinstance(one, Picture) and name != MASK)

    @property
    def films(self) -> tuple[str, ...]:
        return tuple(name for name, one in self.shown.items() if isinstance(one, Video) and name != MASK)

    @property
    def masked(self) -> bool:
        return MASK in self.shown

    def picture(self, handle: str, width: int, height: int) -> np.ndarray:
        """uint8 [height, width, 3]."""
        return cover(_picture(self.shown[handle]).rgb, width, height)

    def seconds(self, handle: str) -> float:
        return _video(self.shown[handle]).seconds

    def frames(self, handle: str, times_s: Sequence[float], width: int, height: int) -> np.ndarray:
        """uint8 [T, height, width, 3] at these seconds of it; past its ends the outermost frame.

        Raises SpecRejected `reference_unreadable`.
        """
        try:
            if handle not in self._readers:
                self._readers[handle] = FootageReader(_video(self.shown[handle]))
            reader = self._readers[handle]
            found = [cover(cv2.cvtColor(reader.at(t_s), cv2.COLOR_BGRA2RGB), width, height) for t_s in times_s]
        except (FFmpegError, EOFError, OSError) as error:
            raise SpecRejected("a reference cannot be read", code="reference_unreadable") from error
        return np.stack(found)

    def filling(self, shot: Shot, times_s: Sequence[float], length_s: float, width: int, height: int) -> np.ndarray:
        """uint8 [T, height, width, 3]: what the shot, `length_s` long, is filled with at these seconds of it; of two,
        each in its half. Raises as `frames`.
        """
        side = shot.split == "side"
        whole = width if side else height
        halves = (whole // 2, whole - whole // 2) if len(shot.shown) > 1 else (whole,)
        parts = []
        for wish, part in zip(shot.shown, halves, strict=True):
            size = (part, height) if side else (width, part)
            if isinstance(self.shown[wish.reference], Picture):
                parts.append(np.repeat(self.picture(wish.reference, *size)[None], len(times_s), 0))
            else:
                parts.append(self.frames(wish.reference, moments(wish, times_s, length_s), *size))
        return np.concatenate(parts, axis=2 if side else 1)

    def mask(self, times_s: Sequence[float], width: int, height: int) -> np.ndarray | None:
        """uint8 [T, height, width], 255 where the footage is to be changed; None without one."""
        one = self.shown.get(MASK)
        if one is None:
            return None
        if isinstance(one, Picture):
            shown = np.repeat(self.picture(MASK, width, height)[None], len(times_s), 0)
        else:
            shown = self.frames(MASK, times_s, width, height)
        return np.where(shown.mean(axis=-1) >= 128, 255, 0).astype(np.uint8)


def moments(wish: Wish | None, seconds: Sequence[float], length_s: float) -> list[float]:
    """Where in the footage these seconds of a shot of `length_s` are."""
    if wish is None:
        return list(seconds)
    if wish.reverse:
        seconds = [length_s - at for at in seconds]
    return [wish.start_s + max(0.0, at) * wish.speed for at in seconds]


def _picture(one: Material) -> Picture:
    if not isinstance(one, Picture):
        raise SpecRejected("a shot begins and ends with pictures", code="reference_kind")
    return one


def _video(one: Material) -> Video:
    if not isinstance(one, Video):
        raise SpecRejected("only footage can be changed or continued", code="reference_kind")
    return one
