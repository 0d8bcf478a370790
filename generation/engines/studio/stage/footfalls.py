"""When feet come down: on the beat, or where the ground passes for those who follow a path."""

import math

import numpy as np

from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Steps
from generation.engines.studio.stage.blocking import place
from generation.engines.studio.stage.cinematography import Cinematographer
from generation.engines.studio.stage.doing import GAITS, RUNS, WALKS, actions_of, paired_of
from generation.engines.studio.stage.gait import RUN_AT, RUN_FROM, RUN_STEP_M, WALK_FROM, WALK_STEP_M
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.paths import Route
from generation.engines.studio.timeline import Beats, TimedShot, Timeline

PANNED_M = 1.0
"""This far to the side is all the way left or right."""
LOOKS_HZ = 60
Footfall = tuple[float, float, Steps]
"""(second of the clip, pan -1..1, how it sounds)."""


def footfalls(timeline: Timeline, timed: TimedShot) -> list[list[Footfall]]:
    """In order of time for each subject of the shot."""
    actions = actions_of(timed.shot)
    placement = place(
        timed.shot,
        portrait=timeline.height > timeline.width,
        paired=paired_of(actions),
        wide_m={number: action.wide_m for number, action in enumerate(actions)},
    )
    camera = Cinematographer(
        timed.shot, placement, registry.camera(timed.shot.move).shift, timeline.width, timeline.height
    )
    found: list[list[Footfall]] = []
    for number, subject in enumerate(timed.shot.subjects):
        if subject.path and subject.action in GAITS:
            middle = _moment(timeline, timed, timed.first_frame + timed.num_frames // 2)
            route = Route(subject.path, camera.reference(middle), middle.shot_seconds)
            found.append(_along(route, timed))
        else:
            steps, pan = actions[number].steps, _pan(placement.marks[number][0])
            found.append([(at, pan, steps) for at in _on_beats(steps, timeline.beats, timed)] if steps else [])
    return found


def _moment(timeline: Timeline, timed: TimedShot, index: int) -> Moment:
    t = index / timeline.frame_rate
    return Moment(
        t_s=t,
        shot_s=t - timed.start_s,
        shot_seconds=timed.end_s - timed.start_s,
        beat=timeline.beats.phase(t),
        energy=0.0,
    )


def _on_beats(steps: Steps, beats: Beats, timed: TimedShot) -> list[float]:
    found = []
    number = math.ceil((beats.phase(timed.start_s) - steps.offset) / steps.every)
    while number * steps.every + steps.offset <= len(beats.times_s) - 1:
        at = float(np.interp(steps.offset + number * steps.every, np.arange(len(beats.times_s)), beats.times_s))
        if at >= timed.end_s:
            break
        if at >= timed.start_s:
            found.append(at)
        number += 1
    return found


def _along(route: Route, timed: TimedShot) -> list[Footfall]:
    """Each time the ground that has passed completes a step of the gait that goes with the speed."""
    seconds = timed.end_s - timed.start_s
    found: list[Footfall] = []
    before: dict[str, float] = {}
    for look in range(math.floor(seconds * LOOKS_HZ)):
        here = route.place(look / LOOKS_HZ / seconds)
        running = here.speed_mps > (RUN_FROM + RUN_AT) / 2
        for gait, step_m in ((WALKS, WALK_STEP_M), (RUNS, RUN_STEP_M)):
            steps = registry.action(gait).steps
            if steps is None:
                continue
            number = math.floor((here.walked_m / step_m - steps.offset) / steps.every)
            down = number > before.get(gait, number) and here.speed_mps > WALK_FROM
            before[gait] = number
            if down and running == (gait == RUNS):
                found.append((timed.start_s + look / LOOKS_HZ, _pan(here.x), steps))
    return found


def _pan(x_m: float) -> float:
    return max(-1.0, min(1.0, x_m / PANNED_M))
