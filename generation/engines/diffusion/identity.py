"""How alike the people of a take are to their references, and what is done when they are not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from generation.contracts import EngineUnavailable
from vision.analyzers.contracts import FaceAnalyzer, similarity
from vision.contracts import VisionError

SAMPLES = 5
"""Frames looked at, spread over the take: enough to meet everybody once with the eyes open."""
MOST_FACES = 8
"""Of a frame; the rest is a crowd."""
NEVER_SEEN = 0.0
"""What somebody counts who is in no sampled frame: as alike as a stranger."""
BELOW_FLOOR = "identity_below_floor"
"""The note on a clip whose least alike face stayed below the floor."""

Made = TypeVar("Made")


class Likenesses:
    """The faces of a job's references, known for as long as it is rendered: embeddings stay in this object."""

    def __init__(self, analyzer: FaceAnalyzer | None, pictures: Mapping[str, np.ndarray]) -> None:
        """`pictures` uint8 [h, w, 3] by handle, of people only; None: nothing is measured.

        `unmeasured` are those whose reference shows the analyser no face: they take no part in the score. Raises
        EngineUnavailable `analyzer_broken`, as `score` does.
        """
        self._analyzer = analyzer
        self._known: dict[str, np.ndarray] = {}
        if analyzer is not None:
            with _typed():
                for handle, picture in pictures.items():
                    for face in analyzer.detect(picture)[:1]:
                        self._known[handle] = analyzer.embed(picture, face)
        self.unmeasured = frozenset(pictures) - frozenset(self._known)

    def score(self, frames: Sequence[np.ndarray] | np.ndarray, handles: Iterable[str]) -> float | None:
        """-1..1 of the least alike of `handles`, each at their best in the sampled frames (uint8 [H, W, 3] each).

        In a frame every face is one person's at most; somebody never seen counts 0. None where nobody is measured.
        """
        wanted = [handle for handle in dict.fromkeys(handles) if handle in self._known]
        if self._analyzer is None or not wanted or not len(frames):
            return None
        best: dict[str, float] = {}
        for index in _spread(len(frames)):
            for handle, alike in self._seen(self._analyzer, frames[index], wanted).items():
                best[handle] = max(alike, best.get(handle, -1.0))
        return min(best.get(handle, NEVER_SEEN) for handle in wanted)

    def _seen(self, analyzer: FaceAnalyzer, frame: np.ndarray, wanted: list[str]) -> dict[str, float]:
        with _typed():
            found = [analyzer.embed(frame, face) for face in analyzer.detect(frame)[:MOST_FACES]]
        if not found:
            return {}
        alike = np.array([[similarity(self._known[handle], face) for face in found] for handle in wanted])
        people, faces = linear_sum_assignment(alike, maximize=True)
        return {wanted[person]: float(alike[person, face]) for person, face in zip(people, faces, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Made]):
    """What is delivered: `made` with the `seed` it was made from; `notes` are for the clip's report."""

    made: Made
    seed: int
    score: float | None
    notes: tuple[str, ...] = ()


def faithful(
    make: Callable[[int], Made], score: Callable[[Made], float | None], *, seed: int, floor: float
) -> Kept[Made]:
    """Made from `seed`; when its score lies below `floor`, once more from another seed, and the better one is kept,
    with a note where that one lies below too. Nothing is tried again where nothing was measured.
    """
    first = Kept(made=make(seed), seed=seed, score=None)
    measured = score(first.made)
    if measured is None or measured >= floor:
        return Kept(made=first.made, seed=seed, score=measured)
    other = another(seed)
    again = make(other)
    second = score(again)
    if second is None or second <= measured:
        return Kept(made=first.made, seed=seed, score=measured, notes=(BELOW_FLOOR,))
    return Kept(made=again, seed=other, score=second, notes=(BELOW_FLOOR,) if second < floor else ())


def another(seed: int) -> int:
    """0 to 4294967295, never `seed` itself: a step of the golden ratio."""
    return (seed + 0x9E3779B9) % 2**32


@contextmanager
def _typed() -> Iterator[None]:
    """An analyser that fails is this worker's trouble: another one may have a better."""
    try:
        yield
    except VisionError as error:
        raise EngineUnavailable(f"face analyser: {error}", code=error.code) from None


def _spread(number: int) -> list[int]:
    """Up to SAMPLES indices, evenly, none of them at the very ends of a longer take."""
    count = min(SAMPLES, number)
    return [int((index + 0.5) * number / count) for index in range(count)]
