"""Where every byte of the archive is, without writing it: entries are stored, not deflated, so all lengths are known.

The same entries and date give the same bytes, so a download that broke off can go on, on another server too.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feed.export.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes of the archive from `start` on: `glue` itself, or the stored object `key`, `size` bytes."""

    start: int
    size: int
    glue: bytes = b""
    key: str = ""


class _Tail(io.BytesIO):
    """A file that is `start` bytes long before anything is written to it."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self._start = start

    def tell(self) -> int:
        return self._start + super().tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._start + super().seek(offset - self._start if whence == io.SEEK_SET else offset, whence)


def lay_out(entries: Iterable[Entry], *, at: datetime) -> list[Piece]:
    """In order and without gaps; the last one is the central directory. ZIP64 where sizes or numbers ask for it."""
    pieces: list[Piece] = []
    infos: list[zipfile.ZipInfo] = []
    start = 0
    for entry in entries:
        info = _info(entry, at)
        info.header_offset = start
        header = info.FileHeader()
        pieces.append(Piece(start=start, size=len(header), glue=header))
        start += len(header)
        if entry.size:
            pieces.append(Piece(start=start, size=entry.size, key=entry.key))
        start += entry.size
        infos.append(info)
    return [*pieces, _directory(infos, start)]


def length_of(pieces: list[Piece]) -> int:
    """In bytes."""
    return pieces[-1].start + pieces[-1].size


def _info(entry: Entry, at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(entry.name, date_time=at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    info.CRC, info.file_size, info.compress_size = entry.crc32, entry.size, entry.size
    return info


def _directory(infos: list[zipfile.ZipInfo], start: int) -> Piece:
    tail = _Tail(start)
    with zipfile.ZipFile(tail, "w") as archive:
        archive.filelist.extend(infos)
    glue = tail.getvalue()
    return Piece(start=start, size=len(glue), glue=glue)
