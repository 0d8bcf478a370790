"""The words a post goes by."""

import re
import unicodedata
from typing import Any

MOST = 12
MOST_LETTERS = 40
"""As many as feed.models.PostTag keeps of a word."""
HASHTAG = re.compile(r"[#＃](\w+)")


def tags_of(caption: str, storyboard: dict[str, Any] | None) -> list[str]:
    """The caption's #words first, then style, mood and settings as the storyboard names them; at most MOST, each once,
    in compatible form and lower case. Numbers alone are no word.
    """
    found = [*HASHTAG.findall(caption), *_drawn(storyboard or {})]
    folded = (unicodedata.normalize("NFKC", word).casefold().strip("_")[:MOST_LETTERS] for word in found)
    return list(dict.fromkeys(word for word in folded if word and not word.isdigit()))[:MOST]


def _drawn(storyboard: dict[str, Any]) -> list[str]:
    """Also of storyboards that earlier versions wrote: what is missing or of another type is left out."""
    music = storyboard.get("music")
    shots = storyboard.get("shots")
    words = [storyboard.get("style"), music.get("mood") if isinstance(music, dict) else None]
    words += [shot.get("setting") for shot in shots or [] if isinstance(shot, dict)] if isinstance(shots, list) else []
    return [word for word in words if isinstance(word, str) and word != "none"]
