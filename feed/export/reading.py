"""The archive as a file to read from anywhere: it exists nowhere as a whole."""

from bisect import bisect_right
from typing import Any

import structlog
from django.core.files.base import File

from common import store
from feed.export.layout import Piece, length_of

log = structlog.get_logger(__name__)


class ArchiveFile(File):
    """Seeks in constant time and memory. Where an object is gone, because somebody took it back since, it ends early:
    the reader sees a download that broke off, and is told why when it goes on.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        super().__init__(None, name="export.zip")
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._at = 0
        self._open: tuple[str, Any] = ("", None)
        self.size = length_of(pieces)

    @property
    def closed(self) -> bool:
        return self._open[1] is None

    def seek(self, offset: int, whence: int = 0) -> int:
        """From the start only."""
        self._at = offset
        return offset

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, fewer at the end of a piece; nothing at the end."""
        if self._at >= self.size:
            return b""
        piece = self._pieces[bisect_right(self._starts, self._at) - 1]
        inside = self._at - piece.start
        most = piece.size - inside if size < 0 else min(size, piece.size - inside)
        data = piece.glue[inside : inside + most] if piece.glue else self._stored(piece.key, inside, most)
        self._at += len(data)
        return data

    def close(self) -> None:
        _key, file = self._open
        self._open = ("", None)
        if file is not None:
            file.close()

    def _stored(self, key: str, inside: int, most: int) -> bytes:
        try:
            if self._open[0] != key:
                self.close()
                self._open = (key, store.storage().open(key))
            file = self._open[1]
            if file.tell() != inside:
                file.seek(inside)
            data: bytes = file.read(most)
        except FileNotFoundError:
            log.info("export_lost_a_file", space=key.partition("/")[0])
            return b""
        return data
