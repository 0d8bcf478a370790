"""Faces and soundtracks that engines are asked to use."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from generation.contracts import AUDIO_RATE, AudioTrack, Reference, ReferenceKind
from tests.vision.photos import astronaut, strangers


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """PNG files of one face each: the astronaut, then two strangers."""
    folder = tmp_path_factory.mktemp("photos")
    paths = []
    for number, rgb in enumerate([astronaut(), *strangers(2)]):
        paths.append(folder / f"{number}.png")
        Image.fromarray(rgb).save(paths[-1])
    return paths


@pytest.fixture(scope="session")
def tracks(tmp_path_factory: pytest.TempPathFactory) -> list[AudioTrack]:
    """Two drum tracks of other tempos; both sound from their first sample on."""
    folder = tmp_path_factory.mktemp("tracks")
    made = []
    for bpm in (90, 150):
        seconds = np.arange(4 * AUDIO_RATE) / AUDIO_RATE
        since_beat = np.mod(seconds, 60 / bpm)
        drum = np.cos(2 * np.pi * 110 * since_beat) * np.exp(-since_beat * 18) * 0.8
        path = folder / f"{bpm}.wav"
        soundfile.write(path, np.stack([drum, drum], axis=1), AUDIO_RATE)
        made.append(AudioTrack(path=path, seconds=4.0))
    return made


@pytest.fixture(scope="session")
def face(photos: list[Path]):
    """`face(n)` is the n-th photo as a reference for @mira."""

    def reference(number: int = 0, handle: str = "mira") -> Reference:
        return Reference(kind=ReferenceKind.IMAGE, handle=handle, path=photos[number])

    return reference
