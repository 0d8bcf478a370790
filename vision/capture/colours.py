"""Does the light of the screen come back from the face? In a bright room it does not, so this never refuses."""

import numpy as np

from vision.capture.contracts import Check, Colour, Fault, Finding, Script, StepKind, passed, unsure
from vision.capture.track import Sight

LAGS_S = np.arange(-0.05, 0.2501, 0.05)
"""Screens and cameras are late, but not by more than this."""
LEAST_LIKENESS = 0.5
"""Correlation of what was shown with what came back."""
SHONE = {
    Colour.RED: (1.0, 0.0),
    Colour.GREEN: (-1.0, -1.0),
    Colour.BLUE: (0.0, 1.0),
    Colour.YELLOW: (0.0, -1.0),
}
"""Which way each moves log(red / green) and log(blue / green)."""


def reflected(sights: list[Sight], script: Script) -> Finding:
    if max((_likeness(sights, script, lag_s) for lag_s in LAGS_S), default=0.0) >= LEAST_LIKENESS:
        return passed(Check.COLOURS)
    return unsure(Check.COLOURS, Fault.COLOURS_NOT_SEEN)


def _likeness(sights: list[Sight], script: Script, lag_s: float) -> float:
    """-1..1, the mean of both channels; 0 where too little was seen."""
    shown, came = [], []
    for sight in sights:
        step = next((s for s in script.of(StepKind.COLOUR) if s.start_s <= sight.at_s - lag_s < s.end_s), None)
        if step is not None and sight.rgb is not None:
            red, green, blue = np.log(np.maximum(sight.rgb, 1.0))
            shown.append(SHONE[Colour(step.value)])
            came.append((red - green, blue - green))
    if len(shown) < 2 * len(script.of(StepKind.COLOUR)):
        return 0.0
    wanted, seen = np.array(shown), np.array(came)
    wanted, seen = wanted - wanted.mean(axis=0), seen - seen.mean(axis=0)
    scale = np.linalg.norm(wanted, axis=0) * np.linalg.norm(seen, axis=0)
    if (scale < 1e-9).any():
        return 0.0
    return float(((wanted * seen).sum(axis=0) / scale).mean())
