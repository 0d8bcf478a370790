"""Frames and sound to a finished clip, in one pass: labelled, H.264 and AAC in a progressive MP4, and its pictures."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from generation.contracts import RenderResult
from generation.media import planes
from generation.media.check import Picture, check_clip, check_picture
from generation.media.command import encoding
from generation.media.errors import MediaError
from generation.media.feed import Feed
from generation.media.label import Label
from generation.media.live import Chunk, Live
from generation.media.poster import Poster, Preview
from generation.media.sound import Sound
from generation.media.sprites import Sprites

FINISH_S = 120.0
NAMES = {
    "video": "clip.mp4",
    "poster": "poster.jpg",
    "preview": "preview.webp",
    "sprites": "sprites.webp",
    "sprites_index": "sprites.vtt",
    "waveform": "waveform.json",
}
OnChunk = Callable[[Chunk], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedClip:
    """Files in the folder given to `encode`: MP4, JPEG, animated WebP; WebP sheet, WebVTT and JSON for players. `tags`
    are what the MP4 says of itself.
    """

    video: Path
    poster: Path
    preview: Path
    sprites: Path
    sprites_index: Path
    waveform: Path
    width: int
    height: int
    num_frames: int
    frame_rate: int
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def duration_ms(self) -> int:
        return round(1000 * self.num_frames / self.frame_rate)

    @property
    def picture(self) -> Picture:
        return Picture(width=self.width, height=self.height, num_frames=self.num_frames, frame_rate=self.frame_rate)


def encode(
    result: RenderResult,
    *,
    width: int,
    height: int,
    folder: Path,
    label: Label,
    tags: Mapping[str, str] | None = None,
    on_frame: Callable[[int], None] = lambda done: None,
    on_chunk: OnChunk | None = None,
) -> EncodedClip:
    """Reads every frame (uint8 [height, width, 3]), labels it and encodes; `on_frame(frames done)` may raise to stop.

    The sound is read in step with the frames: memory does not grow with the clip. With `on_chunk` the clip can be
    played while it is made: called with each finished piece, whose file is the callee's. The same frames, sound, tags
    and ffmpeg give the same bytes. Every file is read again. Whatever happens, `result.frames` is closed and ffmpeg has
    ended; on failure `folder` holds nothing of ours. Raises MediaError `encode_failed` or `file_broken`, or what
    callbacks and engine raise.
    """
    files = {key: folder / name for key, name in NAMES.items()}
    with contextlib.ExitStack() as cleanup:
        cleanup.callback(_close, result.frames)
        rollback = cleanup.enter_context(contextlib.ExitStack())
        for path in files.values():
            rollback.callback(path.unlink, missing_ok=True)
        sound = Sound(result.audio, num_frames=result.num_frames, frame_rate=result.frame_rate)
        cleanup.callback(sound.close)
        pictures = _Pictures(result, width, height)
        tell = cleanup.enter_context(_telling(folder, on_chunk))
        command = partial(
            encoding,
            width=width,
            height=height,
            frame_rate=result.frame_rate,
            video=NAMES["video"],
            live=on_chunk is not None,
            tags=tags,
        )
        with Feed(lambda pipe: command(sound=pipe), folder=folder) as feed:
            for done, picture in enumerate(_labelled(result, width, height, label), start=1):
                feed.write(picture.data, list(sound.until(done)), sound_ends=sound.complete)
                pictures.see(done - 1, picture)
                tell()
                on_frame(done)
            feed.end_input()
            pictures.save(files)
            sound.waveform.save(files["waveform"])
            feed.finish(timeout_s=FINISH_S)
        tell()
        clip = EncodedClip(
            **files,
            width=width,
            height=height,
            num_frames=result.num_frames,
            frame_rate=result.frame_rate,
            tags=dict(tags or {}),
        )
        check_clip(clip.video, clip.picture)
        pictures.check(clip)
        rollback.pop_all()
    return clip


class _Pictures:
    """Everything that is drawn from the frames as they pass."""

    def __init__(self, result: RenderResult, width: int, height: int) -> None:
        count, rate = result.num_frames, result.frame_rate
        self._poster = Poster(width=width, height=height, num_frames=count)
        self._preview = Preview(width=width, height=height, frame_rate=rate)
        self._sprites = Sprites(width=width, height=height, num_frames=count, frame_rate=rate)

    def see(self, index: int, picture: np.ndarray) -> None:
        self._poster.see(index, picture)
        self._preview.see(index, picture)
        self._sprites.see(index, picture)

    def save(self, files: dict[str, Path]) -> None:
        self._poster.save(files["poster"])
        self._preview.save(files["preview"])
        self._sprites.save(files["sprites"], files["sprites_index"])

    def check(self, clip: EncodedClip) -> None:
        check_picture(clip.poster, (clip.width, clip.height))
        check_picture(clip.preview, self._preview.size)
        check_picture(clip.sprites, self._sprites.grid.size)


def _labelled(result: RenderResult, width: int, height: int, label: Label) -> Iterator[np.ndarray]:
    """Every frame as a labelled I420 picture, valid until the next; exactly as many as were announced."""
    picture = planes.blank(width, height)
    done = 0
    for frame in result.frames:
        if frame.shape != (height, width, 3) or frame.dtype != np.uint8 or done == result.num_frames:
            raise MediaError("the engine gave a frame that it did not announce", code="encode_failed")
        planes.from_rgb(frame, picture)
        label.lay(picture)
        done += 1
        yield picture
    if done != result.num_frames:
        raise MediaError(f"the engine gave {done} of {result.num_frames} frames", code="encode_failed")


@contextlib.contextmanager
def _telling(folder: Path, on_chunk: OnChunk | None) -> Iterator[Callable[[], None]]:
    """A function that passes on what can be played by now; on failure the pieces go."""
    if on_chunk is None:
        yield lambda: None
        return
    live = Live(folder)

    def tell() -> None:
        for chunk in live.news():
            on_chunk(chunk)

    try:
        yield tell
    except BaseException:
        live.remove()
        raise


def _close(frames: Iterator[np.ndarray]) -> None:
    close = getattr(frames, "close", None)
    if close:
        close()
