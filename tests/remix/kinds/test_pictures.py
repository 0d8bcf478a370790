"""Children as the studio engine renders them, beside their parent."""

from collections.abc import Iterator

import numpy as np
import pytest

from generation.contracts import RenderSpec
from generation.engines.studio.engine import StudioEngine
from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.kinds.conftest import parent_with

WIDTH, HEIGHT, RATE = 90, 160, 12
BEACH = Shot(seconds=1, setting="beach", move="static", subjects=(Subject(handle="extra1", action="wave"),))
PARENT = Storyboard(music=Music(mood="none"), captions=False, shots=(BEACH,))


@pytest.fixture(scope="module")
def engine(assets) -> Iterator[StudioEngine]:
    engine = StudioEngine(assets, workers=1)
    yield engine
    engine.close()


def frames_of(engine: StudioEngine, board: Storyboard) -> np.ndarray:
    spec = RenderSpec(
        prompt="x",
        width=WIDTH,
        height=HEIGHT,
        num_frames=round(board.seconds * RATE),
        frame_rate=RATE,
        seed=7,
        storyboard=board,
    )
    result = engine.render(spec, on_step=lambda _step: None)
    frames = np.stack([frame.copy() for frame in result.frames]).astype(float)
    for _ in result.audio:
        pass
    return frames


def light(frames: np.ndarray) -> float:
    """Mean luma, 0..255."""
    return float((frames @ [0.2126, 0.7152, 0.0722]).mean())


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation -1..1 of where two pictures have edges, whatever their light."""
    edges = [np.hypot(*np.gradient(frame.mean(axis=2))).ravel() for frame in (one, other)]
    return float(np.corrcoef(edges)[0, 1])


@pytest.fixture(scope="module")
def day(engine) -> np.ndarray:
    return frames_of(engine, PARENT)


def test_make_it_night_darkens_the_same_set(engine, make):
    """An empty set, so that nobody in it makes pictures alike."""
    parent = parent_with(PARENT.model_copy(update={"shots": (BEACH.model_copy(update={"subjects": ()}),)}), "ann")
    day = frames_of(engine, parent.storyboard)

    night = frames_of(engine, make(RemixKind.WORDS, of=parent, words="make it night"))
    moon = frames_of(engine, make(RemixKind.PLACE, of=parent, setting="moon"))

    assert light(night) < 0.8 * light(day)
    assert alike(day[6], night[6]) > alike(day[6], moon[6]) + 0.2


def test_more_begins_without_a_jump(engine, make, day):
    longer = frames_of(engine, make(RemixKind.EXTEND, of=parent_with(PARENT), words="they jump", seconds=2))

    steps = np.abs(np.diff(longer, axis=0)).mean(axis=(1, 2, 3))
    at = len(day)
    own = steps[: at - RATE // 2].max()
    assert len(longer) == 3 * RATE
    assert steps[at - 1] <= own
