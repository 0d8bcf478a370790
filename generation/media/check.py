"""Every file is read again after it was written: what is wrong with it is found before anybody plays it."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from PIL import Image

from generation.contracts import AUDIO_RATE
from generation.media.boxes import read_boxes
from generation.media.errors import MediaError
from generation.media.playlist import Segment, read_segments

MOST_OFFSET_S = 0.001
"""Between the starts of sound and picture."""
PRIMING_S = 1024 / AUDIO_RATE
"""What AAC puts before the first sample; a file without an edit list shows it."""
_SLACK_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a video stream must be. `codec` is FFmpeg's name of the format."""

    width: int
    height: int
    num_frames: int
    frame_rate: int
    codec: str = "h264"

    @property
    def seconds(self) -> float:
        return self.num_frames / self.frame_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What a stream was found to be: presentation times in seconds, parts as the file has them."""

    start_s: float
    end_s: float
    packets: int
    keyframes: tuple[float, ...]
    extradata: bytes


def check_clip(path: Path, wanted: Picture) -> None:
    """A progressive MP4 with sound. Raises MediaError `file_broken`."""
    order = [box.kind for box in read_boxes(path) if box.kind in {"moov", "moof", "mdat"}]
    _demand(path, order == ["moov", "mdat"], "does not play while it loads")
    video, audio = _video(path, wanted), _audio(path)
    _demand(path, abs(audio.start_s - video.start_s) <= MOST_OFFSET_S, "has sound and picture apart")
    _demand(path, audio.end_s >= wanted.seconds - _SLACK_S, "has too little sound")


def check_rung(path: Path, wanted: Picture) -> Track:
    """One rung of a ladder: every segment of its playlist begins with a picture that needs no other."""
    track = _video(path, wanted)
    at = track.start_s
    for segment in _segments(path, wanted.seconds):
        near = any(abs(time - at) < 0.5 / wanted.frame_rate for time in track.keyframes)
        _demand(path, near, "has a segment that needs the one before")
        at += segment.seconds
    return track


def check_sound(path: Path, seconds: float, *, video_start_s: float) -> Track:
    """The ladder's sound: it must be heard when the rungs are seen, whose first frame is at `video_start_s`."""
    track = _audio(path)
    _segments(path, seconds)
    _demand(path, abs(track.start_s + PRIMING_S - video_start_s) <= MOST_OFFSET_S, "is not in time with the picture")
    _demand(path, track.end_s - track.start_s >= seconds - _SLACK_S, "is too short")
    return track


def check_picture(path: Path, size: tuple[int, int]) -> None:
    try:
        with Image.open(path) as picture:
            picture.load()
            found = picture.size
    except OSError:
        found = None
    _demand(path, found == size, "is not the picture it should be")


def _video(path: Path, wanted: Picture) -> Track:
    """Raises also when the size, the codec, the rate, the number of frames or the length is another."""
    with _opened(path) as container:
        if not container.streams.video:
            raise MediaError(f"{path.name} has no picture", code="file_broken")
        stream = container.streams.video[0]
        context, rate = stream.codec_context, float(stream.average_rate or 0)
        size = (context.width, context.height) == (wanted.width, wanted.height)
        _demand(path, size and context.codec.canonical_name == wanted.codec, "is another picture")
        _demand(path, abs(rate - wanted.frame_rate) < 0.5, "has another frame rate")
        track = _track(path, container, stream)
    _demand(path, track.packets == wanted.num_frames, f"has {track.packets} of {wanted.num_frames} frames")
    _demand(path, abs(track.end_s - track.start_s - wanted.seconds) <= 1.5 / wanted.frame_rate, "has another length")
    return track


def _audio(path: Path) -> Track:
    with _opened(path) as container:
        if not container.streams.audio:
            raise MediaError(f"{path.name} has no sound", code="file_broken")
        return _track(path, container, container.streams.audio[0])


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    try:
        with av.open(str(path), format="mov", options={"protocol_whitelist": "file"}) as container:
            yield container
    except (FFmpegError, OSError) as error:
        raise MediaError(f"{path.name} does not decode: {type(error).__name__}", code="file_broken") from error


def _track(path: Path, container: InputContainer, stream: av.VideoStream | av.AudioStream) -> Track:
    """Reads every packet and decodes those that need no other: all of the sound, key pictures of the video."""
    packets = [packet for packet in container.demux(stream) if packet.size]
    keys = [packet for packet in packets if packet.is_keyframe]
    _demand(path, bool(keys), "is empty")
    decoded = sum(len(stream.codec_context.decode(packet)) for packet in [*keys, None])
    _demand(path, decoded >= len(keys) - (stream.type == "audio"), "does not decode")
    base = float(stream.time_base or 0)
    return Track(
        start_s=float((stream.start_time or 0) * base),
        end_s=max(float(((packet.pts or 0) + (packet.duration or 0)) * base) for packet in packets),
        packets=len(packets),
        keyframes=tuple(float((packet.pts or 0) * base) for packet in keys),
        extradata=stream.codec_context.extradata or b"",
    )


def _segments(path: Path, seconds: float) -> list[Segment]:
    """Of the playlist beside the file: whole fragments of it, and together as long as the clip."""
    segments = read_segments(path.with_suffix(".m3u8").read_text())
    starts = {box.first for box in read_boxes(path) if box.kind in {"styp", "sidx", "moof", "prft"}}
    ends = {box.first + box.size for box in read_boxes(path)}
    for one in segments:
        whole = one.name == path.name and one.first in starts and one.first + one.size in ends
        _demand(path, whole, "has a playlist of another file")
    _demand(path, abs(sum(one.seconds for one in segments) - seconds) <= _SLACK_S, "has a playlist of another length")
    return segments


def _demand(path: Path, holds: bool, otherwise: str) -> None:
    if not holds:
        raise MediaError(f"{path.name} {otherwise}", code="file_broken")
