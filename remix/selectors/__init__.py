"""Reading threads and terms."""

from remix.selectors.thread import Thread, ThreadEntry, remix_counts, thread

__all__ = ["Thread", "ThreadEntry", "remix_counts", "thread"]
