"""Why a file could not be made or read."""


class MediaError(Exception):
    """`code` is stable and safe to show; the message holds no path and nothing out of the file."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code
