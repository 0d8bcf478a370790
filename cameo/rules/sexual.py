"""Sexual content: with a likeness it is refused, and no setting allows it.

A list of words in English and Chinese. It finds what is called by its name, also misspelled on purpose; it does not
find what is meant and not said, other languages, or what a picture shows. docs/consent.md says so.
"""

from functools import lru_cache

from cameo.models import Likeness
from cameo.purposes import Purpose
from cameo.rules.lexicons import mentions
from cameo.rules.text import without_names


def wants_sexual(purpose: Purpose, likeness: Likeness) -> bool:
    """How the person shown looks in it counts, too: as they wish now where the purpose does not say."""
    wishes = ((likeness.pk, likeness.appearance),) if purpose.wishes is None else purpose.wishes
    looks = (wish for pk, wish in wishes if pk == likeness.pk)
    return is_sexual("\n".join((without_names(purpose.words, purpose.names), *looks)))


@lru_cache(maxsize=256)
def is_sexual(words: str) -> bool:
    return mentions(words, "sexual")
