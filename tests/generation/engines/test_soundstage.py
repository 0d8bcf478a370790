from pathlib import Path

import numpy as np
import pytest
import soundfile

from generation.contracts import AUDIO_RATE, AudioTrack, RenderSpec, SpecRejected
from generation.engines.soundstage import Soundstage
from generation.engines.studio.audio.loudness import integrated_lufs
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.engine import StudioEngine
from generation.engines.studio.frames import FrameStream
from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject

BOARD = Storyboard(
    music=Music(mood="none"),
    shots=(
        Shot(seconds=1.2, setting="beach", subjects=(Subject(handle="extra1"),)),
        Shot(
            seconds=1.8,
            setting="moon",
            subjects=(Subject(handle="extra2"),),
            lines=(Line(speaker="extra2", text="Go!"), Line(speaker="narrator", text="They went.")),
        ),
    ),
)
SPEC = RenderSpec(prompt="", width=96, height=160, num_frames=90, seed=3, storyboard=BOARD)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Soundstage:
    return Soundstage.of(BOARD, SPEC, voices=Voices(tmp_path_factory.mktemp("assets")))


def test_the_studio_plays_the_stage_sample_for_sample(assets: Path, stage: Soundstage) -> None:
    engine = StudioEngine(assets, workers=1)
    try:
        result = engine.render(SPEC, on_step=lambda step: None)
        heard = np.concatenate(list(result.audio))
        assert isinstance(result.frames, FrameStream)
        result.frames.close()
    finally:
        engine.close()
    assert np.array_equal(heard, np.concatenate(list(stage.heard())))
    assert len(heard) == 3 * AUDIO_RATE
    assert integrated_lufs(heard) == pytest.approx(-14, abs=0.5)


def test_lines_are_spoken_in_their_shot_from_their_second_on(stage: Soundstage) -> None:
    first, last = stage.timeline.speeches
    shot = stage.timeline.shots[1]
    assert shot.start_s < first.start_s < first.end_s < last.start_s < last.end_s <= shot.end_s
    heard = np.flatnonzero(np.abs(stage.spoken(0, 3 * AUDIO_RATE)).max(axis=1) > 0.01)
    assert 0 <= heard[0] / AUDIO_RATE - first.start_s < 0.1
    assert not stage.spoken(0, round(first.start_s * AUDIO_RATE)).any()


def test_pieces_of_the_voices_are_the_whole_and_lie_where_the_mix_has_them(stage: Soundstage) -> None:
    whole = stage.spoken(0, 3 * AUDIO_RATE)
    pieces = [stage.spoken(first, 10_007) for first in range(0, 3 * AUDIO_RATE, 10_007)]
    assert np.array_equal(np.concatenate(pieces)[: len(whole)], whole)
    mix = np.concatenate(list(stage.heard()))
    spectrum = np.fft.rfft(mix[:, 0], 2 * len(mix)) * np.conj(np.fft.rfft(whole[:, 0], 2 * len(mix)))
    assert np.argmax(np.fft.irfft(spectrum)) == 0


def test_before_the_clip_and_after_it_nobody_speaks(stage: Soundstage) -> None:
    assert not stage.spoken(-AUDIO_RATE, AUDIO_RATE).any()
    assert not stage.spoken(6 * AUDIO_RATE, AUDIO_RATE).any()


def test_a_track_that_is_no_sound_is_refused(tmp_path: Path) -> None:
    wrong, broken = tmp_path / "44.wav", tmp_path / "broken.wav"
    soundfile.write(wrong, np.zeros((100, 2)), 44_100)
    broken.write_bytes(b"RIFF????WAVE")
    for path in (wrong, broken, tmp_path / "none.wav"):
        spec = RenderSpec(prompt="", num_frames=30, audio=AudioTrack(path=path, seconds=1))
        with pytest.raises(SpecRejected) as refusal:
            Soundstage.of(BOARD, spec, voices=Voices(tmp_path))
        assert refusal.value.code == "audio_unreadable"
