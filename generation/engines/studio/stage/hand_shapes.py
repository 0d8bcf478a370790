"""What fingers do in each shape of a hand."""

from dataclasses import dataclass

from generation.engines.studio.stage.pose import Hand


@dataclass(frozen=True, slots=True, kw_only=True)
class HandShape:
    """From the thumb's side: index, middle, ring, little. `reach` is how much of a finger shows; 0 folds it into the
    palm. `fan` turns it towards the thumb, radians. The thumb starts beside the palm, `thumb` radians away from the
    fingers' direction; `thumb_over` lays it across folded fingers instead.
    """

    reach: tuple[float, float, float, float]
    fan: tuple[float, float, float, float]
    thumb: float = 0.9
    thumb_reach: float = 1.0
    thumb_over: bool = False
    bend: float = 0.0
    """How far the outer half of each finger turns towards the thumb, radians."""


FOLDED = (0.0, 0.0, 0.0, 0.0)
STRAIGHT = (0.0, 0.0, 0.0, 0.0)
SHAPES: dict[Hand, HandShape] = {
    Hand.RELAXED: HandShape(
        reach=(0.84, 0.84, 0.80, 0.76), fan=(0.10, 0.05, 0.0, -0.06), thumb=0.42, thumb_reach=0.92, bend=0.30
    ),
    Hand.OPEN: HandShape(reach=(1.0, 1.0, 1.0, 1.0), fan=(0.30, 0.09, -0.11, -0.34), thumb=1.0),
    Hand.PALM: HandShape(reach=(1.0, 1.0, 1.0, 0.96), fan=(0.05, 0.01, -0.02, -0.07), thumb=0.70),
    Hand.FIST: HandShape(reach=FOLDED, fan=STRAIGHT, thumb_over=True),
    Hand.GRIP: HandShape(reach=FOLDED, fan=STRAIGHT, thumb_over=True),
    Hand.MICROPHONE: HandShape(reach=FOLDED, fan=STRAIGHT, thumb_over=True),
    Hand.CLASP: HandShape(reach=(0.50, 0.48, 0.46, 0.44), fan=(0.30, 0.30, 0.30, 0.30), thumb=0.5, bend=0.7),
    Hand.POINT: HandShape(reach=(1.08, 0.0, 0.0, 0.0), fan=STRAIGHT, thumb_over=True),
    Hand.PEACE: HandShape(reach=(1.05, 1.05, 0.0, 0.0), fan=(0.20, -0.22, 0.0, 0.0), thumb_over=True),
    Hand.THUMB: HandShape(reach=FOLDED, fan=STRAIGHT, thumb=1.52, thumb_reach=1.12),
    Hand.HEART: HandShape(
        reach=(0.80, 0.0, 0.0, 0.0), fan=(0.30, 0.0, 0.0, 0.0), thumb=-0.10, thumb_reach=1.0, bend=0.5
    ),
}
