"""Pieces of a clip that can be played while the rest of it is made."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generation.media.command import LIVE_FOLDER, LIVE_INIT, LIVE_PLAYLIST
from generation.media.playlist import read_segments


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A file of the stream, named as in its playlist. The first holds no frames and lasts 0 s; all others need it."""

    path: Path
    seconds: float


class Live:
    """Watches the folder that ffmpeg writes fragments into; the files may be taken away once they were told of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / LIVE_FOLDER
        self._folder.mkdir()
        self._playlist = self._folder / LIVE_PLAYLIST
        self._seen_ns = 0
        self._told = 0

    def news(self) -> Iterator[Chunk]:
        """What was finished since the last call; one look at the file system when nothing was."""
        try:
            changed_ns = self._playlist.stat().st_mtime_ns
        except FileNotFoundError:
            return
        if changed_ns == self._seen_ns:
            return
        self._seen_ns = changed_ns
        segments = read_segments(self._playlist.read_text())
        if segments and not self._told:
            yield Chunk(path=self._folder / LIVE_INIT, seconds=0.0)
        for segment in segments[self._told :]:
            self._told += 1
            yield Chunk(path=self._folder / segment.name, seconds=segment.seconds)

    def remove(self) -> None:
        shutil.rmtree(self._folder)
