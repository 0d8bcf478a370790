"""The top level of an MP4 file: its boxes (ISO/IEC 14496-12, section 4.2)."""

import struct
from dataclasses import dataclass
from pathlib import Path

from generation.media.errors import MediaError


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """`first` and `size` in bytes, header included."""

    kind: str
    first: int
    size: int


def read_boxes(path: Path) -> list[Box]:
    """Raises MediaError `file_broken` when they do not end where the file ends: it was cut off."""
    found: list[Box] = []
    at, end = 0, path.stat().st_size
    with path.open("rb") as file:
        while at < end:
            file.seek(at)
            head = file.read(16)
            if len(head) < 8:
                raise _broken(path)
            size, kind = struct.unpack_from(">I4s", head)
            if size == 1 and len(head) == 16:
                size = struct.unpack_from(">Q", head, 8)[0]
            if size < 8 or at + size > end:
                raise _broken(path)
            found.append(Box(kind=kind.decode("latin-1"), first=at, size=size))
            at += size
    return found


def _broken(path: Path) -> MediaError:
    return MediaError(f"{path.name} was cut off", code="file_broken")
