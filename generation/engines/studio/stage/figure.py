"""A body on screen: the skeleton in pixels, with what outfits need to draw themselves around it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.clay import between
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.pose import Limbs, Skeleton

DrawHead = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`origin` is the mark on the floor in pixels, `scale` pixels per metre. `head` draws the head in place.

    `cropped` is true in close-ups, where legs are out of the frame and need not be drawn.
    `choice` 0 <= n < 1 picks colours: the same for one person in every shot of a clip.
    """

    canvas: skia.Canvas
    light: Light
    joints: Skeleton
    origin: Point
    scale: float
    skin: RGB
    head: DrawHead
    cropped: bool
    choice: float
    sway: float = 0.0
    """How far cloth swings, -1..1, from the body's motion."""
    face: HeadPose = field(default_factory=HeadPose)
    """How the head is turned, for what sits on it."""

    def px(self, joint: Point) -> Point:
        """Metres on the puppet's plane to pixels."""
        return (self.origin[0] + joint[0] * self.scale, self.origin[1] - joint[1] * self.scale)

    def m(self, metres: float) -> float:
        return metres * self.scale

    def spine(self, part: float) -> Point:
        """0 at the hip, 1 at the neck, in pixels."""
        return between(self.px(self.joints.hip), self.px(self.joints.neck), part)

    @property
    def sides(self) -> tuple[Limbs, Limbs]:
        """Far side first: the one the body leans away from."""
        left, right = self.joints.left, self.joints.right
        return (right, left) if self.joints.hip[0] > 0 else (left, right)
