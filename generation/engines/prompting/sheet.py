"""One picture of everybody: a reference sheet, each in a cell of their own."""

from collections.abc import Sequence

import cv2
import numpy as np

from generation.engines.prompting.paper import PAPER

NARROWEST = 0.72
"""Width over height that a picture may be trimmed to, where nothing but shoulders is lost."""
GAP = 0.015
"""Paper around each of several pictures, of the sheet's shorter side."""


def sheet(pictures: Sequence[np.ndarray], width: int, height: int) -> np.ndarray:
    """uint8 [height, width, 3]: the pictures (uint8 [h, w, 3]) on white paper, row by row in the order given, as large
    as the best grid allows. Same pictures, same sheet. Raises ValueError without a picture.
    """
    if not pictures:
        raise ValueError("a reference sheet needs a picture")
    gap = round(GAP * min(width, height)) if len(pictures) > 1 else 0

    def shown(columns: int) -> float:
        """Pixels of the smallest picture: nobody is to be hard to make out."""
        cells = _cells(len(pictures), columns, width, height)
        sizes = (_size(picture, cell, gap) for picture, cell in zip(pictures, cells, strict=True))
        return min(wide * tall for wide, tall, _trim in sizes)

    columns = max(range(1, len(pictures) + 1), key=shown)
    laid = np.full((height, width, 3), PAPER, np.uint8)
    for picture, cell in zip(pictures, _cells(len(pictures), columns, width, height), strict=True):
        wide, tall, trim = _size(picture, cell, gap)
        left, top = cell[0] + (cell[2] - wide) // 2, cell[1] + (cell[3] - tall) // 2
        laid[top : top + tall, left : left + wide] = _resized(picture[:, trim : picture.shape[1] - trim], wide, tall)
    return laid


def _cells(number: int, columns: int, width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each; a last row of fewer is spread over the whole width."""
    rows = -(-number // columns)
    cells = []
    for index in range(number):
        row, column = divmod(index, columns)
        in_row = min(columns, number - row * columns)
        left, top = column * width // in_row, row * height // rows
        cells.append((left, top, (column + 1) * width // in_row - left, (row + 1) * height // rows - top))
    return cells


def _size(picture: np.ndarray, cell: tuple[int, int, int, int], gap: int) -> tuple[int, int, int]:
    """Width and height that it gets in its cell, and how many columns it loses on either side for that."""
    room_w, room_h = max(1, cell[2] - 2 * gap), max(1, cell[3] - 2 * gap)
    tall, wide = picture.shape[:2]
    wanted = max(tall * max(NARROWEST, room_w / room_h), 1)
    trim = max(0, min(int((wide - wanted) / 2), _bare(picture)))
    wide -= 2 * trim
    scale = min(room_w / wide, room_h / tall)
    return max(1, int(wide * scale)), max(1, int(tall * scale)), trim


def _bare(picture: np.ndarray) -> int:
    """Columns on either side whose upper half is blank: under a head they hold shoulders."""
    upper = picture[: picture.shape[0] // 2].min(axis=(0, 2))
    drawn = np.flatnonzero(upper < PAPER)
    return int(min(drawn[0], len(upper) - 1 - drawn[-1])) if len(drawn) else 0


def _resized(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    shrinks = width < picture.shape[1]
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LANCZOS4
    return np.asarray(cv2.resize(picture, (width, height), interpolation=method))
