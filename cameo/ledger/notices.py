"""Which words people saw when they consented."""

from django.utils.translation import get_language

VERSION = "2026-11"
"""Of what the pages of the cameo say about consent; raised whenever their meaning changes."""


def notice_shown() -> dict[str, object]:
    return {"version": VERSION, "locale": get_language() or "en"}
