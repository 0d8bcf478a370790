"""People in words: `@ann` and nothing that only looks like it."""

import re

from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.reading import HANDLE
from generation.storyboard.schema import Language

_SOMEBODY: dict[Language, str] = {"en": "somebody", "zh-hans": "有人", "zh-hant": "有人"}


def names(words: str, handle: str) -> bool:
    return re.search(_named(handle), words) is not None


def renamed(words: str, handle: str, by: str) -> str:
    return re.sub(_named(handle), lambda _: f"@{by}", words)


def naming(words: str, handle: str) -> str:
    """The words with the handle in front, unless they name it."""
    return words if names(words, handle) else f"@{handle} {words}".strip()


def unnamed(words: str, handle: str, language: Language) -> str:
    """The words about nobody known."""
    return re.sub(_named(handle), _SOMEBODY[language], words)


def retells(words: str, before: str) -> bool:
    """Whether all that was said before is still in the words; other people may be named."""
    return all(part.strip() in words for part in HANDLE.split(before)[::2])


def told(before: str, after: str) -> str:
    """Both, or the newer alone where a prompt has no room for both."""
    both = f"{before}\n{after}"
    return both if len(both) <= MAX_PROMPT else after


def _named(handle: str) -> str:
    return rf"(?i)(?<![\w@])@{re.escape(handle)}(?![\w]|\.\w)"
