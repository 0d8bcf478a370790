"""Drawn characters: a robot on paper and a cat, as children and shops show them."""

import cv2
import numpy as np

INK = (40, 40, 60)
BLUE, ORANGE = (70, 170, 225), (235, 120, 60)


def robot(paper: tuple[int, int, int] = (250, 248, 240)) -> np.ndarray:
    """uint8 [640, 480, 3]; its mouth is at row 185, its feet at row 580."""
    picture = np.full((640, 480, 3), paper, np.uint8)

    def box(first: tuple[int, int], last: tuple[int, int], colour: tuple[int, int, int]) -> None:
        cv2.rectangle(picture, first, last, colour, -1)
        cv2.rectangle(picture, first, last, INK, 4)

    box((130, 60), (350, 230), BLUE)
    box((80, 250), (150, 400), BLUE)
    box((330, 250), (400, 400), BLUE)
    box((170, 440), (230, 580), BLUE)
    box((250, 440), (310, 580), BLUE)
    box((160, 235), (320, 442), ORANGE)
    for x in (190, 290):
        cv2.circle(picture, (x, 120), 26, (255, 255, 255), -1)
        cv2.circle(picture, (x, 120), 10, INK, -1)
    cv2.rectangle(picture, (190, 175), (290, 195), (255, 255, 255), -1)
    return picture


def with_alpha(picture: np.ndarray, paper: tuple[int, int, int] = (250, 248, 240)) -> np.ndarray:
    """uint8 [H, W, 4]: the paper is transparent."""
    shown = (np.abs(picture.astype(int) - paper).sum(axis=2) > 12).astype(np.uint8) * 255
    return np.dstack([picture, shown])
