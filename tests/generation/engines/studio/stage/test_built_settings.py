"""Places that people built: lit by the time of day, never still, the same for the same seed."""

from pathlib import Path

import numpy as np
import pytest

from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Brief
from generation.engines.studio.stage.camera import FOCAL_BY_HEIGHT, Camera
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board, facing
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Shot
from tests.generation.engines.studio.stage.clips import clip, difference

ROOMS = ("kitchen", "office", "classroom", "library", "cafe", "subway", "spaceship", "hospital", "club", "gym")
STREETS = ("market", "temple", "castle", "stadium", "road", "rooftop")
BUILT = ROOMS + STREETS
LEAST_APART = 26.0
"""Mean levels of 255 between the empty frames of two places by day."""


def camera(width: int = 90, height: int = 160) -> Camera:
    return Camera(x=0, y=1.25, z=-2.3, pitch=-0.1, focal_px=FOCAL_BY_HEIGHT * height, width_px=width, height_px=height)


def still(
    setting: str, *, time: str = "day", weather: tuple[str, ...] = (), seed: int = 5, t_s: float = 0.7
) -> np.ndarray:
    """What stands behind the people: BGRA [160, 90, 4]."""
    shot = Shot.model_validate({"seconds": 2, "setting": setting, "time": time, "weather": weather})
    lens = camera()
    place = registry.setting(setting).build(Brief(seed=seed, shot=shot, reference=lens))
    pixels = np.zeros((lens.height_px, lens.width_px, 4), np.uint8)
    moment = Moment(t_s=t_s, shot_s=t_s, shot_seconds=2, beat=2 * t_s, energy=0.5)
    place.behind(View(pixels=pixels, canvas=canvas_on(pixels), camera=lens), moment)
    return pixels


@pytest.fixture(scope="module")
def days() -> dict[str, np.ndarray]:
    return {setting: still(setting) for setting in BUILT}


@pytest.mark.parametrize("setting", BUILT)
def test_night_is_darker_than_day_and_sunset_is_neither(setting: str, days: dict[str, np.ndarray]) -> None:
    night, sunset = still(setting, time="night"), still(setting, time="sunset")
    assert night[..., :3].mean() < days[setting][..., :3].mean() - 8
    assert min(difference(days[setting], sunset), difference(night, sunset)) > 4


@pytest.mark.parametrize("setting", BUILT)
def test_something_moves_while_the_camera_stands_still(setting: str, days: dict[str, np.ndarray]) -> None:
    later = still(setting, t_s=1.3)
    moved = (np.abs(later.astype(int) - days[setting].astype(int)).max(2) > 12).mean()
    assert 0.0005 < moved < 0.6


@pytest.mark.parametrize("setting", BUILT)
def test_the_whole_frame_is_painted_and_the_same_for_the_same_seed(setting: str, days: dict[str, np.ndarray]) -> None:
    assert (days[setting][..., 3] == 255).all()
    assert np.array_equal(days[setting], still(setting))


@pytest.mark.parametrize("setting", STREETS)
def test_rain_makes_floors_under_the_sky_mirror(setting: str, days: dict[str, np.ndarray]) -> None:
    wet = still(setting, weather=("rain",))
    assert difference(wet[110:], days[setting][110:]) > 3
    assert difference(wet[:40], days[setting][:40]) < 1


def test_every_place_is_unlike_every_other(days: dict[str, np.ndarray]) -> None:
    for number, first in enumerate(BUILT):
        for second in BUILT[number + 1 :]:
            assert difference(days[first], days[second]) > LEAST_APART, (first, second)


@pytest.mark.parametrize("setting", BUILT)
def test_wide_frames_are_filled_to_both_sides(setting: str, assets: Path) -> None:
    frame = FrameRenderer(clip(Shot(seconds=1, setting=setting), width=320, height=180), {}, assets).frame(4)
    for edge in (frame[20:160, 4:44], frame[20:160, -44:-4]):
        assert edge.mean() > 12
        assert edge.std() > 6


def test_a_lamp_brightens_the_near_side_of_a_panel_and_shines_keep_their_colour() -> None:
    board = Board(2.0, 2.0, 20, (100, 100, 100))
    board.shine.box(0.9, 0.9, 1.1, 1.1, (250, 10, 10), shade=0)
    lighting = Lighting(ambient=(0.2, 0.2, 0.2), lamps=(Lamp(at=(-1.0, 1.0, 1.5), rgb=(1, 1, 1), reach_m=0.5),))
    panel = facing(board, lighting, -1.0, 0.0, 2.0)
    lens = camera(160, 160)
    pixels = np.zeros((160, 160, 4), np.uint8)
    panel.draw(View(pixels=pixels, canvas=canvas_on(pixels), camera=lens))
    (left, row, _), (right, _, _), (middle, _, _) = (lens.spot(x, 1.0, 2.0) for x in (-0.9, 0.9, 0.0))
    assert pixels[int(row), int(left), 0] > pixels[int(row), int(right), 0] + 15
    assert pixels[int(row), int(middle), 2] > 240
