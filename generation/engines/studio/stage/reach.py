"""How far an action's raised hands go aside: what a close-up of it has to show."""

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import skeleton

CHIN_M = 1.28
"""Hands below it may leave a close-up."""
BPM, SECONDS, STEP_S = 120.0, 4.0, 0.1


def raised_m(action: ActionPlugin) -> float:
    """Metres from the mark to the farthest wrist at the height of the face, in somebody's first seconds of it; 0 where
    none is raised.
    """
    farthest = 0.0
    for number in range(round(SECONDS / STEP_S)):
        t = number * STEP_S
        moment = Moment(t_s=t, shot_s=t, shot_seconds=SECONDS, beat=t * BPM / 60, energy=0.5)
        joints = skeleton(action.pose(Act(moment=moment, seed=1, talk=0.0)))
        for arm in (joints.left, joints.right):
            if arm.wrist[1] > CHIN_M:
                farthest = max(farthest, abs(arm.wrist[0]))
    return farthest
