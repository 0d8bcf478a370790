"""Pages of remixing."""

from remix.views.remix_clip import remix_clip

__all__ = ["remix_clip"]
