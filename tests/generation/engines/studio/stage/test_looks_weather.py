"""Weather and effects: seen, heard, each its own, the same in any order."""

from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from generation.engines.studio.audio.effects import EFFECTS
from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.stage.sounds import sound_events
from generation.storyboard.schema import Shot
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip, difference, frames, person
from vision.contracts import Identity
from vision.detect import detect
from vision.pack import FacePack

WEATHER, EFFECTS_SEEN = (sorted(registry.installed(kind)) for kind in (TermKind.WEATHER, TermKind.EFFECT))
APART = 0.45
"""Mean levels of 255 between the frames' brightest differences from a dry one: thin rain covers little."""
SAMPLED = (4, 9, 16)


def shot(**changes: object) -> Shot:
    base = {"seconds": 2, "setting": "beach", "time": "sunset", "move": "static", "subjects": (person(),)}
    return Shot.model_validate(base | changes)


@cache
def seen(kind: str, name: str, assets: Path) -> np.ndarray:
    """Three frames, as far from the same frames without it."""
    with_it = FrameRenderer(clip(shot(**{kind: (name,)})), {}, assets)
    without = FrameRenderer(clip(shot()), {}, assets)
    return np.stack([with_it.frame(index).astype(int) - without.frame(index) for index in SAMPLED])


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (kind, *pair)
        for kind, names in (("weather", WEATHER), ("effects", EFFECTS_SEEN))
        for pair in combinations(names, 2)
    ],
)
def test_no_two_weathers_or_effects_look_alike(kind: str, first: str, second: str, assets: Path) -> None:
    assert difference(seen(kind, first, assets), seen(kind, second, assets)) > APART


@pytest.mark.parametrize("effect", EFFECTS_SEEN)
def test_every_effect_changes_the_picture_and_is_the_same_in_any_order(effect: str, assets: Path) -> None:
    timeline = clip(shot(effects=(effect,)))
    indices = [1, 8, 15]
    first = frames(FrameRenderer(timeline, {}, assets), indices)
    assert first == frames(FrameRenderer(timeline, {}, assets), indices[::-1])
    assert max(np.abs(each).mean() for each in seen("effects", effect, assets)) > 0.8


@pytest.mark.parametrize("effect", EFFECTS_SEEN)
def test_effects_are_heard_when_they_are_seen(effect: str) -> None:
    sounds = registry.effect(effect).sounds
    timeline = clip(shot(), shot(seconds=2, effects=(effect,)))
    heard = {(round(event.t_s, 3), event.name) for event in sound_events(timeline)}
    for second, name in sounds:
        assert name in EFFECTS
        assert ((round(2 + second, 3), name) in heard) == (second < 2)


def test_ambience_of_every_weather_is_a_known_sound() -> None:
    for name in WEATHER:
        assert set(registry.weather(name).ambience) <= set(EFFECTS)


@pytest.mark.parametrize(("kind", "name"), [("weather", "leaves"), ("effects", "balloons"), ("effects", "hearts")])
def test_things_in_the_air_leave_faces_to_be_seen(kind: str, name: str, identity: Identity, assets: Path) -> None:
    close = shot(framing="close", subjects=(person("ann"),), **{kind: (name,)})
    renderer = FrameRenderer(clip(close, width=270, height=480, captions=False), {"ann": identity}, assets)
    pack = FacePack(assets / "face")
    found = [len(detect(pack, renderer.frame(index))) for index in (3, 8, 13, 18)]
    assert sum(found) >= 3
