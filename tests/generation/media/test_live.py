"""Playing a clip while it is made, and memory that does not grow with it."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, RenderResult
from generation.media.encode import encode
from generation.media.errors import MediaError
from generation.media.label import Label
from generation.media.live import Chunk
from generation.media.playlist import read_segments, write_growing
from generation.media.sound import Sound, blocks
from tests.generation.media.clips import FRAME_RATE, HEIGHT, WIDTH, Frames, beeps, read_frames, read_sound, result

NUM_FRAMES = 135
FLASHES = (4, 40, 100)


@pytest.fixture(scope="module")
def label() -> Label:
    return Label(width=WIDTH, height=HEIGHT, font=None)


class Player:
    """Keeps chunks as a viewer would fetch them, and notes after how many frames each came."""

    def __init__(self) -> None:
        self.frames = 0
        self.chunks: list[tuple[str, float, bytes]] = []
        self.came_at: list[int] = []

    def take(self, chunk: Chunk) -> None:
        self.chunks.append((chunk.path.name, chunk.seconds, chunk.path.read_bytes()))
        self.came_at.append(self.frames)

    def count(self, done: int) -> None:
        self.frames = done

    def play(self, folder: Path, chunks: int) -> Path:
        path = folder / "played.mp4"
        path.write_bytes(b"".join(data for _, _, data in self.chunks[:chunks]))
        return path


@pytest.fixture(scope="module")
def player(label: Label, tmp_path_factory: pytest.TempPathFactory) -> Player:
    player, folder = Player(), tmp_path_factory.mktemp("live")
    rendered = result(NUM_FRAMES, frames=slow(Frames(NUM_FRAMES, FLASHES)), audio=beeps(NUM_FRAMES, FLASHES))
    encode(
        rendered, width=WIDTH, height=HEIGHT, folder=folder, label=label, on_frame=player.count, on_chunk=player.take
    )
    return player


def slow(frames: Iterator[np.ndarray]) -> Iterator[np.ndarray]:
    """As an engine gives them: not faster than the encoder."""
    for frame in frames:
        time.sleep(0.01)
        yield frame


def test_the_first_piece_plays_while_frames_still_come(player: Player, tmp_path: Path) -> None:
    assert [name for name, _, _ in player.chunks[:2]] == ["init.mp4", "0.m4s"]
    assert player.came_at[1] < NUM_FRAMES / 2
    frames = read_frames(player.play(tmp_path, 2))
    assert len(frames) == 15
    assert [index for index, (_, frame) in enumerate(frames) if frame.mean() > 200] == [4]


def test_pieces_together_are_the_whole_clip_in_time_with_its_sound(player: Player, tmp_path: Path) -> None:
    whole = player.play(tmp_path, len(player.chunks))
    frames = read_frames(whole)
    assert len(frames) == NUM_FRAMES
    assert sum(seconds for _, seconds, _ in player.chunks) == pytest.approx(NUM_FRAMES / FRAME_RATE, abs=0.03)
    start_s, sound = read_sound(whole)
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.3)
    heard = [start_s + onset / AUDIO_RATE for onset in loud[np.diff(loud, prepend=-AUDIO_RATE) > AUDIO_RATE // 10]]
    assert heard == pytest.approx([time for time, frame in frames if frame.mean() > 200], abs=0.001)


def test_the_video_kept_is_the_same_with_and_without_a_viewer(label: Label, tmp_path: Path) -> None:
    videos = []
    for name, on_chunk in (("with", lambda chunk: None), ("without", None)):
        folder = tmp_path / name
        folder.mkdir()
        rendered = result(40, audio=beeps(40, (3,)))
        clip = encode(rendered, width=WIDTH, height=HEIGHT, folder=folder, label=label, on_chunk=on_chunk)
        videos.append(clip.video.read_bytes())
    assert videos[0] == videos[1]


def test_a_viewer_that_fails_leaves_nothing_behind(label: Label, tmp_path: Path) -> None:
    def refuse(_chunk: Chunk) -> None:
        raise OSError("the store is full")

    with pytest.raises(OSError, match="full"):
        encode(result(60), width=WIDTH, height=HEIGHT, folder=tmp_path, label=label, on_chunk=refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_growing_playlist_says_what_there_is_so_far() -> None:
    text = write_growing("init.mp4", [("0.m4s", 0.5), ("1.m4s", 1.5)], longest_s=2)
    assert '#EXT-X-MAP:URI="init.mp4"' in text and "#EXT-X-TARGETDURATION:2\n" in text
    assert "ENDLIST" not in text
    assert [(one.name, one.seconds) for one in read_segments(text)] == [("0.m4s", 0.5), ("1.m4s", 1.5)]


@pytest.mark.parametrize("size", [700, 4800, 48_001])
def test_sound_in_blocks_makes_the_same_clip_as_in_one(label: Label, tmp_path: Path, size: int) -> None:
    whole = beeps(60, (10, 30))
    pieces = (whole[start : start + size] for start in range(0, len(whole), size))
    videos = []
    for name, audio in (("one", whole), ("many", pieces)):
        folder = tmp_path / name
        folder.mkdir()
        rendered = result(60, audio=audio)  # type: ignore[arg-type]  # blocks are sound, too
        clip = encode(rendered, width=WIDTH, height=HEIGHT, folder=folder, label=label)
        videos.append((clip.video.read_bytes(), clip.waveform.read_bytes()))
    assert videos[0] == videos[1]


def test_blocks_are_read_in_step_with_the_frames() -> None:
    read = 0

    def given() -> Iterator[np.ndarray]:
        nonlocal read
        for _ in range(100):
            read += 1
            yield np.zeros((AUDIO_RATE, 2), np.float32)

    sound = Sound(given(), num_frames=100 * FRAME_RATE, frame_rate=FRAME_RATE)
    for frame in (1, FRAME_RATE, 10 * FRAME_RATE):
        list(sound.until(frame))
        assert read <= frame // FRAME_RATE + 2
    assert len(list(blocks(np.zeros((5, 2), np.float32)))) == 1


@pytest.mark.parametrize("block", [np.zeros((4800, 1), np.float32), np.zeros(4800, np.float32)])
def test_sound_that_is_not_stereo_is_refused(block: np.ndarray) -> None:
    with pytest.raises(MediaError, match="stereo"):
        list(Sound(iter([block]), num_frames=30, frame_rate=30).until(1))


def encode_minute(folder: str) -> None:
    """Run by the test below in a process of its own; prints the peak of its memory in kB."""
    count = 60 * FRAME_RATE
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    frame = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    rendered = RenderResult(
        frames=(frame for _ in range(count)),
        audio=(np.zeros((AUDIO_RATE // 2, 2), np.float32) for _ in range(120)),  # type: ignore[arg-type]
        storyboard=None,
        engine="drawn",
        engine_version="1",
        num_frames=count,
        frame_rate=FRAME_RATE,
    )
    label = Label(width=WIDTH, height=HEIGHT, font=None)
    encode(rendered, width=WIDTH, height=HEIGHT, folder=Path(folder), label=label, on_chunk=lambda chunk: None)
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb))


def test_a_minute_takes_no_more_memory_than_a_moment(tmp_path: Path) -> None:
    code = f"from tests.generation.media.test_live import encode_minute; encode_minute({str(tmp_path)!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 40_000, f"{done.stdout} kB"
