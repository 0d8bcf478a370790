"""The people of a shot: each acts, is dressed, casts a shadow and carries what is held."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins.base import Act, ActionPlugin, OutfitPlugin, Relight, Setting
from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.face_acting import head_pose
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.pose import HEAD_UNIT_M, Arm, Hand, Pose, Skeleton, skeleton
from generation.engines.studio.stage.props import HELD_SIZE_M
from generation.engines.studio.stage.seeds import unit
from generation.engines.studio.stage.shadows import ShadowMask
from generation.engines.studio.stage.sprites import Sprite
from generation.storyboard.schema import Subject

HOLDING = Arm(upper=26, forearm=112, hand=Hand.FIST)
SWAY_DELAY_BEATS = 0.18
NEAREST_TO_LENS_M = 0.35
FARTHEST_WALK_M = 1.4
"""In one shot: farther would walk through what stands about."""


class Head(Protocol):
    skin: RGB

    def draw(
        self,
        canvas: skia.Canvas,
        frame: tuple[int, int],
        light: Light,
        relight: Relight,
        centre: Point,
        scale: float,
        pose: HeadPose,
        *,
        sticker: bool,
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One subject of one shot. `seed` is the person's own, the same in every shot."""

    subject: Subject
    head: Head
    action: ActionPlugin
    outfit: OutfitPlugin
    seed: int
    x: float
    z: float
    close: bool
    cropped: bool
    held: Sprite | None = None

    def pose(self, moment: Moment, talk: float) -> Pose:
        pose = self.action.pose(Act(moment=moment, seed=self.seed, talk=talk))
        if self.held is None:
            return pose
        return Pose(
            hip=pose.hip,
            lean=pose.lean,
            left=pose.left,
            right=HOLDING,
            left_foot=pose.left_foot,
            right_foot=pose.right_foot,
            knees=pose.knees,
            shoulders=pose.shoulders,
            turn=pose.turn,
            nod=pose.nod,
            tilt=pose.tilt,
            bounce=pose.bounce,
        )

    def travel(self, moment: Moment) -> float:
        """Metres walked towards the viewer, 0 halfway through the shot; long shots walk slower."""
        speed = min(self.action.speed_mps, FARTHEST_WALK_M / max(0.1, moment.shot_seconds))
        return speed * (moment.shot_s - moment.shot_seconds / 2)

    def shadow(self, mask: ShadowMask, joints: Skeleton, moment: Moment, light: Light) -> None:
        mask.figure(joints, self.x, self.z - self.travel(moment), light)

    def draw(self, view: View, moment: Moment, pose: Pose, mouth: np.ndarray, setting: Setting) -> None:
        joints = skeleton(pose)
        px, py, scale = view.camera.spot(self.x, 0.0, self.z - self.travel(moment))
        if scale <= 0 or scale > view.camera.focal_px / NEAREST_TO_LENS_M:
            return
        face = head_pose(moment, pose, self.subject.emotion, mouth, self.seed, close=self.close)
        eyes = (px + joints.eyes[0] * scale, py - joints.eyes[1] * scale)
        frame = (view.camera.width_px, view.camera.height_px)

        def draw_head() -> None:
            self.head.draw(
                view.canvas,
                frame,
                setting.light,
                setting.relight,
                eyes,
                HEAD_UNIT_M * scale,
                face,
                sticker=not self.outfit.helmet,
            )
            if self.action.between is not None:
                self.action.between(figure, act)

        act = Act(moment=moment, seed=self.seed)
        figure = Figure(
            canvas=view.canvas,
            light=setting.light,
            joints=joints,
            origin=(px, py),
            scale=scale,
            skin=self.head.skin,
            head=draw_head,
            cropped=self.cropped,
            choice=unit(self.seed, "colours"),
            sway=self._sway(moment, pose),
            face=face,
        )
        if self.action.behind is not None:
            self.action.behind(figure, act)
        self.outfit.draw(figure)
        if self.action.front is not None:
            self.action.front(figure, act)
        if self.held is not None:
            hand = figure.px(joints.right.wrist)
            self.held.draw(view.canvas, hand[0], hand[1] - HELD_SIZE_M * 0.42 * scale, HELD_SIZE_M * scale)

    def _sway(self, moment: Moment, pose: Pose) -> float:
        """Cloth follows the hips a little late."""
        earlier = Moment(
            t_s=moment.t_s - 0.1,
            shot_s=moment.shot_s - 0.1,
            shot_seconds=moment.shot_seconds,
            beat=moment.beat - SWAY_DELAY_BEATS,
            energy=moment.energy,
        )
        before = self.action.pose(Act(moment=earlier, seed=self.seed))
        return max(-1.0, min(1.0, (pose.hip[0] - before.hip[0]) * 9))
