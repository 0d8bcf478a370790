"""Somebody who looks out of a given picture: their face comes alive where it is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import cv2
import numpy as np

from generation.engines.studio.head.canonical import CHIN, EYE_LEFT, EYE_RIGHT
from generation.engines.studio.materials import Material, Picture
from generation.engines.studio.plugins.base import Relight, Setting
from generation.engines.studio.stage.backplate import Backplate
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.cast import Actor, Stance
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.shadows import ShadowMask
from generation.engines.studio.stage.split import SplitPlate
from generation.storyboard.schema import Shot
from vision.contracts import Identity

AS_PHOTOGRAPHED = Relight(strength=0.0, rim=0.0)
SMALL = 0.45
"""A head on a body that stays still turns this part of what it would on a stage."""
HIDDEN_SHRINK = 4


def portrait(material: Material | None) -> Identity | None:
    """Who looks out of it."""
    return material.face if isinstance(material, Picture) else None


def plate(shot: Shot, materials: Mapping[str, Material], reference: Camera) -> Backplate | SplitPlate | None:
    """The picture or video that fills the shot, without the head that comes alive, or both; None where none does."""
    if shot.material is None:
        return None
    if shot.beside is not None:
        return SplitPlate(shot, materials, reference)
    material = materials[shot.material.reference]
    named = shot.material.reference in [one.handle for one in shot.subjects]
    still = without_head(material) if named and isinstance(material, Picture) else None
    return Backplate(material, shot, reference, still)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured(Actor):
    """A subject named as the shot's own picture: the face in it, in its pixels."""

    portrait: Identity

    @classmethod
    def of(cls, actor: Actor, shot: Shot, materials: Mapping[str, Material]) -> Actor:
        """The actor itself where it is somebody else."""
        own = len(shot.shown) == 1 and shot.shown[0].reference == actor.subject.handle
        face = portrait(materials.get(actor.subject.handle)) if own else None
        if face is None:
            return actor
        return cls(**{part.name: getattr(actor, part.name) for part in fields(actor)}, portrait=face)

    def shadow(self, mask: ShadowMask, stance: Stance, light: Light) -> None:
        """The picture has its own."""

    def draw(self, view: View, stance: Stance, setting: Setting) -> None:
        if not isinstance(setting, Backplate):
            return
        left, right = self.portrait.landmarks[EYE_LEFT, :2], self.portrait.landmarks[EYE_RIGHT, :2]
        across = right - left
        middle = (left + right) / 2
        centre, scale = setting.spot(view.camera, float(middle[0]), float(middle[1]))
        angle = float(np.arctan2(across[1], across[0]))
        face = stance.face
        calm = replace(face, yaw=face.yaw * SMALL, pitch=face.pitch * SMALL, roll=face.roll * SMALL * 0.5 + angle)
        self.head.draw(
            view.canvas,
            (view.camera.width_px, view.camera.height_px),
            setting.light,
            AS_PHOTOGRAPHED,
            centre,
            float(np.linalg.norm(across)) * scale,
            calm,
            sticker=False,
        )


def without_head(picture: Picture) -> np.ndarray:
    """The picture's uint8 RGB with the background drawn on where the head was: it may move away from there."""
    if picture.face is None:
        return picture.rgb
    rows, columns = picture.rgb.shape[:2]
    chin = float(picture.face.landmarks[CHIN, 1])
    small = cv2.resize(picture.rgb, None, fx=1 / HIDDEN_SHRINK, fy=1 / HIDDEN_SHRINK, interpolation=cv2.INTER_AREA)
    cover = cv2.resize(picture.face.matte, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    cover[round(chin / HIDDEN_SHRINK) :] = 0
    reach = max(3, small.shape[1] // 90) | 1
    hole = cv2.dilate((cover > 0.02).astype(np.uint8), np.ones((reach, reach), np.uint8))
    filled = cv2.resize(cv2.inpaint(small, hole, 3, cv2.INPAINT_TELEA), (columns, rows), interpolation=cv2.INTER_CUBIC)
    share = cv2.resize(cv2.blur(hole.astype(np.float32), (reach, reach)), (columns, rows))[..., None]
    return np.asarray(np.clip(picture.rgb * (1 - share) + filled * share, 0, 255), np.uint8)
