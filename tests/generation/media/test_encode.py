import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pyloudnorm
import pytest
from PIL import Image

from generation.contracts import AUDIO_RATE, Cancelled
from generation.media import feed
from generation.media.encode import EncodedClip, encode
from generation.media.errors import MediaError
from generation.media.label import Label
from generation.media.probe import probe
from tests.generation.media.clips import FRAME_RATE, HEIGHT, WIDTH, Frames, beeps, read_frames, read_sound, result
from vision.media import ffmpeg as program

NUM_FRAMES = 75
FLASHES = (12, 31, 58)
FILES = ["clip.mp4", "poster.jpg", "preview.webp", "sprites.vtt", "sprites.webp", "waveform.json"]


@pytest.fixture(scope="module")
def label() -> Label:
    return Label(width=WIDTH, height=HEIGHT, font=None)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, label: Label) -> EncodedClip:
    rendered = result(NUM_FRAMES, frames=Frames(NUM_FRAMES, FLASHES), audio=beeps(NUM_FRAMES, FLASHES))
    return encode(rendered, width=WIDTH, height=HEIGHT, folder=tmp_path_factory.mktemp("clip"), label=label)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_clip_is_what_it_says(clip: EncodedClip) -> None:
    found = probe(clip.video)
    assert (found.width, found.height, found.frame_rate) == (WIDTH, HEIGHT, FRAME_RATE)
    assert (found.num_frames, found.duration_ms) == (NUM_FRAMES, 2500)
    assert (found.video_codec, found.audio_codec) == ("h264", "aac")
    assert (found.audio_rate, found.audio_channels) == (AUDIO_RATE, 2)
    assert (clip.num_frames, clip.duration_ms) == (NUM_FRAMES, 2500)
    assert names(clip.video.parent) == FILES


def test_every_frame_decodes_at_its_time(clip: EncodedClip) -> None:
    times = [time for time, _ in read_frames(clip.video)]
    assert times == pytest.approx([index / FRAME_RATE for index in range(NUM_FRAMES)], abs=0.001)


def test_sound_and_picture_start_within_1_ms(clip: EncodedClip) -> None:
    found = probe(clip.video)
    assert found.audio_start_s is not None
    assert abs(found.audio_start_s - found.video_start_s) < 0.001


def test_a_beep_is_heard_when_its_flash_is_seen(clip: EncodedClip) -> None:
    frames = read_frames(clip.video)
    flashes = [time for time, frame in frames if frame.mean() > 200]
    start_s, sound = read_sound(clip.video)
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.3)
    onsets = loud[np.diff(loud, prepend=-AUDIO_RATE) > AUDIO_RATE // 10]
    heard = [start_s + onset / AUDIO_RATE for onset in onsets]
    assert len(flashes) == len(FLASHES)
    assert heard == pytest.approx(flashes, abs=0.005)


def test_the_file_plays_while_it_loads_and_is_not_fragmented(clip: EncodedClip) -> None:
    data = clip.video.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    assert b"moof" not in data


def test_the_file_says_that_a_machine_made_it_and_nothing_of_how(clip: EncodedClip) -> None:
    data = clip.video.read_bytes()
    assert b"AI generated" in data
    assert str(clip.video.parent).encode() not in data
    assert b"creation_time" not in data and b"Lavf" not in data


def test_the_label_is_on_every_frame_and_nothing_else_has_changed(
    tmp_path: Path, label: Label, clip: EncodedClip
) -> None:
    bare = Label(width=WIDTH, height=HEIGHT, font=None)
    bare.lay = lambda picture: None  # type: ignore[method-assign]
    rendered = result(NUM_FRAMES, frames=Frames(NUM_FRAMES, FLASHES), audio=beeps(NUM_FRAMES, FLASHES))
    without = read_frames(encode(rendered, width=WIDTH, height=HEIGHT, folder=tmp_path, label=bare).video)
    rows, columns = label.box
    inside = np.zeros((HEIGHT, WIDTH), bool)
    inside[rows, columns] = True
    near = np.zeros((HEIGHT, WIDTH), bool)
    near[: rows.stop + 16, : columns.stop + 16] = True
    for (_, labelled), (_, plain) in zip(read_frames(clip.video), without, strict=True):
        difference = np.abs(labelled.astype(int) - plain).mean(axis=2)
        assert difference[inside].mean() > 12
        assert difference[~near].mean() < 1.5


def test_colours_survive(clip: EncodedClip) -> None:
    drawn = list(Frames(NUM_FRAMES, FLASHES))
    for (_, decoded), frame in list(zip(read_frames(clip.video), drawn, strict=True))[::10]:
        assert np.abs(decoded[HEIGHT // 2 :].astype(int) - frame[HEIGHT // 2 :]).mean() < 4


def test_the_same_frames_and_sound_give_the_same_bytes(tmp_path: Path, label: Label, clip: EncodedClip) -> None:
    rendered = result(NUM_FRAMES, frames=Frames(NUM_FRAMES, FLASHES), audio=beeps(NUM_FRAMES, FLASHES))
    again = encode(rendered, width=WIDTH, height=HEIGHT, folder=tmp_path, label=label)
    for one, other in ((clip.video, again.video), (clip.poster, again.poster), (clip.preview, again.preview)):
        assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()


def test_the_poster_is_a_labelled_frame_and_not_a_flash(clip: EncodedClip, label: Label) -> None:
    with Image.open(clip.poster) as poster:
        assert (poster.format, poster.size) == ("JPEG", (WIDTH, HEIGHT))
        pixels = np.asarray(poster.convert("RGB")).astype(int)
    assert pixels.mean() < 200
    assert pixels[label.box].max() > 200


def test_the_preview_moves_for_as_long_as_the_clip(clip: EncodedClip) -> None:
    with Image.open(clip.preview) as preview:
        assert preview.format == "WEBP"
        assert preview.size[0] == 240
        assert preview.n_frames > 10
        shown_ms = 0
        for index in range(preview.n_frames):
            preview.seek(index)
            preview.load()
            shown_ms += preview.info["duration"]
    assert shown_ms == pytest.approx(clip.duration_ms, abs=100)


def test_loudness_survives_the_encoder(tmp_path: Path, label: Label) -> None:
    meter = pyloudnorm.Meter(AUDIO_RATE)
    seconds = np.arange(2 * AUDIO_RATE) / AUDIO_RATE
    chord = sum(np.sin(2 * np.pi * tone * seconds) for tone in (110, 220, 330, 1760)) * np.sin(3 * seconds)
    sound = np.stack([chord, chord], axis=1).astype(np.float32) * 0.12
    made = encode(result(60, audio=sound), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label)
    before = meter.integrated_loudness(sound.astype(float))
    assert meter.integrated_loudness(read_sound(made.video)[1].astype(float)) == pytest.approx(before, abs=0.3)


def test_both_ffmpegs_make_the_same_kind_of_clip(tmp_path: Path, label: Label, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "binary", imageio_ffmpeg.get_ffmpeg_exe)
    rendered = result(20, frames=Frames(20, (9,)), audio=beeps(20, (9,)))
    found = probe(encode(rendered, width=WIDTH, height=HEIGHT, folder=tmp_path, label=label).video)
    assert (found.num_frames, found.frame_rate, found.audio_start_s) == (20, FRAME_RATE, 0)


def test_progress_counts_every_frame(tmp_path: Path, label: Label) -> None:
    seen: list[int] = []
    encode(result(5), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label, on_frame=seen.append)
    assert seen == [1, 2, 3, 4, 5]


def test_cancelling_leaves_no_file_no_process_and_a_closed_engine(tmp_path: Path, label: Label) -> None:
    frames = Frames(40)

    def stop(done: int) -> None:
        if done == 7:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        encode(result(40, frames=frames), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label, on_frame=stop)
    assert names(tmp_path) == []
    assert frames.closed
    ours = ["ps", "--ppid", str(os.getpid()), "-o", "args"]
    assert "clip.mp4" not in subprocess.run(ours, capture_output=True, text=True, check=True).stdout


def wrong_size() -> Iterator[np.ndarray]:
    yield np.zeros((HEIGHT, WIDTH + 2, 3), np.uint8)


@pytest.mark.parametrize(
    "rendered",
    [
        result(3, announced=5),
        result(6, announced=5),
        result(1, frames=wrong_size()),
        result(30, audio=np.zeros((100, 2), np.float32)),
    ],
    ids=["too few frames", "too many frames", "wrong size", "short sound"],
)
def test_a_result_that_breaks_its_promise_is_refused(rendered: object, tmp_path: Path, label: Label) -> None:
    with pytest.raises(MediaError) as caught:
        encode(rendered, width=WIDTH, height=HEIGHT, folder=tmp_path, label=label)  # type: ignore[arg-type]
    assert caught.value.code == "encode_failed"
    assert names(tmp_path) == []


def test_an_encoder_that_dies_is_a_typed_error(tmp_path: Path, label: Label, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "binary", lambda: "/bin/false")
    with pytest.raises(MediaError) as caught:
        encode(result(40), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label)
    assert caught.value.code == "encode_failed"
    assert names(tmp_path) == []


def test_an_encoder_that_takes_nothing_is_given_up(
    tmp_path: Path, label: Label, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(program, "binary", lambda: str(sleeper))
    monkeypatch.setattr(feed, "STALL_S", 0.2)
    with pytest.raises(MediaError) as caught:
        encode(result(60), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label)
    assert caught.value.code == "encode_failed"
    assert names(tmp_path) == ["sleeper"]


@pytest.mark.parametrize("num_frames", [1, 7, 30, 31, 44])
def test_short_clips_are_written_while_they_can_be_watched(num_frames: int, tmp_path: Path, monkeypatch):
    """All of their sound is ahead of their frames: the encoder must hear that it ends."""
    monkeypatch.setattr(feed, "STALL_S", 8.0)
    clip = encode(
        result(num_frames),
        width=WIDTH,
        height=HEIGHT,
        folder=tmp_path,
        label=Label(width=WIDTH, height=HEIGHT, font=None),
        on_chunk=lambda _chunk: None,
    )
    assert len(read_frames(clip.video)) == num_frames
