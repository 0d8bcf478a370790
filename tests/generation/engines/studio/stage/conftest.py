"""One identity from the astronaut's photograph, built once."""

from pathlib import Path

import numpy as np
import pytest

from tests.vision.photos import astronaut
from vision.contracts import Identity
from vision.identity import build
from vision.pack import FacePack


@pytest.fixture(scope="session")
def identity(assets: Path) -> Identity:
    return build(FacePack(assets / "face"), astronaut())


@pytest.fixture(scope="session")
def green_identity(identity: Identity) -> Identity:
    """The same outline with another skin: a face that cannot be mistaken."""
    rgb = identity.rgb.copy()
    rgb[..., 0], rgb[..., 2] = rgb[..., 2] // 2, rgb[..., 2] // 2
    return Identity(rgb=rgb, landmarks=identity.landmarks, matte=identity.matte, skin_rgb=np.array([90.0, 190.0, 90.0]))
