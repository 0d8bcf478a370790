"""Every plug-in draws, says its name in two languages, and unknown ones are refused before any work."""

from pathlib import Path

import numpy as np
import pytest

from generation.contracts import SpecRejected
from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Act
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import skeleton
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Shot, Subject
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip, frames, person

SETTINGS, ACTIONS, OUTFITS, WEATHER, STYLES = (
    sorted(registry.installed(kind))
    for kind in (TermKind.SETTING, TermKind.ACTION, TermKind.OUTFIT, TermKind.WEATHER, TermKind.STYLE)
)
SAMPLED = [1, 7, 12]


def assert_draws(timeline, assets: Path) -> None:  # type: ignore[no-untyped-def]
    """Three frames that show something, move, and are the same bytes in another order by another renderer."""
    first = frames(FrameRenderer(timeline, {}, assets), SAMPLED)
    again = frames(FrameRenderer(timeline, {}, assets), SAMPLED[::-1])
    assert first == again
    pictures = [np.frombuffer(first[index], np.uint8) for index in SAMPLED]
    assert all(picture.std() > 12 for picture in pictures)
    assert len(set(first.values())) == len(SAMPLED)


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_draws_the_same_frames_in_any_order(setting: str, assets: Path) -> None:
    assert_draws(clip(Shot(seconds=1.5, setting=setting, subjects=(person(action="dance"),))), assets)


@pytest.mark.parametrize("time", ["day", "night", "sunset", "sunrise"])
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_knows_every_time_of_day(setting: str, time: str, assets: Path) -> None:
    frame = FrameRenderer(clip(Shot(seconds=1, setting=setting, time=time)), {}, assets).frame(3)
    assert frame.shape == (320, 180, 3)
    assert frame.std() > 4


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_draws_the_same_frames_in_any_order(action: str, assets: Path) -> None:
    assert_draws(clip(Shot(seconds=1.5, setting="stage", subjects=(person(action=action),))), assets)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_keeps_feet_above_the_floor_and_limbs_together(action: str) -> None:
    plugin = registry.action(action)
    for step in range(80):
        moment = Moment(t_s=step / 10, shot_s=step / 10, shot_seconds=8, beat=step / 5, energy=1.0)
        joints = skeleton(plugin.pose(Act(moment=moment, seed=step % 3, talk=0.4)))
        for limbs in (joints.left, joints.right):
            assert limbs.ankle[1] > 0.02
            assert np.hypot(limbs.knee[0] - limbs.ankle[0], limbs.knee[1] - limbs.ankle[1]) < 0.55
            assert joints.neck[1] > joints.hip[1] > limbs.ankle[1]


@pytest.mark.parametrize("outfit", OUTFITS)
def test_every_outfit_draws_the_same_frames_in_any_order(outfit: str, assets: Path) -> None:
    assert_draws(clip(Shot(seconds=1.5, setting="stage", subjects=(person(action="wave", outfit=outfit),))), assets)


@pytest.mark.parametrize("weather", WEATHER)
def test_every_weather_changes_the_picture(weather: str, assets: Path) -> None:
    shot = Shot(seconds=1.5, setting="city", weather=(weather,), subjects=(person(),))
    assert_draws(clip(shot), assets)
    dry = FrameRenderer(clip(shot.model_copy(update={"weather": ()})), {}, assets).frame(7)
    assert not np.array_equal(dry, FrameRenderer(clip(shot), {}, assets).frame(7))


@pytest.mark.parametrize("style", STYLES)
def test_every_style_finishes_frames_its_own_way(style: str, assets: Path) -> None:
    shot = Shot(seconds=1.5, setting="stage", subjects=(person(action="dance"),))
    assert_draws(clip(shot, style=style), assets)
    frame = FrameRenderer(clip(shot, style=style), {}, assets).frame(4)
    spread = np.ptp(frame.astype(int), axis=2).mean()
    assert (spread < 2) == (style == "noir")


def test_every_plugin_has_names_in_english_and_chinese() -> None:
    terms = registry.vocabulary().terms
    assert len({(term.kind, term.id) for term in terms}) == len(terms)
    for term in terms:
        assert term.en
        assert term.zh
        assert all(name == name.lower().strip() for name in term.en + term.zh)
        assert all(any("\u4e00" <= character <= "\u9fff" for character in name) for name in term.zh)
        assert all(name.isascii() for name in term.en)


def test_defaults_of_settings_name_installed_plugins() -> None:
    for term in registry.vocabulary().terms:
        if "outfit" in term.defaults:
            registry.outfit(term.defaults["outfit"])
        if "mood" in term.defaults:
            assert term.defaults["mood"] in registry.installed(TermKind.MOOD)


@pytest.mark.parametrize(
    "shot",
    [
        Shot(seconds=1, setting="nowhere"),
        Shot(seconds=1, setting="moon", weather=("frogs",)),
        Shot(seconds=1, setting="moon", subjects=(Subject(handle="a", action="sleep_eternally"),)),
        Shot(seconds=1, setting="moon", subjects=(Subject(handle="a", outfit="toga"),)),
        Shot(seconds=1, setting="moon", subjects=(Subject(handle="a", emotion="hangry"),)),
    ],
)
def test_unknown_plugin_is_refused_before_any_work(shot: Shot, assets: Path) -> None:
    with pytest.raises(SpecRejected, match="no such"):
        FrameRenderer(clip(shot), {}, assets)


def test_unknown_style_is_refused(assets: Path) -> None:
    with pytest.raises(SpecRejected, match="no such style"):
        FrameRenderer(clip(Shot(seconds=1, setting="moon"), style="oil_paint"), {}, assets)
