"""What of a post is searched: what its card shows, in one line of tokens.

Tags and people are marked by a character of Unicode's private use, which no text can bring in: a tag asked for by its
name is told from the same word in a caption, and @ann from a post that speaks of some Ann.
"""

from collections.abc import Iterable

from feed.search.tokens import folded, words

TAG, PERSON, PROMPT = MARKS = "\ue000", "\ue001", "\ue002"
SIGNS = {"_": "\ue003", ".": "\ue004"}
MOST_WORDS = 400
"""Of a prompt; storyboards of many scenes say the rest in other words."""


def tag_token(tag: str) -> str:
    """Spaces and signs in a tag do not matter: `stop-motion` is `stopmotion`."""
    return TAG + "".join(char for char in folded(tag) if char.isalnum())


def person_token(handle: str) -> str:
    """Usernames know `_`, handles of characters also a dot."""
    return PERSON + "".join(SIGNS.get(char, char) for char in folded(handle) if char.isalnum() or char in SIGNS)


def document(*, tags: Iterable[str], people: Iterable[str], caption: str, prompt: str) -> str:
    """Tags and people as tokens, the words of the tags and the caption, then those of the prompt. `people` are
    usernames and handles.
    """
    tags = list(tags)
    marked = dict.fromkeys([*map(tag_token, tags), *map(person_token, people)])
    said = words(" . ".join([*tags, caption]), finer=True)
    told = words(prompt, finer=True)[:MOST_WORDS]
    return " ".join([*(token for token in marked if len(token) > 1), *said, PROMPT, *told])
