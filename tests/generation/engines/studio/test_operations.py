"""Every operation that the engine says it can do, done, and seen or heard in what it gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.contracts import AUDIO_RATE, Operation, Reference, ReferenceKind, ReferenceRole, RenderSpec
from generation.engines.studio.engine import StudioEngine
from generation.storyboard import edits
from generation.storyboard.schema import Line, Material, Music, Prop, Shot, Storyboard, Subject
from tests.generation.engines.studio.stage.clips import difference
from tests.generation.media.test_footage import made
from tests.vision.photos import astronaut
from vision.media.footage import ingest_video

WIDTH, HEIGHT, RATE = 90, 160, 12
ANN = Subject(handle="extra1", action="wave")
BEN = Subject(handle="extra2", action="idle", outfit="suit")
BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(Shot(seconds=1, setting="beach", time="day", move="static", subjects=(ANN,)),),
)
SPEECH = BOARD.model_copy(
    update={
        "shots": (BOARD.shots[0].model_copy(update={"seconds": 2, "lines": (Line(speaker="extra1", text="well"),)}),)
    }
)


@dataclass(frozen=True)
class Clip:
    frames: np.ndarray
    sound: np.ndarray


Make = Callable[..., Clip]


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> tuple[Reference, ...]:
    """`face`, a portrait; `plain`, a yellow picture; `film`, two seconds of red, then blue, with a tone."""
    folder: Path = tmp_path_factory.mktemp("given")
    Image.fromarray(astronaut()).save(folder / "face.png")
    Image.new("RGB", (180, 320), (240, 200, 20)).save(folder / "plain.png")
    ingest_video(made(folder / "upload.mp4", seconds=2, size="320x180"), folder)
    kinds = {"face.png": ReferenceKind.IMAGE, "plain.png": ReferenceKind.IMAGE, "footage.mkv": ReferenceKind.VIDEO}
    return tuple(
        Reference(kind=kind, handle=name, path=folder / file, role=ReferenceRole.MATERIAL)
        for name, (file, kind) in zip(("face", "plain", "film"), kinds.items(), strict=True)
    )


@pytest.fixture(scope="module")
def engine(assets):
    engine = StudioEngine(assets, workers=2)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def make(engine, given) -> Make:
    def render(board: Storyboard, *, width: int = WIDTH, height: int = HEIGHT) -> Clip:
        spec = RenderSpec(
            prompt="x",
            width=width,
            height=height,
            num_frames=round(board.seconds * RATE),
            frame_rate=RATE,
            seed=5,
            storyboard=board,
            references=given,
        )
        result = engine.render(spec, on_step=lambda _step: None)
        frames = np.stack([frame.copy() for frame in result.frames])
        return Clip(frames, np.concatenate(list(result.audio)))

    return render


@pytest.fixture(scope="module")
def plain(make) -> Clip:
    return make(BOARD)


def edited(board: Storyboard, **edit: object) -> Storyboard:
    return edits.apply(board, edits.EDIT.validate_python(edit))


def colour(frame: np.ndarray) -> tuple[int, ...]:
    """The middle of a frame, each channel 0 or 1."""
    middle = frame[60:100, 35:55].reshape(-1, 3).mean(0)
    return tuple(int(channel > 128) for channel in middle)


def loudness(sound: np.ndarray, start_s: float, end_s: float) -> float:
    return float(np.sqrt(np.mean(sound[int(start_s * AUDIO_RATE) : int(end_s * AUDIO_RATE)] ** 2)))


def text(make: Make, plain: Clip) -> None:
    assert plain.frames.std() > 20


def image(make: Make, plain: Clip) -> None:
    said = Line(speaker="face", text="hello there")
    shot = Shot(seconds=2, setting="open", material=Material(reference="face"), subjects=(Subject(handle="face"),))
    speaking = make(BOARD.model_copy(update={"shots": (shot.model_copy(update={"lines": (said,)}),)}))
    silent = make(BOARD.model_copy(update={"shots": (shot,)}))
    assert max(map(difference, speaking.frames, silent.frames)) > 0.3


def video(make: Make, plain: Clip) -> None:
    film = make(edits.material_board("film", seconds=2))
    assert [colour(film.frames[index]) for index in (2, -3)] == [(1, 0, 0), (0, 0, 1)]
    assert loudness(film.sound, 0.2, 1.8) > 0.01
    mute = edits.material_board("film", seconds=2)
    quiet = make(
        mute.model_copy(
            update={"shots": (mute.shots[0].model_copy(update={"material": Material(reference="film", sound=0)}),)}
        )
    )
    assert loudness(quiet.sound, 0.2, 1.8) < 0.001


def extend(make: Make, plain: Clip) -> None:
    city = Shot(seconds=1, setting="city", subjects=(ANN,)).model_dump()
    longer = make(edited(BOARD, operation="extend", shots=[city]))
    assert len(longer.frames) == 2 * len(plain.frames)
    assert difference(longer.frames[4], plain.frames[4]) < 1
    assert difference(longer.frames[-4], plain.frames[-4]) > 10
    earlier = make(edited(BOARD, operation="extend", side="before", shots=[city]))
    assert difference(earlier.frames[4], plain.frames[4]) > 10


def loop(make: Make, plain: Clip) -> None:
    moving = BOARD.model_copy(update={"shots": (BOARD.shots[0].model_copy(update={"seconds": 2, "move": "pan"}),)})
    once, again = make(moving), make(edited(moving, operation="loop"))
    assert difference(again.frames[-1], again.frames[0]) < 0.7 * difference(once.frames[-1], once.frames[0])


def held(make: Make, plain: Clip) -> None:
    shot = BOARD.shots[0].model_copy(update={"seconds": 2, "first_frame": "plain", "last_frame": "face"})
    clip = make(BOARD.model_copy(update={"shots": (shot,)}))
    assert colour(clip.frames[0]) == (1, 1, 0)
    assert difference(clip.frames[0], np.full_like(clip.frames[0], (240, 200, 20))) < 3
    assert difference(clip.frames[-1], plain.frames[-1]) > 20


def blended(make: Make, plain: Clip) -> None:
    yellow = edits.material_board("plain", seconds=1)
    clip = make(edits.stitched([edits.material_board("film", seconds=1), yellow], blend_s=0.6))
    middle = clip.frames[RATE][60:100, 35:55].reshape(-1, 3).mean(0)
    assert 40 < middle[1] < 180


def stitched(make: Make, plain: Clip) -> None:
    clip = make(edits.stitched([edits.material_board("film", seconds=1), edits.material_board("plain", seconds=1)]))
    assert [colour(clip.frames[index]) for index in (4, RATE + 4)] == [(1, 0, 0), (1, 1, 0)]


def duet(make: Make, plain: Clip) -> None:
    film, other = Material(reference="film"), Material(reference="film", start_s=1, sound=0)
    for split, axis in (("side", 1), ("stack", 0)):
        shot = Shot(seconds=1, setting="open", move="static", material=film, beside=other, split=split)
        clip = make(BOARD.model_copy(update={"style": "natural", "shots": (shot,)}), width=HEIGHT, height=HEIGHT)
        left, right = (half.reshape(-1, 3).mean(0) for half in np.array_split(clip.frames[4], 2, axis=axis))
        assert left[0] > 2 * left[2]
        assert right[2] > 2 * right[0]
    alone = make(edits.material_board("film", seconds=1))
    assert loudness(clip.sound, 0.2, 0.8) == pytest.approx(loudness(alone.sound, 0.2, 0.8), rel=0.2)


def swap(make: Make, plain: Clip) -> None:
    other = make(edited(BOARD, operation="swap", handle="extra1", by="extra7"))
    assert max(map(difference, other.frames, plain.frames)) > 1


def add(make: Make, plain: Clip) -> None:
    both = make(edited(BOARD, operation="add", what=BEN.model_dump()))
    assert difference(both.frames[4], plain.frames[4]) > 4
    cats = Prop(name="cat", glyph="1f431", motion="fall", count=20).model_dump()
    assert max(map(difference, make(edited(BOARD, operation="add", what=cats)).frames, plain.frames)) > 2


def remove(make: Make, plain: Clip) -> None:
    alone = make(edited(BOARD, operation="remove", handle="extra1"))
    assert difference(alone.frames[4], plain.frames[4]) > 4


def restyle(make: Make, plain: Clip) -> None:
    noir = make(edited(BOARD, operation="restyle", style="noir")).frames[4].astype(int)
    assert np.abs(noir[..., 0] - noir[..., 2]).mean() < 6
    film = make(edited(edits.material_board("film", seconds=1), operation="restyle", style="noir"))
    assert np.ptp(film.frames[4].reshape(-1, 3).mean(0)) < 12


def relight(make: Make, plain: Clip) -> None:
    assert make(edited(BOARD, operation="relight", time="night")).frames[4].mean() < 0.8 * plain.frames[4].mean()


def revoice(make: Make, plain: Clip) -> None:
    usual, deep = make(SPEECH), make(edited(SPEECH, operation="revoice", voice="deep"))
    assert not np.array_equal(usual.sound[: len(deep.sound)], deep.sound[: len(usual.sound)])


def rescore(make: Make, plain: Clip) -> None:
    scored = make(edited(BOARD, operation="rescore", music={"mood": "happy", "genre": "rock", "bpm": 140}))
    assert not np.allclose(scored.sound, plain.sound)
    assert loudness(scored.sound, 0.1, 0.9) > 0.05


def reframe(make: Make, plain: Clip) -> None:
    wide = make(BOARD, width=HEIGHT, height=WIDTH)
    assert wide.frames.shape[1:3] == (WIDTH, HEIGHT)
    film = make(edits.material_board("film", seconds=1), width=WIDTH, height=WIDTH)
    assert colour(film.frames[3][:, :]) == (1, 0, 0)


def upscale(make: Make, plain: Clip) -> None:
    large = make(BOARD, width=2 * WIDTH, height=2 * HEIGHT).frames[4]
    small = large.reshape(HEIGHT, 2, WIDTH, 2, 3).mean((1, 3))
    assert difference(small, plain.frames[4]) < 12
    assert np.abs(np.diff(large.astype(int), axis=0)).mean() > 0.3


def caption(make: Make, plain: Clip) -> None:
    without, with_words = make(SPEECH), make(edited(SPEECH, operation="caption"))
    changed = np.abs(with_words.frames.astype(int) - without.frames).max((0, 2, 3))
    assert changed[120:135].max() > 60
    assert changed[:80].max() < 10


def motion_path(make: Make, plain: Clip) -> None:
    path = [{"at": 0, "x": -0.7}, {"at": 1, "x": 0.7}]
    moved = make(edited(BOARD, operation="motion_path", shot=0, handle="extra1", path=path))
    empty = make(edited(BOARD, operation="remove", handle="extra1"))

    def middle(index: int) -> float:
        seen = np.abs(moved.frames[index].astype(int) - empty.frames[index]).sum((0, 2))
        return float((seen * np.arange(WIDTH)).sum() / seen.sum())

    assert middle(-1) - middle(0) > 0.3 * WIDTH


def camera(make: Make, plain: Clip) -> None:
    keys = [{"at": 0, "zoom": 1}, {"at": 1, "zoom": 2}]
    zoomed = make(edited(BOARD, operation="camera", shot=0, camera=keys))
    assert difference(zoomed.frames[-1], plain.frames[-1]) > 3 * difference(zoomed.frames[0], plain.frames[0])


CHECKS: dict[Operation, Callable[[Make, Clip], None]] = {
    Operation.TEXT_TO_VIDEO: text,
    Operation.IMAGE_TO_VIDEO: image,
    Operation.VIDEO_TO_VIDEO: video,
    Operation.EXTEND: extend,
    Operation.LOOP: loop,
    Operation.FIRST_LAST_FRAME: held,
    Operation.BLEND: blended,
    Operation.STITCH: stitched,
    Operation.DUET: duet,
    Operation.SWAP: swap,
    Operation.ADD: add,
    Operation.REMOVE: remove,
    Operation.RESTYLE: restyle,
    Operation.RELIGHT: relight,
    Operation.REVOICE: revoice,
    Operation.RESCORE: rescore,
    Operation.REFRAME: reframe,
    Operation.UPSCALE: upscale,
    Operation.CAPTION: caption,
    Operation.MOTION_PATH: motion_path,
    Operation.CAMERA: camera,
}


def test_every_operation_that_is_offered_is_tried_here(engine):
    assert engine.capabilities().operations == CHECKS.keys()


@pytest.mark.parametrize("operation", CHECKS)
def test_the_operation_does_what_it_says(operation, make, plain):
    CHECKS[operation](make, plain)
