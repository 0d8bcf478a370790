"""Events: taken from clients, written by services, counted in batches. See docs/feed.md."""

from feed.events.recording import record, record_follow, record_remix

__all__ = ["record", "record_follow", "record_remix"]
