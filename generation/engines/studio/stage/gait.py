"""Going along a path: standing, walking and running, mixed by how fast the ground passes."""

from dataclasses import fields, replace
from typing import Any

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.paths import Place
from generation.engines.studio.stage.pose import Arm, Pose

WALK_FROM, WALK_AT = 0.06, 0.40
RUN_FROM, RUN_AT = 1.7, 2.5
"""Metres a second at which a gait begins and is complete."""
WALK_STEP_M, RUN_STEP_M = 0.55, 0.95
LOOK = 0.20
LEAN = 0.07
"""Radians into the way one goes."""


def moving(place: Place, act: Act, still: Pose, walk: ActionPlugin, run: ActionPlugin) -> Pose:
    """`still` where nobody moves; steps follow the ground, not the beat."""
    walking = smooth(WALK_FROM, WALK_AT, place.speed_mps)
    if walking <= 0:
        return still
    pose = blend(still, walk.pose(_stepping(act, place.walked_m / WALK_STEP_M)), walking)
    running = smooth(RUN_FROM, RUN_AT, place.speed_mps)
    if running > 0:
        pose = blend(pose, run.pose(_stepping(act, place.walked_m / RUN_STEP_M)), running)
    way = place.heading * walking
    return replace(pose, turn=pose.turn + LOOK * way, lean=pose.lean + LEAN * way)


def blend(first: Pose, second: Pose, part: float) -> Pose:
    """Between two poses, joint by joint; what cannot be mixed changes halfway."""
    mixed: dict[str, Any] = {}
    for field in fields(Pose):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if isinstance(one, Arm):
            mixed[field.name] = one.toward(other, part)
        elif isinstance(one, tuple) and isinstance(other, tuple):
            mixed[field.name] = tuple(lerp(a, b, part) for a, b in zip(one, other, strict=True))
        elif isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
            mixed[field.name] = lerp(one, other, part)
        else:
            mixed[field.name] = other if part > 0.5 else one
    return Pose(**mixed)


def _stepping(act: Act, steps: float) -> Act:
    return replace(act, moment=replace(act.moment, beat=steps))
