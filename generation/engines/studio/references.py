"""What a render spec points at, read into memory: faces and characters."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from generation.contracts import (
    EngineUnavailable,
    Reference,
    ReferenceKind,
    ReferenceRole,
    SpecRejected,
)
from vision.character import Character
from vision.character import build as build_character
from vision.contracts import Identity, VisionError
from vision.identity import build
from vision.pack import FacePack
from vision.picture import DECODE_ERRORS, FORMATS, open_cutout, open_picture

Person = Identity | Character

IDENTITY_SUFFIX = ".npz"


def identities(references: tuple[Reference, ...], face_models: Path) -> dict[str, Person]:
    """By handle. A likeness is a saved Identity or a picture with a face; a character a saved Character or a picture
    of a toy, a pet, a drawing.

    Raises SpecRejected `reference_unreadable`, `reference_kind` or why there is no usable face or nothing stands out;
    EngineUnavailable `face_pack_missing` when a picture is given and the models are not there.
    """
    return {reference.handle: _person(reference, face_models) for reference in references}


def check_headers(references: Iterable[Reference]) -> None:
    """Reads no pixel. Raises SpecRejected `reference_unreadable` for what is given as a picture and begins as none."""
    for one in references:
        if one.kind is ReferenceKind.IMAGE and one.path.suffix != IDENTITY_SUFFIX:
            try:
                Image.open(one.path, formats=FORMATS).close()
            except (*DECODE_ERRORS, Image.DecompressionBombError) as error:
                raise SpecRejected("a reference cannot be read", code="reference_unreadable") from error


def _person(reference: Reference, face_models: Path) -> Person:
    if reference.kind != ReferenceKind.IMAGE:
        raise SpecRejected(f"no use for a {reference.kind.value} reference", code="reference_kind")
    character = reference.role is ReferenceRole.CHARACTER
    try:
        if reference.path.suffix == IDENTITY_SUFFIX:
            return Character.load(reference.path) if character else Identity.load(reference.path)
        data = reference.path.read_bytes()
        picture = open_cutout(data) if character else open_picture(data)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, VisionError) as error:
        raise SpecRejected("a reference cannot be read", code="reference_unreadable") from error
    try:
        pack = FacePack(face_models)
        return build_character(pack, picture) if character else build(pack, picture)
    except VisionError as error:
        if error.code == "face_pack_missing":
            raise EngineUnavailable(str(error), code=error.code) from error
        raise SpecRejected(str(error), code=error.code) from error
