"""Topics by their words, in English and Chinese. A grant denies some of them; see cameo.states.Topic."""

from functools import lru_cache

from cameo.rules.lexicons import mentions
from cameo.states import Topic


@lru_cache(maxsize=256)
def topics_of(words: str) -> frozenset[Topic]:
    return frozenset(topic for topic in Topic if mentions(words, topic.value))
