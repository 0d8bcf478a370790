"""Names by what they mean: the plug-ins' own, the planner's synonyms for them, and the planner's own words."""

from collections.abc import Iterable

from generation.storyboard.feelings import FALLBACKS, FEELINGS
from generation.storyboard.script import fold
from generation.storyboard.synonyms import synonyms
from generation.storyboard.synonyms_looks import PERSONS
from generation.storyboard.vocabulary import TermKind, Vocabulary
from generation.storyboard.wordlists import KINDS

Senses = dict[str, str]
"""Kind to id."""

_BASIC = ("neutral", "happy", "sad", "surprised")


class Index:
    """`english` by lower-case words parted by single spaces, `chinese` by folded characters."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.english: dict[str, Senses] = {}
        self.chinese: dict[str, Senses] = {}
        rows = list(synonyms(vocabulary))
        shared = _shared(vocabulary)
        for kind, name, exact, english, chinese in rows:
            if exact:
                mine = [[word for word in words if (kind, _plain(word)) in shared] for words in (english, chinese)]
                self._add(kind.value, name, *mine)
        for term in vocabulary.terms:
            self._add(term.kind.value, term.id, term.en, term.zh)
        for exactly in (True, False):
            for kind, name, exact, english, chinese in rows:
                if exact is exactly:
                    self._add(kind.value, name, english, chinese)
        for emotion, words in FEELINGS.items():
            self._row("emotion", _installed(emotion, vocabulary.emotions or _BASIC), words)
        self._row("role", "person", PERSONS)
        for own, entries in KINDS.items():
            for name, words in entries.items():
                self._row(own, name, words)

    def _row(self, kind: str, key: str, words: str) -> None:
        english, _, chinese = words.partition(";")
        self._add(kind, key, english.split("|"), chinese.split("|"))

    def _add(self, kind: str, key: str, english: Iterable[str], chinese: Iterable[str]) -> None:
        for index, names in ((self.english, english), (self.chinese, chinese)):
            for name in names:
                plain = _plain(name)
                if not plain or not key:
                    continue
                senses = index.setdefault(plain, {})
                if kind != "stop" or not senses:
                    senses.setdefault(kind, key)


def _installed(emotion: str, emotions: Iterable[str]) -> str:
    """The emotion itself or the nearest that faces can make; empty where there is none."""
    return next((name for name in (emotion, *FALLBACKS.get(emotion, ())) if name in emotions), "")


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


def _shared(vocabulary: Vocabulary) -> set[tuple[TermKind, str]]:
    """Names that several plug-ins of a kind claim: the planner's own words say whose they are."""
    owners: dict[tuple[TermKind, str], set[str]] = {}
    for term in vocabulary.terms:
        for name in (*term.en, *term.zh):
            owners.setdefault((term.kind, _plain(name)), set()).add(term.id)
    return {name for name, ids in owners.items() if len(ids) > 1}
