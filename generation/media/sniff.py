"""What a sound file is by its own bytes, before any decoder sees it. Names and declared types are not asked."""

import struct
from enum import StrEnum
from pathlib import Path

from generation.media.errors import MediaError

_MP4_BRANDS = {
    b"M4A ",
    b"M4B ",
    b"mp41",
    b"mp42",
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"dash",
    b"3gp4",
    b"3gp5",
}
_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_MAX_MOOV = 4 << 20
_MAX_BOXES = 4000


class Format(StrEnum):
    """The value is ffmpeg's demuxer."""

    MP3 = "mp3"
    M4A = "mov"
    WAV = "wav"
    OGG = "ogg"


def sniff(path: Path) -> Format:
    """Raises MediaError `unsupported_audio_format`, also for an MP4 that is encrypted or holds pictures, and
    `audio_not_understood` for an MP4 whose boxes make no sense.
    """
    with path.open("rb") as file:
        head = file.read(16)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Format.WAV
    if head[:4] == b"OggS":
        return Format.OGG
    if head[:3] == b"ID3" or _is_mp3_frame(head):
        return Format.MP3
    if head[4:8] == b"ftyp" and head[8:12] in _MP4_BRANDS:
        _check_mp4(path)
        return Format.M4A
    raise MediaError("not an mp3, m4a, wav or ogg file", code="unsupported_audio_format")


def _is_mp3_frame(head: bytes) -> bool:
    """An MPEG audio header, layer III, with a legal bit rate and sample rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    return version != 1 and layer == 1 and head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3


def _check_mp4(path: Path) -> None:
    """Walks the boxes: one or more sound tracks, none encrypted, no video track, nothing larger than its parent."""
    data = path.read_bytes()
    moov = next(((start, end) for kind, start, end in _boxes(data, 0, len(data)) if kind == b"moov"), None)
    if moov is None or moov[1] - moov[0] > _MAX_MOOV:
        raise MediaError("an m4a file without a sane index", code="audio_not_understood")
    kinds: set[bytes] = set()
    pending, seen = [moov], 0
    while pending:
        for kind, start, end in _boxes(data, *pending.pop()):
            seen += 1
            if seen > _MAX_BOXES:
                raise MediaError("an m4a file with too many boxes", code="audio_not_understood")
            if kind in _CONTAINERS:
                pending.append((start, end))
            elif kind == b"hdlr":
                kinds.add(data[start + 8 : start + 12])
            elif kind == b"stsd":
                kinds |= {entry for entry, _, _ in _boxes(data, start + 8, end)}
    if b"soun" not in kinds or b"vide" in kinds or b"enca" in kinds:
        raise MediaError("an MP4 file that is not plain sound", code="unsupported_audio_format")


def _boxes(data: bytes, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """(type, first byte of content, end) of the boxes in a range. Raises MediaError when one leaves its parent."""
    found = []
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        header = 8
        if size == 1 and start + 16 <= end:
            size, header = struct.unpack_from(">Q", data, start + 8)[0], 16
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            raise MediaError("an m4a file with broken boxes", code="audio_not_understood")
        found.append((kind, start + header, start + size))
        start += size
    return found
