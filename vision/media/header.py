"""How large a video's pictures are, by its container's own words, before any decoder sees it.

The words may lie: the sandbox's decoder has the same limit. They spare the honest an upload to nowhere.
"""

import struct
from collections.abc import Iterator

from vision.media.errors import MediaError

_MP4_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_VISUAL = {b"avc1", b"avc3", b"hvc1", b"hev1", b"vp08", b"vp09", b"av01", b"mp4v"}
_SEGMENT, _CLUSTER, _WIDTH, _HEIGHT = 0x18538067, 0x1F43B675, 0xB0, 0xBA
_MATROSKA_PARENTS = {_SEGMENT, 0x1654AE6B, 0xAE, 0xE0}
"""Segment, Tracks, TrackEntry, Video."""
_MOST_BOXES = 20_000


def is_video(data: bytes) -> bool:
    """By its first bytes."""
    return data[4:8] == b"ftyp" or data[:4] == b"\x1a\x45\xdf\xa3"


def frame_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, of the largest track. Raises MediaError `unsupported_video_format` for what is
    neither MP4, MOV, WebM nor MKV, `video_not_understood` where it names no pictures.
    """
    if data[4:8] == b"ftyp":
        sizes = list(_mp4_sizes(data, 0, len(data)))
    elif data[:4] == b"\x1a\x45\xdf\xa3":
        sizes = list(_matroska_sizes(data))
    else:
        raise MediaError("not an MP4, MOV, WebM or MKV file", code="unsupported_video_format")
    if not sizes:
        raise MediaError("the video names no pictures", code="video_not_understood")
    return max(sizes, key=lambda size: size[0] * size[1])


def _mp4_sizes(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", data, start)
        header = 8
        if size == 1 and start + 16 <= end:
            size, header = struct.unpack_from(">Q", data, start + 8)[0], 16
        stop = end if size == 0 else min(end, start + size)
        if stop < start + header:
            return
        if kind in _MP4_PARENTS:
            yield from _mp4_sizes(data, start + header, stop)
        elif kind == b"stsd":
            yield from _mp4_sizes(data, start + header + 8, stop)
        elif kind in _VISUAL and start + header + 28 <= stop:  # ISO/IEC 14496-12, 12.1.3: VisualSampleEntry
            yield struct.unpack_from(">HH", data, start + header + 24)
        start = stop


def _matroska_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Elements in reading order (RFC 8794, RFC 9559); parents are entered, so that unknown lengths do no harm."""
    at, width = 0, 0
    for _ in range(_MOST_BOXES):
        read = _element(data, at)
        if read is None or read[0] == _CLUSTER:
            return
        kind, length, first = read
        if kind in _MATROSKA_PARENTS:
            at = first
            continue
        if length is None or length > len(data) - first:
            return
        if kind == _WIDTH:
            width = int.from_bytes(data[first : first + length])
        elif kind == _HEIGHT:
            yield width, int.from_bytes(data[first : first + length])
        at = first + length


def _element(data: bytes, at: int) -> tuple[int, int | None, int] | None:
    """(id, length or None where unknown, first byte of its content), None at the end or where it makes no sense."""
    if at >= len(data) or not data[at]:
        return None
    wide = 9 - data[at].bit_length()
    length_at = at + wide
    if wide > 4 or length_at >= len(data) or not data[length_at]:
        return None
    long = 9 - data[length_at].bit_length()
    raw = int.from_bytes(data[length_at : length_at + long])
    most = (1 << 7 * long) - 1
    length = raw & most
    return int.from_bytes(data[at:length_at]), None if length == most else length, length_at + long
