"""Sexual content: with a likeness it is refused, and no setting allows it.

A list of words in English and Chinese. It finds what is called by its name, also misspelled on purpose; it does not
find what is meant and not said, other languages, or what a picture shows. docs/consent.md says so.
"""

from functools import lru_cache

from cameo.rules.lexicons import mentions


@lru_cache(maxsize=256)
def is_sexual(words: str) -> bool:
    return mentions(words, "sexual")
