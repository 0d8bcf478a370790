"""What the words of a clip may be about. Each is true when it stands against the use."""

from cameo.rules.case import Case
from cameo.rules.restrictions import breaks
from cameo.rules.topics import topics_of


def topic(case: Case) -> bool:
    return bool(topics_of(case.words) & set(case.grant.denied_topics)) if case.grant.denied_topics else False


def denied(case: Case) -> bool:
    """By the owner's own restrictions, a line each."""
    words = case.words
    return any(breaks(words, line) for line in case.likeness.restrictions.splitlines() if line.strip())
