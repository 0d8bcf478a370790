"""The feed, told in words and by preferences what to show."""

from feed.steering.active import active, chips_of, spoken
from feed.steering.asking import Asked, ask
from feed.steering.changing import Kept, change, drop
from feed.steering.guardian import beginning
from feed.steering.preferences import Preferences, is_personal, personal, preferences, set_preferences

__all__ = [
    "Asked",
    "Kept",
    "Preferences",
    "active",
    "ask",
    "beginning",
    "change",
    "chips_of",
    "drop",
    "is_personal",
    "personal",
    "preferences",
    "set_preferences",
    "spoken",
]
