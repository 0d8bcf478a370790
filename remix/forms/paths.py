"""Ways by name, for those who do not draw."""

import json

from django.utils.translation import gettext_lazy as _

from generation.storyboard.schema import PathPoint
from remix.forms.fields import Words


def _way(*points: tuple[float, float]) -> str:
    """Of (x, depth) at equal times, as JSON."""
    last = len(points) - 1
    found = (PathPoint(at=number / last, x=x, depth=depth) for number, (x, depth) in enumerate(points))
    return json.dumps([point.model_dump() for point in found])


WAYS: tuple[tuple[str, Words], ...] = (
    (_way((-0.8, 0), (0.8, 0)), _("Left to right")),
    (_way((0.8, 0), (-0.8, 0)), _("Right to left")),
    (_way((0, 6), (0, 0)), _("From afar")),
    (_way((0, 0), (0, 6)), _("Into the distance")),
    (_way((-0.7, 5), (0.7, 3.5), (-0.7, 2), (0.7, 0)), _("In a zigzag")),
    (_way((0.6, 2), (0, 3.5), (-0.6, 2), (0, 0.5), (0.6, 2)), _("In a circle")),
)
