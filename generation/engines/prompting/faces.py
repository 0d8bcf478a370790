"""The people and characters of a spec as pictures that a pipeline can be shown: upright, on plain paper."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from generation.contracts import Reference, ReferenceKind, ReferenceRole
from generation.engines.prompting.paper import bust, figure
from generation.engines.studio.references import identities
from vision.contracts import Identity

SHOWN = (ReferenceRole.LIKENESS, ReferenceRole.CHARACTER)


def pictures(references: Iterable[Reference], assets: Path) -> dict[str, np.ndarray]:
    """uint8 [h, w, 3] by handle, in the order given: a person's head and shoulders, a character as it is.

    Reads what the worker gives (a saved Identity or Character) and plain pictures; voices, videos and material are
    passed over. Raises SpecRejected `reference_unreadable` for what is no picture, or why nothing usable is in it
    (`no_face`, `nothing_stands_out`); EngineUnavailable `face_pack_missing` for a plain picture without face models.
    """
    shown = tuple(each for each in references if each.kind is ReferenceKind.IMAGE and each.role in SHOWN)
    people = identities(shown, assets / "face")
    return {handle: bust(who) if isinstance(who, Identity) else figure(who.rgba) for handle, who in people.items()}


def likenesses(references: Iterable[Reference]) -> frozenset[str]:
    """Handles of those whose face is to be recognised; a character has none that an analyser knows."""
    wanted = (each for each in references if each.kind is ReferenceKind.IMAGE)
    return frozenset(each.handle for each in wanted if each.role is ReferenceRole.LIKENESS)


def chosen(known: Mapping[str, np.ndarray], handles: Iterable[str]) -> tuple[np.ndarray, ...]:
    """The pictures of those who appear, each once, in order of appearance; handles without one are passed over."""
    return tuple(known[handle] for handle in dict.fromkeys(handles) if handle in known)
