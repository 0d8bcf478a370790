"""Sexual content: with a likeness it is refused, and no setting allows it.

A list of words in English and Chinese. It finds what is called by its name, also misspelled on purpose; it does not
find what is meant and not said, other languages, or what a picture shows. docs/consent.md says so.
"""

from functools import lru_cache

from cameo.purposes import Purpose
from cameo.rules.lexicons import mentions
from cameo.rules.text import without_names


def wants_sexual(purpose: Purpose, *, appearance: str) -> bool:
    """`appearance` is how the person shown wishes to look, which is carried into what is rendered."""
    return is_sexual(f"{without_names(purpose.words, purpose.names)}\n{appearance}")


@lru_cache(maxsize=256)
def is_sexual(words: str) -> bool:
    return mentions(words, "sexual")
