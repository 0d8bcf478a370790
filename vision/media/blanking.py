"""What a camera writes beside the pictures (place, time, device, name) made blank in a video, without decoding it.

Lengths stay, so that every offset in the file still holds. A file that is not built as it claims is blanked as far as
it can be followed; whoever decodes it next finds it broken.
"""

from collections.abc import Iterator

MP4_BOXES = (b"moov", b"trak", b"moof", b"traf", b"mdia", b"minf")
"""Boxes that hold boxes."""
MP4_BLANKED = (b"udta", b"meta", b"uuid", b"ilst", b"XMP_")
MP4_HEAD = 8

SEGMENT = 0x18538067
EBML_BOXES = {SEGMENT, 0x1549A966, 0x1654AE6B, 0xAE}
"""Segment, its Info, its Tracks, and one of these."""
EBML_BLANKED = {
    0x1254C367,  # Tags
    0x1941A469,  # Attachments
    0x1043A770,  # Chapters
    0x4461,  # DateUTC
    0x7BA9,  # Title
    0x4D80,  # MuxingApp
    0x5741,  # WritingApp
    0x536E,  # a track's Name
    0xBF,  # a checksum over some of these
}
CLUSTER = 0x1F43B675
CLUSTER_PARTS = {0xE7, 0xA7, 0xAB, 0xA3, 0xA0, 0x5854, 0xAF, 0xEC, 0xBF}
"""What ends no cluster of unknown length: time, position, size, blocks, and what is void."""
VOID = 0xEC


def without_metadata(video: bytes) -> bytes:
    """MP4, MOV, WebM or Matroska, by content; anything else comes back as it is."""
    blank = bytearray(video)
    if video[4:8] == b"ftyp":
        for name_at, start, end in _mp4(video, 0, len(video)):
            blank[name_at : name_at + 4] = b"free"
            blank[start:end] = bytes(end - start)
    elif video[:4] == b"\x1a\x45\xdf\xa3":
        for start, end in _ebml(video, 0, len(video)):
            blank[start:end] = _void(end - start)
    return bytes(blank)


def _mp4(video: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(where its name is, where what it holds starts, where it ends) of every box to blank."""
    while at + MP4_HEAD <= end:
        size, name, head = int.from_bytes(video[at : at + 4]), video[at + 4 : at + 8], MP4_HEAD
        if size == 1:
            size, head = int.from_bytes(video[at + 8 : at + 16]), 16
        box_end = end if size == 0 else at + size
        if box_end > end or box_end < at + head:
            return
        if name in MP4_BLANKED:
            yield at + 4, at + head, box_end
        elif name in MP4_BOXES:
            yield from _mp4(video, at + head, box_end)
        at = box_end


def _ebml(video: bytes, at: int, end: int) -> Iterator[tuple[int, int]]:
    """(first byte, end) of every element to blank."""
    while at < end:
        name, start = _number(video, at, marked=True)
        length, start = _number(video, start, marked=False)
        if start <= at or start > end:
            return
        unknown = length is None
        element_end = end if length is None else start + length
        if element_end > end:
            return
        if name in EBML_BLANKED and not unknown:
            yield at, element_end
        elif name in EBML_BOXES:
            yield from _ebml(video, start, element_end)
        elif name == CLUSTER and unknown:
            element_end = _cluster_end(video, start, end)
        at = element_end


def _cluster_end(video: bytes, at: int, end: int) -> int:
    while at < end:
        name, start = _number(video, at, marked=True)
        length, start = _number(video, start, marked=False)
        if name not in CLUSTER_PARTS or length is None or start + length > end:
            return at
        at = start + length
    return end


def _number(video: bytes, at: int, *, marked: bool) -> tuple[int | None, int]:
    """A variable-length number, with its length mark for a name, and where it ends; None for an unknown length."""
    if at >= len(video) or not video[at]:
        return None, at
    size = 9 - video[at].bit_length()
    value = int.from_bytes(video[at : at + size])
    if marked:
        return value, at + size
    value -= 1 << (7 * size)
    return (None if value == (1 << (7 * size)) - 1 else value), at + size


def _void(size: int) -> bytes:
    """An EBML Void element of exactly `size` bytes, 2 or more: its length takes 1 or 8 of them."""
    if size - 2 < 0x7F:
        return bytes([VOID, 0x80 | (size - 2)]) + bytes(size - 2)
    return bytes([VOID, 0x01]) + (size - 9).to_bytes(7) + bytes(size - 9)
