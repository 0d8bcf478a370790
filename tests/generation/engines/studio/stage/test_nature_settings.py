"""Places in the open: the hour shows, something moves everywhere, and the words of a prompt change the place."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Brief, Setting
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.schema import Shot
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import difference

PLACES = (
    "cave", "desert", "farm", "garden", "island", "jungle", "river", "sky", "snowfield", "space", "underwater",
    "volcano",
)  # fmt: skip
CAMERA = Camera(x=0.0, y=1.25, z=-2.27, pitch=-0.13, focal_px=288.0, width_px=180, height_px=320)


def built(place: str, text: str = "", **shot: object) -> Setting:
    asked = Shot.model_validate({"seconds": 4, "setting": place, **shot})
    plugin = registry.setting(place)
    told = tuple(word for word in plugin.variants if word in text.lower())
    return plugin.build(Brief(seed=11, shot=asked, reference=CAMERA, told=told))


def drawn(setting: Setting, t_s: float = 1.0, camera: Camera = CAMERA) -> np.ndarray:
    """BGRA of the empty place."""
    pixels = np.zeros((camera.height_px, camera.width_px, 4), np.uint8)
    view = View(pixels=pixels, canvas=canvas_on(pixels), camera=camera)
    moment = Moment(t_s=t_s, shot_s=t_s, shot_seconds=4.0, beat=t_s * 2, energy=0.5)
    setting.behind(view, moment)
    setting.before(view, moment)
    return pixels


@pytest.fixture(scope="module")
def by_day() -> dict[str, np.ndarray]:
    return {place: drawn(built(place)) for place in PLACES}


@pytest.mark.parametrize("place", PLACES)
def test_night_is_darker_than_day_and_low_suns_have_their_own_light(place: str, by_day: dict[str, np.ndarray]) -> None:
    day, night = by_day[place], drawn(built(place, time="night"))
    assert night[..., :3].mean() < 0.85 * day[..., :3].mean()
    for time in ("sunset", "sunrise"):
        assert difference(day, drawn(built(place, time=time))) > 3


@pytest.mark.parametrize("place", PLACES)
def test_something_moves_though_camera_and_people_do_not(place: str, by_day: dict[str, np.ndarray]) -> None:
    later = drawn(built(place), t_s=1.7)
    moved = np.abs(later.astype(int) - by_day[place]).sum(2) > 24
    assert 0.002 < moved.mean() < 0.7


@pytest.mark.parametrize("place", PLACES)
def test_frames_are_the_same_in_any_order_before_and_after_the_shot(place: str) -> None:
    first, second = built(place), built(place)
    there = [drawn(first, t_s).tobytes() for t_s in (-0.4, 2.0, 9.0)]
    back = [drawn(second, t_s).tobytes() for t_s in (9.0, 2.0, -0.4)]
    assert there == back[::-1]


@pytest.mark.parametrize("place", PLACES)
def test_a_camera_that_backs_away_or_turns_sees_no_hole(place: str) -> None:
    setting = built(place)
    walked, panned = replace(CAMERA, z=-7.0), replace(CAMERA, yaw=0.085, x=0.18)
    orbited, craned = replace(CAMERA, x=0.52, z=-2.21, yaw=-0.23), replace(CAMERA, y=1.8, pitch=-0.36, roll=0.01)
    for camera in (walked, panned, orbited, craned):
        frame = drawn(setting, camera=camera)
        assert frame[..., 3].min() >= 250
        assert (frame[..., :3].sum(2) == 0).mean() < 0.002


@pytest.mark.parametrize("place", ["desert", "farm", "garden", "jungle", "river", "volcano"])
def test_rain_wets_the_ground(place: str, by_day: dict[str, np.ndarray]) -> None:
    wet = drawn(built(place, weather=("rain",)))
    ground = slice(230, 300)
    assert wet[ground, 60:120, :3].mean() < 0.92 * by_day[place][ground, 60:120, :3].mean()


def test_places_differ_by_more_than_colour(by_day: dict[str, np.ndarray]) -> None:
    grey = {place: frame[..., :3].mean(2) for place, frame in by_day.items()}
    for one, other in combinations(PLACES, 2):
        shapes = [(picture - picture.mean()) / picture.std() for picture in (grey[one], grey[other])]
        assert np.abs(shapes[0] - shapes[1]).mean() > 0.35, (one, other)


@pytest.mark.parametrize("words", ["she dances on Mars", "她在火星上跳舞"])
def test_a_desert_named_mars_is_red(words: str, by_day: dict[str, np.ndarray]) -> None:
    blue, green, red = drawn(built("desert", text=words))[200:, :, :3].reshape(-1, 3).mean(0)
    assert red > 1.5 * green
    assert red > 1.8 * blue
    assert by_day["desert"][200:, :, 1].mean() > 1.3 * green


@pytest.mark.parametrize("words", ["they talk by a waterfall", "瀑布旁边"])
def test_a_river_with_a_waterfall_has_one(words: str, by_day: dict[str, np.ndarray]) -> None:
    changed = np.abs(drawn(built("river", text=words)).astype(int) - by_day["river"]).sum(2) > 40
    assert changed[40:140, :90].mean() > 0.25


def test_the_moon_and_open_space_are_two_places() -> None:
    names = {
        name: term.id
        for term in registry.vocabulary().terms
        if term.kind is TermKind.SETTING
        for name in term.en + term.zh
    }
    assert {names[name] for name in ("outer space", "asteroid", "太空", "宇宙")} == {"space"}
    assert {names[name] for name in ("moon", "lunar surface", "月球")} == {"moon"}
    assert registry.setting("space").gravity < registry.setting("moon").gravity < registry.setting("garden").gravity
