"""The storyboard editor: a form of scenes, each with its people, lines and things."""

from generation.views.board.page import board
from generation.views.board.parts import board_price, board_still, price_shown, still_shown

__all__ = ["board", "board_price", "board_still", "price_shown", "still_shown"]
