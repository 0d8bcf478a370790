"""Whole stories on every adapter's real classes: each takes every call that the engine makes of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.contracts import AUDIO_RATE, Operation, Reference, ReferenceKind, ReferenceRole, RenderSpec
from generation.engines.diffusion.adapters import ADAPTERS
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.diffusion.entry import loaded
from generation.engines.setup import Setup
from tests.generation.engines.diffusion.footage import film
from tests.generation.engines.diffusion.stories import board, shot, spec

pytestmark = pytest.mark.usefixtures("few_probes")

CALL_S = {"ltx2": 1.05, "wan_vace": 1.05, "minimax_h3": 5.2}
"""So short that a longer shot takes several calls."""


@dataclass
class Made:
    engine: DiffusionEngine
    call_s: float
    operations: frozenset[Operation]

    def render(self, wanted: RenderSpec) -> np.ndarray:
        result = self.engine.render(replace(wanted, width=64, height=64), on_step=lambda step: None)
        frames = np.stack([frame.copy() for frame in result.frames])
        assert sum(len(block) for block in result.audio) == wanted.num_frames * AUDIO_RATE // wanted.frame_rate
        return frames


@pytest.fixture(scope="module", params=ADAPTERS)
def made(request: pytest.FixtureRequest, assets: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    tiny = import_module(f"tests.generation.engines.diffusion.tiny.{request.param}")
    folder = tiny.build(tmp_path_factory.mktemp("models") / f"tiny-{request.param.replace('_', '-')}")
    plain = tiny.manifest(folder)
    limits = plain.limits.model_copy(update={"call_seconds": CALL_S[request.param], "sizes": ((64, 64),)})
    defaults = plain.defaults.model_copy(update={"num_inference_steps": 2})
    roles = tuple(ReferenceRole)
    manifest = plain.model_copy(update={"limits": limits, "defaults": defaults, "reference_roles": roles})
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "minimax_h3":
            patch.setattr("generation.engines.diffusion.adapters.minimax_h3_loading.load_processor", tiny.processor)
        setup = Setup(assets=assets, device="cpu")
        engine = DiffusionEngine(setup, manifest, loaded(ADAPTERS[request.param]), folder)
        yield Made(engine, CALL_S[request.param], frozenset(manifest.operations))
    engine.close()


def picture(folder: Path, name: str, level: int) -> Reference:
    rgb = np.full((256, 256, 3), level, np.uint8)
    rgb[:128] //= 2
    Image.fromarray(rgb).save(folder / f"{name}.png")
    return Reference(kind=ReferenceKind.IMAGE, handle=name, path=folder / f"{name}.png", role=ReferenceRole.MATERIAL)


def test_a_long_shot_with_somebody_in_it_and_another_in_the_same_place(made: Made, face) -> None:
    told = (shot(seconds=made.call_s * 1.3, subjects=({"handle": "mira"},)), shot(seconds=0.5))
    wanted = replace(spec(*told), references=(face(),))
    frames = made.render(wanted)
    assert frames.shape[0] == wanted.num_frames
    assert frames.std(axis=(1, 2, 3)).min() > 1


def test_a_loop_between_pictures(made: Made, tmp_path: Path) -> None:
    given = (picture(tmp_path, "first", 90), picture(tmp_path, "second", 200))
    wanted = replace(spec(shot(seconds=0.5)), operation=Operation.FIRST_LAST_FRAME, references=given)
    ends = made.render(wanted)
    again = made.render(replace(wanted, references=(given[0], picture(tmp_path, "third", 20))))
    assert (ends != again).any()
    told = shot(seconds=0.5, first_frame="first")
    looped = made.render(replace(spec(told), storyboard=board(told, loop=True), references=given[:1]))
    assert len(looped) == 12


def test_footage_goes_on_and_is_changed(made: Made, tmp_path: Path) -> None:
    given = film(tmp_path / "film.mkv")
    wanted = replace(spec(shot(seconds=0.5)), references=(given,))
    assert len(made.render(replace(wanted, operation=Operation.EXTEND))) == 12
    if Operation.VIDEO_TO_VIDEO in made.operations:
        mild, strong = (
            made.render(replace(wanted, operation=Operation.VIDEO_TO_VIDEO, strength=strength)) for strength in (0.3, 1)
        )
        assert (mild != strong).any()
