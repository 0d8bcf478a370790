"""The hot path: which posts of a page may still be seen, and the bytes that show them."""

from feed.cards.pages import encode
from feed.cards.seeing import alive

__all__ = ["alive", "encode"]
