"""Where migrations look for it."""

from common.ids import time_ordered_id

__all__ = ["time_ordered_id"]
