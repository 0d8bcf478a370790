"""Jobs and clips around a likeness are made as generation's own tests make them."""

from tests.generation.conftest import asking, bells, colour, finished, made, stored, submitted

__all__ = ["asking", "bells", "colour", "finished", "made", "stored", "submitted"]
