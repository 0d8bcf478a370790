"""Is it one face throughout, to be seen well, and does the video last as long as the challenge?"""

import numpy as np

from vision.capture.contracts import Check, Fault, Finding, Script, failed, passed
from vision.capture.track import Sight
from vision.contracts import Reason
from vision.gate import MAX_BRIGHTNESS, MIN_BRIGHTNESS, MIN_SHARPNESS

MOST_LOST = 0.15
"""Share of frames without a face: a head turned far is lost for a moment."""
LONGEST_LOSS_S = 1.0
OTHERS_SEEN = 2
"""Looks that showed somebody else too: one may be a pattern on the wall."""
EARLY_S, LATE_S = 0.7, 4.0
"""How much shorter or longer than its script a recording may be."""
SHARPEST = 75
"""Percentile: a head that turns is blurred for a while, but not most of the time."""


def timing(seconds: float, script: Script) -> Finding:
    if seconds < script.seconds - EARLY_S:
        return failed(Check.TIMING, Fault.TOO_SHORT)
    if seconds > script.seconds + LATE_S:
        return failed(Check.TIMING, Fault.TOO_LONG)
    return passed(Check.TIMING)


def one_face(sights: list[Sight]) -> Finding:
    found = np.array([sight.landmarks is not None for sight in sights], bool)
    if not found.any():
        return failed(Check.FACE, Reason.NO_FACE)
    if sum((sight.faces or 0) > 1 for sight in sights) >= OTHERS_SEEN:
        return failed(Check.FACE, Reason.SEVERAL_FACES)
    if (~found).mean() > MOST_LOST or _longest_loss_s(sights) > LONGEST_LOSS_S:
        return failed(Check.FACE, Fault.FACE_LOST)
    return passed(Check.FACE)


def sharp_and_lit(sights: list[Sight]) -> Finding:
    seen = [sight for sight in sights if sight.landmarks is not None]
    if not seen:
        return failed(Check.PICTURE, Reason.NO_FACE)
    holds = {
        Reason.TOO_DARK: np.median([sight.bright_p95 for sight in seen]) < MIN_BRIGHTNESS,
        Reason.TOO_BRIGHT: np.median([sight.bright_median for sight in seen]) > MAX_BRIGHTNESS,
        Reason.BLURRED: np.percentile([sight.sharpness for sight in seen], SHARPEST) < MIN_SHARPNESS,
    }
    faults = [reason for reason, wrong in holds.items() if wrong]
    return failed(Check.PICTURE, *faults) if faults else passed(Check.PICTURE)


def _longest_loss_s(sights: list[Sight]) -> float:
    longest, since = 0.0, sights[0].at_s
    for sight in sights:
        if sight.landmarks is not None:
            since = sight.at_s
        longest = max(longest, sight.at_s - since)
    return longest
