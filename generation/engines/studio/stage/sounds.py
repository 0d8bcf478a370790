"""What a clip sounds like: the same closed forms that move the picture, as sound events."""

import math
from collections.abc import Iterator

from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.footfalls import footfalls
from generation.engines.studio.stage.props import shower
from generation.engines.studio.stage.seeds import seed_for, unit
from generation.engines.studio.stage.thing_voices import VOICES
from generation.engines.studio.timeline import SoundEvent, TimedShot, Timeline
from generation.storyboard.schema import Prop, Shot

WHOOSH_LEAD_S = 0.30
WHOOSH_GAIN = 0.45
AMBIENCE_GAIN = 1.0
EFFECT_GAIN = 0.6
VOICE_SHARE = 0.34
"""How many landings are heard with the thing's own voice: a shower of forty would be a din."""
LOUD_DEPTH_M = 3.0
"""Camera to the mark in a wide shot: farther landings are quieter."""
QUIETEST = 0.03
CALL_GAIN, MOST_CALLS = 0.4, 3
"""Things that stand, float or are held are heard now and then, not all of them."""


def sound_events(timeline: Timeline) -> list[SoundEvent]:
    """In order of time, by names of the studio's effects; ambience begins with its shot and is looped by the mix. A
    given picture or video has no place around it, and comes without a sound of ours.
    """
    events: list[SoundEvent] = []
    for timed in timeline.shots:
        if timed.index > 0 and _jumps(timed.shot):
            events.append(
                _event(timeline, max(0.0, timed.start_s - WHOOSH_LEAD_S), "whoosh", WHOOSH_GAIN, 0.0, timed.index)
            )
        events += _ambience(timeline, timed)
        events += _effects(timeline, timed)
        events += _steps(timeline, timed)
        gravity = registry.setting(timed.shot.setting).gravity
        for number, prop in enumerate(timed.shot.props):
            if prop.motion == "fall" and prop.glyph is not None:
                events += _landings(timeline, timed, number, prop, gravity)
            else:
                events += _calls(timeline, timed, number, prop)
    return sorted(events, key=lambda event: (event.t_s, event.name, event.seed))


def _jumps(shot: Shot) -> bool:
    """Whether it comes all at once: not out of a picture, and not while the one before is still seen."""
    return shot.transition != "dissolve" and not shot.material and not shot.first_frame


def _event(timeline: Timeline, t_s: float, name: str, gain: float, pan: float, number: int) -> SoundEvent:
    return SoundEvent(
        t_s=t_s, name=name, gain=gain, pan=pan, seed=seed_for(timeline.seed, "sound", name, number) % 2**31
    )


def _ambience(timeline: Timeline, timed: TimedShot) -> Iterator[SoundEvent]:
    shot = timed.shot
    names = list(registry.setting(shot.setting).ambience) if shot.material is None else []
    for weather in shot.weather:
        names += registry.weather(weather).ambience
    for name in dict.fromkeys(names):
        yield _event(timeline, timed.start_s, name, AMBIENCE_GAIN, 0.0, timed.index)


def _effects(timeline: Timeline, timed: TimedShot) -> Iterator[SoundEvent]:
    """What the shot's visual effects sound like, by the second they are seen."""
    for effect in timed.shot.effects:
        for number, (second, name) in enumerate(registry.effect(effect).sounds):
            if timed.start_s + second < timed.end_s:
                yield _event(timeline, timed.start_s + second, name, EFFECT_GAIN, 0.0, timed.index * 64 + number)


def _steps(timeline: Timeline, timed: TimedShot) -> Iterator[SoundEvent]:
    for person, falls in enumerate(footfalls(timeline, timed)):
        for number, (at, pan, steps) in enumerate(falls):
            yield _event(timeline, at, steps.sound, steps.gain / (1 + person), pan, number * 8 + person)


def _landings(timeline: Timeline, timed: TimedShot, number: int, prop: Prop, gravity: float) -> Iterator[SoundEvent]:
    seed = seed_for(timeline.seed, "shot", timed.index) % 2**32
    voice = VOICES.get(prop.glyph or "")
    for count, (at, drop) in enumerate(shower(prop, seed, number, gravity).landings(timed.start_s, timed.end_s)):
        near = LOUD_DEPTH_M / max(1.0, LOUD_DEPTH_M + drop.z)
        pan = max(-1.0, min(1.0, drop.x / 2))
        gain = 0.5 * near * near
        if gain < QUIETEST:
            continue
        yield _event(timeline, at, "thump", gain, pan, count)
        if voice is not None and unit(seed, "voice", number, round(drop.x * 1000)) < VOICE_SHARE:
            yield _event(timeline, at + 0.02, voice, 0.9 * gain, pan, count)


def _calls(timeline: Timeline, timed: TimedShot, number: int, prop: Prop) -> Iterator[SoundEvent]:
    voice = VOICES.get(prop.glyph or "")
    seconds = timed.end_s - timed.start_s
    if voice is None or seconds < 1:
        return
    count = min(MOST_CALLS, prop.count, math.ceil(seconds / 2))
    for call in range(count):
        share = (call + 0.15 + 0.5 * unit(timeline.seed, "call", timed.index, number, call)) / count
        pan = 1.2 * unit(timeline.seed, "side", timed.index, number, call) - 0.6
        yield _event(timeline, timed.start_s + share * seconds, voice, CALL_GAIN, pan, number * 8 + call)
