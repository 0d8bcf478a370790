"""Sounds come from the same closed forms as the picture."""

import numpy as np

from generation.engines.studio.audio.effects import AMBIENCES, EFFECTS
from generation.engines.studio.stage.sounds import sound_events
from generation.engines.studio.stage.thing_voices import VOICES
from generation.storyboard.schema import Material, PathPoint, Prop, Shot
from tests.generation.engines.studio.stage.clips import clip, person

CATS = Prop(name="cat", glyph="1f431", motion="fall", count=16)
SHOWER = Shot(seconds=4, setting="moon", subjects=(person(action="dance"),), props=(CATS,))
WALK = Shot(seconds=2, setting="city", weather=("rain",), subjects=(person(action="walk"),))


def test_every_sound_exists_and_falls_inside_the_clip() -> None:
    timeline = clip(SHOWER, WALK)
    events = sound_events(timeline)
    assert {event.name for event in events} <= set(EFFECTS)
    assert all(0 <= event.t_s < timeline.seconds + 0.1 for event in events)
    assert all(-1 <= event.pan <= 1 and event.gain > 0 for event in events)
    assert events == sound_events(timeline)


def test_places_and_weather_are_heard_from_their_shot_on() -> None:
    starts = {event.name: event.t_s for event in sound_events(clip(SHOWER, WALK))}
    assert starts["radio_hiss"] == 0
    assert starts["city"] == starts["rain"] == 4
    assert 3.5 < starts["whoosh"] < 4


def test_what_glides_in_or_is_given_comes_without_a_sound_of_ours() -> None:
    film = Shot(seconds=2, setting="city", material=Material(reference="film"))
    gliding, begun = ({"transition": "dissolve"}, {"first_frame": "a"})
    for shot in (film, WALK.model_copy(update=gliding), WALK.model_copy(update=begun)):
        assert "whoosh" not in {event.name for event in sound_events(clip(SHOWER, shot))}
    assert sound_events(clip(film, film)) == []


def test_falling_cats_thump_and_meow() -> None:
    names = [event.name for event in sound_events(clip(SHOWER))]
    assert names.count("thump") >= 6
    assert 0 < names.count("meow") < names.count("thump")


def test_steps_fall_on_the_beats_of_their_action() -> None:
    timeline = clip(WALK)
    steps = [event.t_s for event in sound_events(timeline) if event.name == "step"]
    assert len(steps) == 4
    assert np.allclose([timeline.beats.phase(at) % 1 for at in steps], 0.5)


def test_a_dog_that_stands_there_is_heard_and_a_stone_is_not() -> None:
    dogs = Prop(name="dog", glyph="1f436", motion="static", count=2)
    stone = Prop(name="rock", glyph="1faa8", motion="static", count=2)
    heard = [event for event in sound_events(clip(Shot(seconds=4, setting="moon", props=(dogs, stone)))) if event.t_s]
    assert [event.name for event in heard] == ["bark", "bark"]
    assert all(0 < event.t_s < 4 for event in heard)


def test_every_thing_speaks_with_an_effect_that_is_there() -> None:
    assert set(VOICES.values()) <= set(EFFECTS) - AMBIENCES


def test_feet_on_a_path_are_heard_where_and_as_often_as_the_ground_passes() -> None:
    path = (PathPoint(x=-0.8, at=0.0), PathPoint(x=0.8, at=1.0))
    walker = person(action="walk").model_copy(update={"path": path})
    steps = [
        event
        for event in sound_events(clip(Shot(seconds=4, setting="open", move="static", subjects=(walker,))))
        if event.name == "step"
    ]
    assert 2 <= len(steps) <= 4
    pans = [event.pan for event in steps]
    assert pans == sorted(pans)
    assert pans[0] < 0 < pans[-1]


def test_neighbours_step_on_their_own_sides() -> None:
    pair = (person("a", action="march"), person("b", action="march"))
    pans = {event.pan for event in sound_events(clip(Shot(seconds=2, setting="open", subjects=pair)))}
    assert min(pans) < -0.2 < 0.2 < max(pans)
