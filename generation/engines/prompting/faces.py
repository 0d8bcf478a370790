"""The people and characters of a spec as pictures that a pipeline can be shown: upright, on plain paper."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import cv2
import numpy as np

from generation.contracts import Reference, ReferenceKind, ReferenceRole, SpecRejected
from generation.engines.studio.references import identities
from vision.contracts import Identity
from vision.landmarks import CHIN, FOREHEAD

PAPER = 255
"""White: what pipelines that pad a reference themselves (Wan VACE) pad it with."""
MARGIN = 0.06
"""Paper above hair and around a character, of the picture's height."""
MOST_HAIR, BELOW_CHIN = 1.0, 0.85
"""How much of hair and of neck and shoulders is shown, in face heights (forehead to chin)."""
MIN_PX = 32
SHOWN = (ReferenceRole.LIKENESS, ReferenceRole.CHARACTER)


def pictures(references: Iterable[Reference], assets: Path) -> dict[str, np.ndarray]:
    """uint8 [h, w, 3] by handle, in the order given: a person's head and shoulders, a character as it is.

    Reads what the worker gives (a saved Identity or Character) and plain pictures; voices, videos and material are
    passed over. Raises SpecRejected `reference_unreadable` for what is no picture, or why nothing usable is in it
    (`no_face`, `nothing_stands_out`); EngineUnavailable `face_pack_missing` for a plain picture without face models.
    """
    shown = tuple(each for each in references if each.kind is ReferenceKind.IMAGE and each.role in SHOWN)
    people = identities(shown, assets / "face")
    return {handle: _bust(who) if isinstance(who, Identity) else _figure(who.rgba) for handle, who in people.items()}


def likenesses(references: Iterable[Reference]) -> frozenset[str]:
    """Handles of those whose face is to be recognised; a character has none that an analyser knows."""
    wanted = (each for each in references if each.kind is ReferenceKind.IMAGE)
    return frozenset(each.handle for each in wanted if each.role is ReferenceRole.LIKENESS)


def chosen(known: Mapping[str, np.ndarray], handles: Iterable[str]) -> tuple[np.ndarray, ...]:
    """The pictures of those who appear, each once, in order of appearance; handles without one are passed over."""
    return tuple(known[handle] for handle in dict.fromkeys(handles) if handle in known)


def _bust(identity: Identity) -> np.ndarray:
    """Square, the face in its middle column, from above the hair to the shoulders."""
    rgb, matte = identity.rgb, identity.matte
    if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[2] != 3 or matte.shape != rgb.shape[:2]:
        raise SpecRejected("a reference holds no picture", code="reference_unreadable")
    forehead, chin = identity.landmarks[FOREHEAD, :2], identity.landmarks[CHIN, :2]
    tall = float(np.linalg.norm(chin - forehead))
    rows = np.flatnonzero((matte > 0.5).any(axis=1))
    if not len(rows) or tall < 1 or min(rgb.shape[:2]) < MIN_PX:
        raise SpecRejected("a reference shows nobody", code="reference_unreadable")
    hair = float(np.clip(rows[0], forehead[1] - MOST_HAIR * tall, forehead[1]))
    bottom = float(chin[1]) + BELOW_CHIN * tall
    top = hair - MARGIN * (bottom - hair)
    side = max(MIN_PX, round(bottom - top))
    return _window(_on_paper(rgb, matte), round(float(identity.landmarks[:, 0].mean()) - side / 2), round(top), side)


def _figure(rgba: np.ndarray) -> np.ndarray:
    edge = max(1, round(MARGIN * max(rgba.shape[:2])))
    laid = _on_paper(rgba[..., :3], rgba[..., 3].astype(np.float32) / 255)
    return cv2.copyMakeBorder(laid, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(PAPER,) * 3)


def _on_paper(rgb: np.ndarray, cover: np.ndarray) -> np.ndarray:
    share = cover.astype(np.float32)[..., None]
    return np.rint(rgb * share + PAPER * (1 - share)).astype(np.uint8)


def _window(picture: np.ndarray, left: int, top: int, side: int) -> np.ndarray:
    """uint8 [side, side, 3]; paper where it reaches beyond the picture."""
    window = np.full((side, side, 3), PAPER, np.uint8)
    height, width = picture.shape[:2]
    x, y = max(0, left), max(0, top)
    part = picture[y : min(height, top + side), x : min(width, left + side)]
    window[y - top : y - top + part.shape[0], x - left : x - left + part.shape[1]] = part
    return window
