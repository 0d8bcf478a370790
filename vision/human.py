"""Is there a person in the picture? Asked of what is to become a character, where a person's own consent is not asked.

What is not sure is a doubt. What counts is how surely a human face is seen, and not whether the picture looks like a
photograph: a photo that a filter has made a drawing of still shows the person, and so does a good portrait.
"""

from collections.abc import Iterator
from enum import IntEnum

import cv2
import numpy as np

from vision.contracts import Face
from vision.detect import detect, log_odds
from vision.landmarks import fit
from vision.pack import FacePack
from vision.views import backgrounds, hidden

SURE_LOG_ODDS = 9.0
"""Measured: 11 to 24 on drawn people with a person's proportions, 9 and more on a photo posterised, sketched, smoothed
or blurred; 6.6 and less on drawn animals, robots and creatures, 1 and less on photos of them."""
FLAT_RANGE = 6
"""Levels of 255 that a pixel's neighbours differ by in a plain fill."""
DRAWN_FLAT = 0.36
"""Share of plain fill that a doubtful face must have to be taken for a drawing. Measured: 0.39 to 0.48 on drawn ones,
0.33 and less on photos, posterised ones too."""
LOOK_PX = 128
TURNS = 4
"""Quarter turns: the detector knows upright faces only, and a picture may come lying or upside down."""


HIDDEN_LOG_ODDS = 12.0
"""For a face in an odd view. Measured: 15 and more on a photo hidden in transparency or in 8 levels of shade, 10.3 and
less on drawn animals and toys laid on grey, enhanced or negative."""
GLANCE_PX = 256
"""How finely the odd ways to see a picture are looked at: a face that is to be made out there is not tiny."""


class Sight(IntEnum):
    """What was seen in a picture; the highest of several counts."""

    NOBODY = 0
    DOUBTFUL = 1
    PERSON = 2


def people_in(pack: FacePack, rgba: np.ndarray, *, searched: bool = True) -> Sight:
    """Of uint8 [H, W, 4] or [H, W, 3], whichever way up and whatever it is laid on. `searched`: also for what hides
    in its transparency, its shadows and its negative. Raises VisionError `face_pack_missing`.
    """
    plain, *laid = backgrounds(rgba)
    seen = Sight.NOBODY
    for view in turned(plain):
        for face in detect(pack, view):
            seen = max(seen, _sight(pack, view, face))
            if seen == Sight.PERSON:
                return seen
    odd_views = (view for odd in (*laid, *(hidden(rgba) if searched else ())) for view in turned(odd))
    hides = any(
        _is_sure(pack, view, face, HIDDEN_LOG_ODDS)
        for view in odd_views
        for face in detect(pack, view, finest_px=GLANCE_PX)
    )
    return Sight.PERSON if hides else seen


def turned(rgb: np.ndarray) -> Iterator[np.ndarray]:
    """All four ways up."""
    return (np.ascontiguousarray(np.rot90(rgb, turn)) for turn in range(TURNS))


def _sight(pack: FacePack, rgb: np.ndarray, face: Face) -> Sight:
    if _is_sure(pack, rgb, face, SURE_LOG_ODDS):
        return Sight.PERSON
    return Sight.DOUBTFUL if _flat_share(rgb, face) < DRAWN_FLAT else Sight.NOBODY


def _is_sure(pack: FacePack, rgb: np.ndarray, face: Face, least: float) -> bool:
    return log_odds(face, fit(pack, rgb, face)) >= least


def _flat_share(rgb: np.ndarray, face: Face) -> float:
    """0..1 of the face's box, seen at one size. Nothing to see is not flat."""
    left, top, wide, tall = face.box_px
    right, bottom = max(0, round(left + wide)), max(0, round(top + tall))
    box = rgb[max(0, round(top)) : bottom, max(0, round(left)) : right]
    if not box.size:
        return 0.0
    seen = cv2.resize(box, (LOOK_PX, LOOK_PX), interpolation=cv2.INTER_AREA)
    around = np.ones((5, 5), np.uint8)
    spread = cv2.subtract(cv2.dilate(seen, around), cv2.erode(seen, around)).max(axis=2)
    return float((spread <= FLAT_RANGE).mean())
