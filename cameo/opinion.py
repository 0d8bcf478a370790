"""Is somebody in what is to become a character? The nets that come along say so where they are sure. Where they are
not, an operator's face analyser decides, and without one a moderator's eyes do.
"""

from collections.abc import Iterable

import numpy as np
from django.conf import settings

from vision.analyzers import open_analyzer
from vision.contracts import VisionError
from vision.human import Sight, turned
from vision.picture import laid_on


def decided(seen: Sight, pictures: Iterable[np.ndarray]) -> Sight:
    """DOUBTFUL goes to a moderator. `pictures` are uint8 [H, W, 4] or [H, W, 3].

    An analyser refuses a doubtful face that it finds too, clears what it finds none in, and doubts where it sees a face
    alone. One that is configured and fails is a doubt.
    """
    if seen == Sight.PERSON or not settings.FACE_ANALYZER:
        return seen
    try:
        finds = _finds_a_face(pictures)
    except VisionError:
        return Sight.DOUBTFUL
    if not finds:
        return Sight.NOBODY
    return Sight.PERSON if seen == Sight.DOUBTFUL else Sight.DOUBTFUL


def _finds_a_face(pictures: Iterable[np.ndarray]) -> bool:
    """Whichever way up. Raises VisionError."""
    analyser = open_analyzer(settings.FACE_ANALYZER, settings.FACE_MODELS_DIR)
    plain = (laid_on(picture) if picture.shape[2] == 4 else picture for picture in pictures)
    return analyser is not None and any(analyser.detect(view) for rgb in plain for view in turned(rgb))
