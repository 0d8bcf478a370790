"""Pages of the feed: sessions and their cursors, chronological lists, filters."""

from feed.serving.learning import Logged, logged
from feed.serving.reading import read
from feed.serving.sweeping import end_sessions, forget_sessions, sweep_sessions

__all__ = ["Logged", "end_sessions", "forget_sessions", "logged", "read", "sweep_sessions"]
