"""From everything there is to a ranked list for one viewer."""

from feed.building.build import build

__all__ = ["build"]
