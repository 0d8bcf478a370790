"""The feed, told in words what to show."""

from feed.steering.active import active, wishes
from feed.steering.asking import Asked, ask
from feed.steering.changing import Kept, change, drop

__all__ = ["Asked", "Kept", "active", "ask", "change", "drop", "wishes"]
