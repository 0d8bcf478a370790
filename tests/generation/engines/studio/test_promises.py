"""What finished files must hold, measured on what players decode."""

from dataclasses import replace
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
import soundfile

from generation.contracts import AUDIO_RATE, AudioTrack, RenderSpec
from generation.engines.studio.audio.analyse import analyse
from generation.engines.studio.audio.track import Track
from generation.engines.studio.engine import StudioEngine
from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.canvas import INK
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.still import silent_timeline
from generation.engines.studio.timeline import Beats
from generation.media.encode import encode
from generation.media.label import Label
from generation.storyboard.schema import Line, Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind

WIDTH, HEIGHT = 180, 320
BEAT_AT_S, BPM = 0.21, 104


def finished(engine: StudioEngine, spec: RenderSpec, folder: Path) -> Path:
    folder.mkdir()
    result = engine.render(spec, on_step=lambda _step: None)
    label = Label(width=spec.width, height=spec.height, font=None)
    return encode(result, width=spec.width, height=spec.height, folder=folder, label=label).video


def decoded(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])


@pytest.fixture(scope="module")
def engine(assets):
    engine = StudioEngine(assets, workers=2)
    yield engine
    engine.close()


def test_a_seed_gives_the_same_file_whoever_draws_it(engine, assets, tmp_path):
    lines = (Line(speaker="extra1", text="same again"),)
    shots = (
        Shot(seconds=1, setting="city", weather=("rain",), subjects=(Subject(handle="extra1", action="dance"),)),
        Shot(seconds=1, setting="beach", framing="close", subjects=(Subject(handle="extra1"),), lines=lines),
    )
    board = Storyboard(shots=shots)
    spec = RenderSpec(prompt="x", width=WIDTH, height=HEIGHT, num_frames=60, seed=3, storyboard=board)
    one = StudioEngine(assets, workers=1, cache=tmp_path / "cache")
    try:
        files = [
            finished(engine, spec, tmp_path / "two").read_bytes(),
            finished(one, spec, tmp_path / "one").read_bytes(),
            finished(one, spec, tmp_path / "kept").read_bytes(),
        ]
    finally:
        one.close()
    other = RenderSpec(prompt="x", width=WIDTH, height=HEIGHT, num_frames=60, seed=4, storyboard=board)

    assert files[0] == files[1] == files[2]
    assert finished(engine, other, tmp_path / "other").read_bytes() != files[0]


@pytest.fixture(scope="module")
def drums(tmp_path_factory) -> AudioTrack:
    """A drum on every beat of BPM from BEAT_AT_S on."""
    seconds = np.arange(6 * AUDIO_RATE) / AUDIO_RATE
    since = np.where(seconds < BEAT_AT_S, 9.0, np.mod(seconds - BEAT_AT_S, 60 / BPM))
    drum = 0.8 * np.cos(2 * np.pi * 90 * since) * np.exp(-since * 22)
    path = tmp_path_factory.mktemp("drums") / "drums.wav"
    soundfile.write(path, np.stack([drum, drum], 1), AUDIO_RATE)
    return AudioTrack(path=path, seconds=6.0)


def middle_of_the_body(frames: np.ndarray) -> np.ndarray:
    """Pixel column per frame, between knees and shoulders."""
    grey = np.stack([cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in frames]).astype(np.float32)
    body = np.abs(grey - np.median(grey[:, :20, :20]))[:, HEIGHT // 4 : HEIGHT * 3 // 4] > 60
    return (body.sum(1) * np.arange(WIDTH)).sum(1) / body.sum((1, 2))


def test_the_dance_follows_the_beats_of_a_given_track_within_a_frame(engine, assets, drums, tmp_path):
    """Where the body is in decoded frames against drawings of the same dance to the beats that were put into it."""
    who = Subject(handle="extra1", action="dance", outfit="suit")
    board = Storyboard(shots=(Shot(seconds=6, setting="open", move="static", subjects=(who,)),))
    spec = RenderSpec(prompt="x", width=WIDTH, height=HEIGHT, num_frames=180, seed=3, storyboard=board, audio=drums)
    frames = decoded(finished(engine, spec, tmp_path / "out"))
    found = analyse(Track(drums.path), frame_rate=30, num_frames=180)[0].times_s
    phase = np.mod(found[(found > 0.1) & (found < 5.5)] - BEAT_AT_S + 30 / BPM, 60 / BPM) - 30 / BPM
    assert np.abs(phase).max() < 1 / 30

    timeline = silent_timeline(board, width=WIDTH, height=HEIGHT, seed=3)
    true = Beats(bpm=BPM, times_s=BEAT_AT_S + np.arange(14) * 60 / BPM)
    drawn = FrameRenderer(replace(timeline, beats=true), {}, assets)
    told = middle_of_the_body(np.stack([drawn.frame(index) for index in range(0, 180, 2)]))
    seen = middle_of_the_body(frames)
    lags = range(-6, 7)
    likeness = [np.corrcoef(told[5:85], seen[10 + lag : 170 + lag : 2])[0, 1] for lag in lags]

    assert max(likeness) >= 0.7
    assert abs(lags[int(np.argmax(likeness))]) <= 1


def relative_luminance(rgb: np.ndarray) -> np.ndarray:
    """WCAG 2: of sRGB 0..255 on the last axis."""
    share = np.asarray(rgb, float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_every_style_speaks_in_a_colour_that_its_outline_sets_off():
    ink = float(relative_luminance(np.array(INK)))
    for name in registry.installed(TermKind.STYLE):
        spoken = np.array(registry.style(name).look.caption_rgb)
        assert contrast(float(relative_luminance(spoken)), ink) >= 4.5, name


@pytest.mark.parametrize(("setting", "time"), [("beach", "day"), ("volcano", "night"), ("snowfield", "day")])
def test_captions_stand_out_in_the_decoded_frames_inside_the_safe_area(setting, time, engine, tmp_path):
    line = Line(speaker="extra1", text="these words must be read")
    shot = Shot(
        seconds=2, setting=setting, time=time, move="static", subjects=(Subject(handle="extra1"),), lines=(line,)
    )
    specs = [
        RenderSpec(
            prompt="x",
            width=360,
            height=640,
            num_frames=60,
            seed=3,
            storyboard=Storyboard(shots=(shot,), captions=captions),
        )
        for captions in (True, False)
    ]
    with_words, without = (decoded(finished(engine, spec, tmp_path / str(number))) for number, spec in enumerate(specs))
    shown = np.abs(with_words[40].astype(int) - without[40]).max(2) > 60
    rows, columns = np.flatnonzero(shown.any(1)), np.flatnonzero(shown.any(0))

    assert 0.05 * 360 < columns[0] < columns[-1] < 0.95 * 360
    assert 0.6 * 640 < rows[0] < rows[-1] < 0.88 * 640
    light = relative_luminance(with_words[40][rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    letters, outline = np.percentile(light, 95), np.percentile(light, 8)
    assert contrast(float(letters), float(outline)) >= 4.5
