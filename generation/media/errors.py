"""Why a file could not be made or read."""

from vision.media.errors import MediaError

__all__ = ["MediaError"]
