"""A shot's own camera keys: zoom, shift and roll on top of what the framing shows, smooth between keys."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.curves import smooth
from generation.storyboard.schema import CameraKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """`x` and `y` in frame widths to the right and frame heights down: where the picture's middle goes."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    roll: float = 0.0

    @property
    def dolly(self) -> float:
        """Wider views are seen from farther away: places are painted for the framing's own angle."""
        return min(1.0, self.zoom)

    def aim(self, camera: Camera) -> Camera:
        """Closer views are a longer lens: the camera does not run into anybody."""
        focal = camera.focal_px * max(1.0, self.zoom)
        return replace(
            camera,
            focal_px=focal,
            yaw=camera.yaw + math.atan2(self.x * camera.width_px, focal),
            pitch=camera.pitch - math.atan2(self.y * camera.height_px, focal),
            roll=camera.roll + self.roll,
        )


def at_progress(keys: Sequence[CameraKey], progress: float) -> Nudge:
    """Held before the first key and after the last one; zooms in equal ratios."""
    if not keys:
        return Nudge()
    ordered = sorted(keys, key=lambda key: key.at)
    after = next((number for number, key in enumerate(ordered) if key.at > progress), len(ordered))
    if after in (0, len(ordered)):
        return _nudge(ordered[min(after, len(ordered) - 1)])
    first, last = _nudge(ordered[after - 1]), _nudge(ordered[after])
    part = smooth(ordered[after - 1].at, ordered[after].at, progress)
    return Nudge(
        zoom=first.zoom ** (1 - part) * last.zoom**part,
        x=first.x + (last.x - first.x) * part,
        y=first.y + (last.y - first.y) * part,
        roll=first.roll + (last.roll - first.roll) * part,
    )


def _nudge(key: CameraKey) -> Nudge:
    return Nudge(zoom=key.zoom, x=key.x, y=key.y, roll=math.radians(key.roll_deg))
