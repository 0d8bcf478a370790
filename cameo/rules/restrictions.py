"""What an owner wrote that must not be: `never says "I quit"`, `no guns`, `smoking`, `从不说脏话`.

After `never says`, the words that follow must not stand in the clip's words in this order. After any other denial, and
in a line without one, all words that carry meaning must not stand together in one sentence, in whatever form. Words are
compared and nothing else: what means the same in other words passes, and so does what a picture shows.
"""

import re
from functools import lru_cache

from cameo.rules.lexicons import phrases
from cameo.rules.text import readings

_NEVER = r"(?:never|does not|doesn.?t|do not|don.?t|must not|may not|nothing|without|no|not)"
_WHO = r"(?:i |she |he |they )?"
_HAN_NEVER = r"(?:从|從|永|绝|絕)?(?:远|遠)?(?:不会|不會|不要|不能|不许|不許|不|禁止|没有|沒有|别|別)"
_SAYS = re.compile(
    rf"{_WHO}{_NEVER}(?: ever)? (?:say|says|saying|speak|speaks|sing|sings|shout|shouts)\b"
    rf"|{_HAN_NEVER}(?:说|說|讲|講|唱)"
)
_DENIES = re.compile(rf"{_WHO}{_NEVER}\b(?: ever)?(?: with)?|{_HAN_NEVER}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[.!?;\n。！？；]+")
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ings?|ers?|ed|es|s|e|y|ies)$")


@lru_cache(maxsize=1024)
def breaks(words: str, line: str) -> bool:
    """Whether a clip of these words breaks this line."""
    wish = readings(line)[0].strip(" .!\"'“”‘’「」『』") if line.strip() else ""
    if spoken := _SAYS.match(wish):
        return _stands(wish[spoken.end() :], words)
    if denial := _DENIES.match(wish):
        wish = wish[denial.end() :]
    if _HAN.search(wish):
        return _stands(wish, words)
    return _together(wish, words)


def _stands(phrase: str, words: str) -> bool:
    """In this order, whatever stands between the words but more words."""
    if _HAN.search(phrase):
        wanted = "".join(_WORD.findall(phrase))
        return any(wanted in "".join(_WORD.findall(reading)) for reading in readings(words))
    meant = _WORD.findall(phrase)
    if not meant:
        return False
    return any(f" {' '.join(meant)} " in f" {' '.join(_WORD.findall(reading))} " for reading in readings(words))


def _together(wish: str, words: str) -> bool:
    light = {_stem(word) for word in phrases("light")}
    meant = {_stem(word) for word in _WORD.findall(wish)}
    meant = {stem for stem in meant if stem not in light} or meant
    if not meant:
        return False
    sentences = (part for text in (words,) for part in _SENTENCE.split(text))
    return any(
        meant <= {_stem(word) for word in _WORD.findall(reading)} for part in sentences for reading in readings(part)
    )


def _stem(word: str) -> str:
    return _ENDING.sub("", word)
