"""What a render spec points at, read into memory: faces and the user's own track."""

import zipfile
from pathlib import Path

import numpy as np
import soundfile

from generation.contracts import AUDIO_RATE, AudioTrack, EngineUnavailable, Reference, ReferenceKind, SpecRejected
from vision.contracts import Identity, VisionError
from vision.identity import build
from vision.pack import FacePack
from vision.picture import open_picture

IDENTITY_SUFFIX = ".npz"


def identities(references: tuple[Reference, ...], face_models: Path) -> dict[str, Identity]:
    """By handle. A reference is a saved Identity or a picture with a face.

    Raises SpecRejected `reference_unreadable`, `reference_kind` or why there is no usable face; EngineUnavailable
    `face_pack_missing` when a picture is given and the models are not there.
    """
    return {reference.handle: _identity(reference, face_models) for reference in references}


def track(audio: AudioTrack) -> np.ndarray:
    """float32 [N, 2] at 48 kHz. Raises SpecRejected `audio_unreadable`."""
    try:
        samples, rate = soundfile.read(audio.path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpecRejected("the audio track cannot be read", code="audio_unreadable") from error
    if rate != AUDIO_RATE or not len(samples):
        raise SpecRejected(f"the audio track must be WAV at {AUDIO_RATE} Hz, got {rate} Hz", code="audio_unreadable")
    stereo: np.ndarray = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples[:, :2]
    return stereo


def _identity(reference: Reference, face_models: Path) -> Identity:
    if reference.kind != ReferenceKind.IMAGE:
        raise SpecRejected(f"no use for a {reference.kind.value} reference", code="reference_kind")
    try:
        if reference.path.suffix == IDENTITY_SUFFIX:
            return Identity.load(reference.path)
        picture = open_picture(reference.path.read_bytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, VisionError) as error:
        raise SpecRejected("a reference cannot be read", code="reference_unreadable") from error
    try:
        return build(FacePack(face_models), picture)
    except VisionError as error:
        if error.code == "face_pack_missing":
            raise EngineUnavailable(str(error), code=error.code) from error
        raise SpecRejected(str(error), code=error.code) from error
