"""Whose face is it? Asked only where the operator configured a face analyser; without one a moderator looks."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from django.conf import settings

from cameo import vault
from cameo.models import Capture, Likeness
from vision.analyzers import open_analyzer
from vision.analyzers.contracts import FaceAnalyzer, similarity
from vision.capture.contracts import Check, Fault, Finding, passed, unsure
from vision.contracts import VisionError
from vision.picture import open_picture

SAME_FACE = 0.363
"""Cosine at which SFace takes two faces for one (Zhong et al., 2021); ArcFace's lie close to it."""
LEAST_HEADS = 2
"""So many sides of the head must have been found to be the same person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """`embedding` float32 bytes of the straight look; empty without an analyser."""

    findings: tuple[Finding, ...] = ()
    known: bool = False
    twins: tuple[str, ...] = ()
    embedding: bytes = b""


def look(capture: Capture, portrait: np.ndarray, heads: tuple[np.ndarray, ...]) -> Matching:
    """Is the straight look the person of all sides and of the earlier selfie, and of no other account? What an analyser
    that is configured can not say is a doubt.
    """
    try:
        analyser = open_analyzer(settings.FACE_ANALYZER, settings.FACE_MODELS_DIR)
        if analyser is None:
            return Matching()
        return _look(analyser, capture, portrait, heads)
    except VisionError:
        return Matching(findings=(unsure(Check.PERSON, Fault.ANALYSER_MISSING),))


def _look(analyser: FaceAnalyzer, capture: Capture, portrait: np.ndarray, heads: tuple[np.ndarray, ...]) -> Matching:
    face = _embedding(analyser, portrait)
    if face is None:
        return Matching(findings=(unsure(Check.PERSON, Fault.ANALYSER_MISSING),))
    sides = [side for head in heads if (side := _embedding(analyser, head)) is not None]
    earlier = [selfie for photo in _selfies(capture) if (selfie := _embedding(analyser, photo)) is not None]
    codes: list[str] = []
    if any(similarity(face, other) < SAME_FACE for other in (*sides, *earlier)):
        codes.append(Fault.ANOTHER_PERSON)
    twins = tuple(_twins(capture, face))
    if twins:
        codes.append(Fault.SAME_FACE_ELSEWHERE)
    finding = unsure(Check.PERSON, *codes) if codes else passed(Check.PERSON)
    known = not codes and len(sides) >= LEAST_HEADS
    return Matching(findings=(finding,), known=known, twins=twins, embedding=face.astype(np.float32).tobytes())


def _embedding(analyser: FaceAnalyzer, rgb: np.ndarray) -> np.ndarray | None:
    faces = analyser.detect(rgb)
    return analyser.embed(rgb, faces[0]) if faces else None


def _selfies(capture: Capture) -> Iterator[np.ndarray]:
    """What this account showed before."""
    live = Likeness.objects.live().people().filter(owner=capture.owner_id).exclude(photo_key="")
    for likeness in live:
        yield open_picture(vault.read(likeness.photo_key))


def _twins(capture: Capture, face: np.ndarray) -> Iterator[str]:
    """Ids of live likenesses of other accounts that show this face."""
    others = Likeness.objects.live().people().exclude(owner=capture.owner_id).exclude(embedding_key="")
    for pk, key in others.values_list("pk", "embedding_key").iterator():
        try:
            other = np.frombuffer(vault.read(key), np.float32)
        except FileNotFoundError:  # taken back in this instant
            continue
        if other.shape == face.shape and similarity(face, other) >= SAME_FACE:
            yield str(pk)
