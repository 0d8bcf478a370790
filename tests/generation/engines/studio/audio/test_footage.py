"""The sound of given videos: which second of it is heard when, and how one shot's goes as the next one's comes."""

from pathlib import Path

import av
import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, ReferenceRole
from generation.engines.studio.audio.footage import laid_materials
from generation.engines.studio.audio.mix.layers import LaidLayer
from generation.engines.studio.materials import Material, materials
from generation.engines.studio.timeline import Timeline
from generation.storyboard.schema import Material as Wish
from generation.storyboard.schema import Shot
from tests.generation.engines.studio.stage.clips import clip

A_SECOND = 1000
"""The sample at second s is s times this, of 32768."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Material]:
    """Eight seconds whose samples say when they are."""
    path: Path = tmp_path_factory.mktemp("footage") / "film.mkv"
    with av.open(str(path), "w", format="matroska") as container:
        video = container.add_stream("mjpeg", rate=30)
        video.width, video.height, video.pix_fmt = 32, 32, "yuvj420p"
        sound = container.add_stream("pcm_s16le", rate=AUDIO_RATE, layout="stereo")
        for _ in range(8 * 30):
            container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")))
        container.mux(video.encode(None))
        for second in range(8):
            ramp = ((second + np.arange(AUDIO_RATE) / AUDIO_RATE) * A_SECOND).astype("<i2")
            block = av.AudioFrame.from_ndarray(np.repeat(ramp, 2)[None], format="s16", layout="stereo")
            block.sample_rate = AUDIO_RATE
            container.mux(sound.encode(block))
        container.mux(sound.encode(None))
    one = Reference(kind=ReferenceKind.VIDEO, handle="film", path=path, role=ReferenceRole.MATERIAL)
    return materials([one], None)


def shot(seconds: float = 2, **parts: object) -> Shot:
    return Shot.model_validate({"seconds": seconds, "setting": "open", "move": "static", **parts})


def playing(seconds: float = 2, *, transition: str = "cut", transition_s: float = 1.0, **wish: object) -> Shot:
    film = Wish.model_validate({"reference": "film", **wish})
    return shot(seconds, material=film, transition=transition, transition_s=transition_s)


def heard(timeline: Timeline, given: dict[str, Material], number: int, at_s: float) -> float:
    """Of one of the sounds that are laid: its sample at this second of the clip, in seconds of the film."""
    bus = np.zeros((1, 2), np.float32)
    LaidLayer(laid_materials(timeline, given)[number]).add(bus, round(at_s * AUDIO_RATE))
    return float(bus[0, 0]) * 32768 / A_SECOND


@pytest.mark.parametrize(
    ("wish", "seconds"),
    [
        ({}, [0.5, 1.0, 1.5]),
        ({"start_s": 3}, [3.5, 4.0, 4.5]),
        ({"start_s": 1, "speed": 2}, [2.0, 3.0, 4.0]),
        ({"start_s": 1, "reverse": True}, [2.5, 2.0, 1.5]),
        ({"start_s": 7}, [7.5, 0.0, 0.0]),
    ],
)
def test_the_part_that_is_seen_is_heard(given, wish, seconds):
    timeline = clip(playing(**wish))
    assert [heard(timeline, given, 0, at) for at in (0.5, 1.001, 1.5)] == pytest.approx(seconds, abs=0.01)


def test_in_a_dissolve_both_are_heard_and_go_on(given):
    timeline = clip(playing(2, start_s=1), playing(2, start_s=5, transition="dissolve"))
    assert heard(timeline, given, 0, 1.25) == pytest.approx(2.25, abs=0.01)
    assert heard(timeline, given, 0, 2.0) == pytest.approx(3.0 / 2, abs=0.01)
    assert heard(timeline, given, 1, 2.0) == pytest.approx(5.0 / 2, abs=0.01)
    assert heard(timeline, given, 1, 2.75) == pytest.approx(5.75, abs=0.01)
    assert heard(timeline, given, 0, 2.51) == 0
    assert heard(timeline, given, 1, 1.49) == 0


def test_backwards_footage_goes_on_backwards_in_a_dissolve(given):
    timeline = clip(playing(2, start_s=3, reverse=True), playing(2, start_s=3, reverse=True, transition="dissolve"))
    assert heard(timeline, given, 0, 2.25) == pytest.approx(2.75 / 4, abs=0.01)
    assert heard(timeline, given, 1, 1.75) == pytest.approx(5.25 / 4, abs=0.01)


def test_through_black_one_is_heard_after_the_other(given):
    timeline = clip(playing(2), playing(2, start_s=5, transition="fade"))
    assert heard(timeline, given, 0, 1.75) == pytest.approx(1.75 / 2, abs=0.01)
    assert heard(timeline, given, 1, 2.25) == pytest.approx(5.25 / 2, abs=0.01)
    assert heard(timeline, given, 0, 2.01) == heard(timeline, given, 1, 1.99) == 0


def test_two_beside_each_other_are_both_heard(given):
    timeline = clip(shot(material=Wish(reference="film"), beside=Wish(reference="film", start_s=4, sound=0.5)))
    assert [heard(timeline, given, number, 1.0) for number in (0, 1)] == pytest.approx([1.0, 2.5], abs=0.01)
