"""Jobs that a small engine takes, and files to complete them with."""

from tests.generation.conftest import asking, bells, colour, made

__all__ = ["asking", "bells", "colour", "made"]
