"""Tiny models of the real classes, and no way to the network."""

import socket
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import pytest

from generation.manifests.schema import Manifest

if TYPE_CHECKING:
    from diffusers import LTX2Pipeline


class Model(NamedTuple):
    folder: Path
    manifest: Manifest


class NetworkTouched(AssertionError):
    """Not an OSError, so that no library takes it for a network that happens to be down."""


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up or connecting to another host fails the test."""

    def refuse(*address: object, **_: object) -> NoReturn:
        raise NetworkTouched(f"the network was asked for: {address[:2]}")

    def connect(own: socket.socket, address: Any) -> None:
        if own.family != socket.AF_UNIX:
            refuse(address)
        real(own, address)

    real = socket.socket.connect
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def tiny_ltx2(tmp_path_factory: pytest.TempPathFactory) -> Model:
    from tests.generation.engines.diffusion.tiny import ltx2

    folder = ltx2.build(tmp_path_factory.mktemp("models") / "tiny-ltx2")
    return Model(folder, ltx2.manifest(folder))


@pytest.fixture(scope="session")
def tiny_pipe(tiny_ltx2: Model) -> "LTX2Pipeline":
    """The tiny LTX-2.5, loaded; shared, so whoever changes it changes it back."""
    from diffusers import LTX2Pipeline

    from generation.engines.diffusion.loading import load_pipeline

    return load_pipeline(LTX2Pipeline, tiny_ltx2.manifest, tiny_ltx2.folder, device="cpu")


@pytest.fixture(scope="module")
def few_probes() -> Iterator[None]:
    """Previews of loaded models are fitted on four pictures: all 42 take longer than most clips here. What a whole fit
    is worth is test_preview's.
    """
    from generation.engines.diffusion import preview

    pictures = preview._pictures
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preview, "_pictures", lambda size: islice(pictures(size), 27, 31))
        yield
