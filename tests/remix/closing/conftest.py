"""Jobs that a small engine takes."""

from tests.generation.conftest import bells, colour

__all__ = ["bells", "colour"]
