"""Is there a person in the picture? Asked of what is to become a character, where a person's own consent is not asked.

Unknown means yes. What counts is how surely a human face is seen, and not whether the picture looks like a photograph:
a photo that a filter has made a drawing of still shows the person, and so does a good portrait.
"""

import cv2
import numpy as np

from vision.contracts import Face
from vision.detect import detect, log_odds
from vision.landmarks import fit
from vision.pack import FacePack

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


def shows_a_person(pack: FacePack, rgb: np.ndarray) -> bool:
    """Of uint8 [H, W, 3], whichever way up. Raises VisionError `face_pack_missing`."""
    turned = (np.ascontiguousarray(np.rot90(rgb, turn)) for turn in range(TURNS))
    return any(_is_human(pack, view, face) for view in turned for face in detect(pack, view))


def _is_human(pack: FacePack, rgb: np.ndarray, face: Face) -> bool:
    return log_odds(face, fit(pack, rgb, face)) >= SURE_LOG_ODDS or _flat_share(rgb, face) < DRAWN_FLAT


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
