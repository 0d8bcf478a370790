"""The files that players want, decoded again."""

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from generation.contracts import AUDIO_RATE, Cancelled, RenderResult
from generation.media import av1, ladder
from generation.media.check import PRIMING_S, Picture, check_clip, check_picture
from generation.media.encode import EncodedClip, encode
from generation.media.errors import MediaError
from generation.media.label import Label
from generation.media.ladder import rungs
from generation.media.package import package
from generation.media.playlist import read_segments
from tests.generation.media.clips import FRAME_RATE, beeps, read_frames, read_sound
from vision.media import ffmpeg as program

WIDTH, HEIGHT, NUM_FRAMES = 540, 960, 80
FLASHES = (12, 31, 70)
SHADES = (40, 90, 140, 190)
"""Of the four tiles a clip of this length has."""


def shade(index: int) -> int:
    return SHADES[min(3, index * 4 // NUM_FRAMES)]


def drawn(num_frames: int = NUM_FRAMES, flashes: tuple[int, ...] = FLASHES) -> RenderResult:
    """One shade for each tile of the sprite sheet, white at `flashes`."""
    frames = (
        np.full((HEIGHT, WIDTH, 3), 255 if index in flashes else shade(index), np.uint8) for index in range(num_frames)
    )
    return RenderResult(
        frames=frames,
        audio=beeps(num_frames, flashes),
        storyboard=None,
        engine="drawn",
        engine_version="1",
        num_frames=num_frames,
        frame_rate=FRAME_RATE,
    )


def made(folder: Path) -> EncodedClip:
    label = Label(width=WIDTH, height=HEIGHT, font=None)
    return encode(drawn(), width=WIDTH, height=HEIGHT, folder=folder, label=label)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> EncodedClip:
    return made(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def files(clip: EncodedClip) -> dict[str, Path]:
    return package(clip)


def onsets_s(path: Path) -> list[float]:
    start_s, sound = read_sound(path)
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.3)
    return [start_s + onset / AUDIO_RATE for onset in loud[np.diff(loud, prepend=-AUDIO_RATE) > AUDIO_RATE // 10]]


def test_there_is_a_rung_for_every_smaller_side() -> None:
    assert [(rung.width, rung.height) for rung in rungs(720, 1280)] == [(720, 1280), (480, 854), (360, 640)]
    assert [rung.name for rung in rungs(1920, 1080)] == ["1080", "720", "480", "360"]
    assert [rung.name for rung in rungs(540, 960)] == ["540", "480", "360"]
    assert [rung.name for rung in rungs(90, 160)] == ["90"]


def test_the_top_rung_is_the_mp4s_own_stream(clip: EncodedClip, files: dict[str, Path]) -> None:
    both = itertools.zip_longest(read_frames(clip.video), read_frames(files["540.mp4"]))
    assert all(np.array_equal(one[1], other[1]) for one, other in both)


@pytest.mark.parametrize(("name", "size"), [("540", (540, 960)), ("480", (480, 854)), ("360", (360, 640))])
def test_every_rung_decodes_whole_and_shows_the_same(files: dict[str, Path], name: str, size: tuple[int, int]) -> None:
    frames = read_frames(files[f"{name}.mp4"])
    assert len(frames) == NUM_FRAMES
    assert frames[0][1].shape[1::-1] == size
    assert [index for index, (_, frame) in enumerate(frames) if frame.mean() > 220] == list(FLASHES)
    first_s = frames[0][0]
    assert [time - first_s for time, _ in frames] == pytest.approx(
        [n / FRAME_RATE for n in range(NUM_FRAMES)], abs=0.001
    )


@pytest.mark.parametrize("name", ["540", "480", "360"])
def test_every_segment_of_a_rung_decodes_by_itself(files: dict[str, Path], tmp_path: Path, name: str) -> None:
    data = files[f"{name}.mp4"].read_bytes()
    segments = read_segments(files[f"{name}.m3u8"].read_text())
    assert [segment.seconds for segment in segments] == pytest.approx([2.0, 2 / 3], abs=0.001)
    part = tmp_path / "part.mp4"
    counts = []
    for one in segments:
        part.write_bytes(data[: segments[0].first] + data[one.first : one.first + one.size])
        counts.append(len(read_frames(part)))
    assert counts == [60, 20]


def test_a_flash_is_seen_when_its_beep_is_heard_in_mp4_and_ladder(clip: EncodedClip, files: dict[str, Path]) -> None:
    for video, sound in (
        (clip.video, clip.video),
        (files["540.mp4"], files["sound.mp4"]),
        (files["360.mp4"], files["sound.mp4"]),
    ):
        seen = [time for time, frame in read_frames(video) if frame.mean() > 220]
        assert onsets_s(sound) == pytest.approx(seen, abs=0.001)


def test_the_master_says_size_rate_and_codecs_and_points_to_files(files: dict[str, Path]) -> None:
    text = files["master.m3u8"].read_text()
    named = re.findall(r'^(?!#)(\S+)$|URI="([^"]+)"', text, re.MULTILINE)
    assert [one or other for one, other in named] == ["sound.m3u8", "540.m3u8", "480.m3u8", "360.m3u8"]
    for line, name in zip(re.findall(r"#EXT-X-STREAM-INF.*", text), ("540", "480", "360"), strict=True):
        with av.open(str(files[f"{name}.mp4"])) as container:
            profile = container.streams.video[0].codec_context.extradata[1:4].hex()
        assert f'CODECS="avc1.{profile},mp4a.40.2"' in line
        peak, mean = (int(rate) for rate in re.findall(r"BANDWIDTH=(\d+)", line))
        whole = (
            8 * (files[f"{name}.mp4"].stat().st_size + files["sound.mp4"].stat().st_size) / (NUM_FRAMES / FRAME_RATE)
        )
        assert 0.9 * whole < mean <= peak < 4 * whole


def test_each_tile_of_the_sheet_shows_its_time(clip: EncodedClip, files: dict[str, Path]) -> None:
    cues = re.findall(
        r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\nsprites\.webp#xywh=(\d+),(\d+),(\d+),(\d+)",
        files["sprites.vtt"].read_text(),
    )
    assert len(cues) == 5
    assert (cues[0][0], cues[-1][1]) == ("00:00:00.000", "00:00:02.667")
    assert all(one[1] == other[0] for one, other in itertools.pairwise(cues))
    with Image.open(files["sprites.webp"]) as sheet:
        pixels = np.asarray(sheet.convert("RGB")).astype(int)
    for begin, _end, *place in cues:
        left, top, width, height = map(int, place)
        assert (width, height) == (90, 160)
        middle = int((seconds(begin) + 0.25) * FRAME_RATE)
        assert abs(pixels[top + 80 : top + height, left : left + width].mean() - shade(middle)) < 8


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def test_the_waveform_has_the_peaks_of_the_sound(files: dict[str, Path]) -> None:
    body = json.loads(files["waveform.json"].read_text())
    step, peaks = body["samples_per_pixel"], np.array(body["data"]).reshape(-1, 2)
    assert (body["version"], body["bits"], body["channels"], body["length"]) == (2, 8, 1, len(peaks))
    sound = beeps(NUM_FRAMES, FLASHES)
    assert len(peaks) == -(-len(sound) // step)
    for index, (low, high) in enumerate(peaks):
        stretch = sound[index * step : (index + 1) * step]
        assert (low, high) == pytest.approx((127 * stretch.min(), 127 * stretch.max()), abs=1)


def test_av1_is_made_when_it_is_wanted(tmp_path: Path) -> None:
    files = package(made(tmp_path), av1=True)
    with av.open(str(files["av1.mp4"])) as container:
        assert container.streams.video[0].codec_context.codec.canonical_name == "av1"
    frames = read_frames(files["av1.mp4"])
    assert [index for index, (_, frame) in enumerate(frames) if frame.mean() > 220] == list(FLASHES)


def test_av1_without_its_encoder_is_refused_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = made(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setattr(av1, "ENCODER", "libnone")
    with pytest.raises(MediaError) as caught:
        package(clip, av1=True)
    assert caught.value.code == "av1_missing"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_whoever_waits_may_stop_it_and_nothing_stays(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled("stopped")

    clip = made(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(Cancelled):
        package(clip, av1=True, on_wait=stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="in time") as caught:
        program.run(["sleep", "30"], folder=tmp_path, timeout_s=0.3, code="package_failed")
    assert caught.value.code == "package_failed"


def test_a_ladder_that_ffmpeg_cannot_make_is_a_typed_error(clip: EncodedClip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "binary", lambda: "/bin/false")
    with pytest.raises(MediaError) as caught:
        ladder.write_ladder(clip.video, rungs(WIDTH, HEIGHT), frame_rate=FRAME_RATE, seconds=2)
    assert caught.value.code == "package_failed"


def test_what_was_cut_off_or_is_another_clip_does_not_pass(clip: EncodedClip, tmp_path: Path) -> None:
    wanted = Picture(width=WIDTH, height=HEIGHT, num_frames=NUM_FRAMES, frame_rate=FRAME_RATE)
    check_clip(clip.video, wanted)
    data = clip.video.read_bytes()
    cut = tmp_path / "clip.mp4"
    for share in (0, 100, len(data) // 2, len(data) - 1):
        cut.write_bytes(data[:share])
        with pytest.raises(MediaError) as caught:
            check_clip(cut, wanted)
        assert caught.value.code == "file_broken"
    for changes in ({"num_frames": NUM_FRAMES + 1}, {"width": 480}, {"frame_rate": 24}, {"codec": "av1"}):
        fields = {"width": WIDTH, "height": HEIGHT, "num_frames": NUM_FRAMES, "frame_rate": FRAME_RATE} | changes
        with pytest.raises(MediaError, match=r"another|frames"):
            check_clip(clip.video, Picture(**fields))


def test_noise_in_place_of_pictures_does_not_pass(clip: EncodedClip, tmp_path: Path) -> None:
    data = bytearray(clip.video.read_bytes())
    at = data.index(b"mdat") + 40
    data[at:] = np.random.default_rng(1).integers(0, 256, len(data) - at, np.uint8).tobytes()
    broken = tmp_path / "clip.mp4"
    broken.write_bytes(data)
    with pytest.raises(MediaError) as caught:
        check_clip(broken, Picture(width=WIDTH, height=HEIGHT, num_frames=NUM_FRAMES, frame_rate=FRAME_RATE))
    assert caught.value.code == "file_broken"


def test_a_broken_file_stops_the_package_and_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    clip = made(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(MediaError) as caught:
        package(replace(clip, num_frames=NUM_FRAMES + 30))
    assert caught.value.code == "file_broken"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_poster_that_is_half_there_does_not_pass(clip: EncodedClip, tmp_path: Path) -> None:
    half = tmp_path / "poster.jpg"
    half.write_bytes(clip.poster.read_bytes()[:2000])
    with pytest.raises(MediaError, match="not the picture"):
        check_picture(half, (WIDTH, HEIGHT))


def test_aac_priming_is_what_the_check_takes_it_for(files: dict[str, Path]) -> None:
    with av.open(str(files["sound.mp4"])) as container:
        shown = float(container.streams.audio[0].start_time * container.streams.audio[0].time_base)
    with av.open(str(files["540.mp4"])) as container:
        seen = float(container.streams.video[0].start_time * container.streams.video[0].time_base)
    assert seen - shown == pytest.approx(PRIMING_S, abs=0.001)
