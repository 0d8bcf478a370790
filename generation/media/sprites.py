"""A sheet of small pictures for a player's seek bar, with a WebVTT file that says which one is shown when."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from generation.media.planes import even, shrink

TILE_PX = 160
"""The longer side; upright clips have tiles of 90x160."""
INTERVAL_S = 0.5
MOST_TILES = 120
COLUMNS = 10
_QUALITY, _METHOD = 60, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """`count` tiles in rows of COLUMNS, one every `interval_s` seconds."""

    width: int
    height: int
    count: int
    interval_s: float

    def corner(self, tile: int) -> tuple[int, int]:
        """Left and top, in pixels of the sheet."""
        return tile % COLUMNS * self.width, tile // COLUMNS * self.height

    @property
    def size(self) -> tuple[int, int]:
        rows = -(-self.count // COLUMNS)
        return min(self.count, COLUMNS) * self.width, rows * self.height


def grid(*, width: int, height: int, seconds: float) -> Grid:
    """Two tiles a second; in long clips fewer, so that there are never more than MOST_TILES."""
    scale = TILE_PX / max(width, height)
    interval_s = max(INTERVAL_S, seconds / MOST_TILES)
    count = max(1, round(seconds / interval_s))
    return Grid(width=even(width * scale), height=even(height * scale), count=count, interval_s=interval_s)


class Sprites:
    """Takes the frame in the middle of each interval as it passes."""

    def __init__(self, *, width: int, height: int, num_frames: int, frame_rate: int) -> None:
        self.grid = grid(width=width, height=height, seconds=num_frames / frame_rate)
        step = self.grid.interval_s * frame_rate
        shown = [min(num_frames - 1, int((tile + 0.5) * step)) for tile in range(self.grid.count)]
        self._tile_at = {frame: tile for tile, frame in enumerate(shown)}
        sheet_width, sheet_height = self.grid.size
        self._sheet = np.zeros((sheet_height, sheet_width, 3), np.uint8)
        self._seconds = num_frames / frame_rate

    def see(self, index: int, picture: np.ndarray) -> None:
        tile = self._tile_at.get(index)
        if tile is not None:
            left, top = self.grid.corner(tile)
            small = shrink(picture, self.grid.width, self.grid.height)
            self._sheet[top : top + self.grid.height, left : left + self.grid.width] = small

    def save(self, sheet: Path, index: Path) -> None:
        """`sheet` becomes a WebP, `index` a WebVTT file that names it."""
        Image.fromarray(self._sheet).save(sheet, "WEBP", quality=_QUALITY, method=_METHOD)
        index.write_text("WEBVTT\n" + "".join(self._cue(tile, sheet.name) for tile in range(self.grid.count)))

    def _cue(self, tile: int, sheet: str) -> str:
        begin = tile * self.grid.interval_s
        end = self._seconds if tile + 1 == self.grid.count else begin + self.grid.interval_s
        left, top = self.grid.corner(tile)
        place = f"{sheet}#xywh={left},{top},{self.grid.width},{self.grid.height}"
        return f"\n{_clock(begin)} --> {_clock(end)}\n{place}\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(1000 * seconds), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
