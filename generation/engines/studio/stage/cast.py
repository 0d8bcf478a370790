"""The people of a shot: each acts, is dressed, casts a shadow and carries what is held."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.head.puppet import Puppet
from generation.engines.studio.plugins.base import Act, ActionPlugin, OutfitPlugin, Relight, Setting
from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.company import Attention, toward
from generation.engines.studio.stage.doing import GAITS, STANDS
from generation.engines.studio.stage.elbow_room import elbow_room
from generation.engines.studio.stage.face_acting import head_pose
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait import moving
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.manner import manner
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.paths import Place, Route
from generation.engines.studio.stage.pose import HEAD_UNIT_M, Arm, Hand, Pose, Skeleton, skeleton
from generation.engines.studio.stage.props import HELD_SIZE_M
from generation.engines.studio.stage.shadows import ShadowMask
from generation.engines.studio.stage.sprites import Sprite
from generation.storyboard.schema import Subject

HOLDING = Arm(upper=26, forearm=112, hand=Hand.FIST)
SWAY_DELAY_S, SWAY_DELAY_BEATS = 0.1, 0.18
NEAREST_TO_LENS_M = 0.35
FARTHEST_WALK_M = 1.4
"""In one shot: farther would walk through what stands about."""
CALM = "neutral"
PARTNER_LOOK = 0.45
"""How far those who reach for each other turn to each other."""
PUPPET_SHADE = 0.85


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
class Gaits:
    """What going along a path is made of."""

    stand: ActionPlugin
    walk: ActionPlugin
    run: ActionPlugin


def felt(subject: Subject, action: ActionPlugin) -> str:
    """The feeling that shows: the storyboard's wish first, then what goes with the action."""
    return action.feeling or CALM if subject.emotion == CALM else subject.emotion


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One actor at one moment."""

    act: Act
    pose: Pose
    joints: Skeleton
    face: HeadPose
    place: Place
    sway: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One subject of one shot. `seed` and `choice` (see Figure) are the person's own, the same in every shot."""

    subject: Subject
    head: Head
    action: ActionPlugin
    outfit: OutfitPlugin
    gaits: Gaits
    seed: int
    choice: float
    x: float
    z: float
    close: bool
    cropped: bool
    route: Route | None = None
    held: Sprite | None = None

    def place(self, moment: Moment) -> Place:
        """On its path, or at its mark less what was walked towards the viewer."""
        if self.route is not None:
            return self.route.place(moment.progress)
        return Place(x=self.x, z=self.z - self.travel(moment))

    def travel(self, moment: Moment) -> float:
        """Metres walked towards the viewer, 0 halfway through the shot; long shots walk slower."""
        if self.route is not None:
            return 0.0
        speed = min(self.action.speed_mps, FARTHEST_WALK_M / max(0.1, moment.shot_seconds))
        return speed * (moment.shot_s - moment.shot_seconds / 2)

    def stance(self, moment: Moment, attention: Attention, places: list[Place], mouth: np.ndarray) -> Stance:
        """`places` are everybody's, this actor's own too; `mouth` as in head_pose."""
        place = self.place(moment)
        act = self._act(moment, attention, place, places)
        if self.action.paired and act.partner_m is not None:
            drawn = PARTNER_LOOK * (1 - abs(attention.look)) * toward(act.partner_m)
            attention = replace(attention, look=attention.look + drawn)
        pose = self._pose(act, place)
        if not self.action.paired:
            pose = elbow_room(pose, place, places)
        earlier = replace(
            moment,
            t_s=moment.t_s - SWAY_DELAY_S,
            shot_s=moment.shot_s - SWAY_DELAY_S,
            beat=moment.beat - SWAY_DELAY_BEATS,
        )
        before = self.action.pose(replace(act, moment=earlier))
        face = head_pose(moment, pose, self._emotion(), mouth, self.seed, attention, close=self.close)
        return Stance(
            act=act,
            pose=pose,
            joints=skeleton(pose),
            face=replace(face, blink=1.0) if self.action.asleep else face,
            place=place,
            sway=max(-1.0, min(1.0, (pose.hip[0] - before.hip[0]) * 9)),
        )

    def shadow(self, mask: ShadowMask, stance: Stance, light: Light) -> None:
        if isinstance(self.head, Puppet):
            mask.spot(stance.place.x, stance.place.z, self.head.half_m, PUPPET_SHADE)
        else:
            mask.figure(stance.joints, stance.place.x, stance.place.z, light)

    def draw(self, view: View, stance: Stance, setting: Setting) -> None:
        """Gear behind, the dressed body, gear before it, what is held."""
        px, py, scale = view.camera.spot(stance.place.x, 0.0, stance.place.z)
        if scale <= 0 or scale > view.camera.focal_px / NEAREST_TO_LENS_M:
            return
        eyes = (px + stance.joints.eyes[0] * scale, py - stance.joints.eyes[1] * scale)
        frame = (view.camera.width_px, view.camera.height_px)

        def draw_head() -> None:
            self.head.draw(
                view.canvas,
                frame,
                setting.light,
                setting.relight,
                eyes,
                HEAD_UNIT_M * scale,
                stance.face,
                sticker=not self.outfit.helmet,
            )
            if self.action.between is not None:
                self.action.between(figure, stance.act)

        figure = Figure(
            canvas=view.canvas,
            light=setting.light,
            joints=stance.joints,
            origin=(px, py),
            scale=scale,
            skin=self.head.skin,
            head=draw_head,
            cropped=self.cropped,
            choice=self.choice,
            sway=stance.sway,
            face=stance.face,
        )
        if self.action.behind is not None:
            self.action.behind(figure, stance.act)
        if isinstance(self.head, Puppet):
            self.head.stand(figure, frame, setting.relight, stance.pose, stance.face)
        else:
            self.outfit.draw(figure)
        if self.action.front is not None:
            self.action.front(figure, stance.act)
        if self.held is not None:
            hand = figure.px(stance.joints.right.wrist)
            self.held.draw(view.canvas, hand[0], hand[1] - HELD_SIZE_M * 0.42 * scale, HELD_SIZE_M * scale)

    def _act(self, moment: Moment, attention: Attention, place: Place, places: list[Place]) -> Act:
        others = [other.x - place.x for other in places if other != place]
        speaker = None if attention.speaker is None else places[attention.speaker].x - place.x
        return Act(
            moment=moment,
            seed=self.seed,
            talk=attention.talk,
            partner_m=min(others, key=abs) if others else None,
            heard=attention.heard,
            speaker_m=speaker,
        )

    def _pose(self, act: Act, place: Place) -> Pose:
        moment = act.moment
        pose = manner(
            self.action.pose(act),
            self._emotion(),
            self.action.term.id,
            t_s=moment.t_s,
            shot_s=moment.shot_s,
            beat=moment.beat,
            talk=act.talk,
            seed=self.seed,
        )
        if self.route is not None and self.subject.action in GAITS:
            still = pose if self.subject.action == STANDS else self.gaits.stand.pose(act)
            pose = moving(place, act, still, self.gaits.walk, self.gaits.run)
        return pose if self.held is None else replace(pose, right=HOLDING)

    def _emotion(self) -> str:
        return felt(self.subject, self.action)
