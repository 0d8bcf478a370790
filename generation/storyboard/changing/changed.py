"""Phrases done to a storyboard, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from generation.storyboard.changing.doing import done
from generation.storyboard.changing.phrases import Deed, phrases
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.lexicon import Item, lexicon
from generation.storyboard.reading import read
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Vocabulary

_ALIVE = ("handle", "me", "people", "role", "named", "pronoun", "action", "speech", "glyph", "outfit", "quote")
_SCENERY = ("time", "weather", "style", "genre", "mood", "music", "framing", "camera", "effect", "captions", "setting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """`not_understood` are the phrases that changed nothing and ask for something."""

    storyboard: Storyboard
    not_understood: tuple[str, ...]


def changed(storyboard: Storyboard, words: str, *, vocabulary: Vocabulary, glyphs: Glyphs) -> Changed | None:
    """None where the words tell a story of their own rather than how this one should be different."""
    lexis = lexicon(vocabulary, glyphs)
    reading = read(words, lexis.knows)
    board = storyboard
    missed: list[str] = []
    for phrase in phrases(reading.body):
        items, by = lexis.scan(phrase.text), lexis.scan(phrase.by)
        if _is_story(phrase.deed, (*items, *by)):
            return None
        after = done(board, phrase.deed, items, by, follows=phrase.follows)
        if after == board and not any(item.has(*_SCENERY) for item in items):
            missed.append(reading.restore(phrase.text)[:400])
        board = after
    return Changed(storyboard=board, not_understood=tuple(filter(None, missed)))


def _is_story(deed: Deed, items: Sequence[Item]) -> bool:
    """Somebody says something, or somebody or something simply is there or acts."""
    if any(item.has("quote") for item in items):
        return True
    return deed is Deed.SCENE and any(item.has(*_ALIVE) and not item.has(*_SCENERY) for item in items)
