from pathlib import Path

import numpy as np
import pytest

from tests.vision.photos import astronaut
from vision.contracts import Face, Identity, Landmarks
from vision.detect import detect
from vision.identity import build
from vision.landmarks import fit
from vision.pack import FacePack


@pytest.fixture(scope="session")
def pack(assets: Path) -> FacePack:
    return FacePack(assets / "face")


@pytest.fixture(scope="session")
def photo() -> np.ndarray:
    return astronaut()


@pytest.fixture(scope="session")
def face(pack: FacePack, photo: np.ndarray) -> Face:
    return detect(pack, photo)[0]


@pytest.fixture(scope="session")
def landmarks(pack: FacePack, photo: np.ndarray, face: Face) -> Landmarks:
    return fit(pack, photo, face)


@pytest.fixture(scope="session")
def identity(pack: FacePack, photo: np.ndarray) -> Identity:
    return build(pack, photo)
