"""Who is meant: cast members by handle or "me", names in a script, pronouns, and people that nobody enrolled."""

from collections.abc import Sequence

from generation.storyboard.lexicon import Item
from generation.storyboard.script import fold
from generation.storyboard.turns import NARRATORS

MAX_EXTRAS = 4
"""Of people in one shot."""
MOST_STRANGERS = 12
"""Of one storyboard; whoever comes after looks like the last."""
CROWD = 2
"""How many of a crowd stand beside people who are named."""
_SEVERAL = 3
_HE = frozenset({"he", "him", "his", "himself", "他"})
_SHE = frozenset({"she", "her", "hers", "herself", "她"})
_ALL = frozenset(
    {"they", "them", "their", "themselves", "both", "他们", "她们", "我们", "两人", "两个人", "俩人", "二人"}
)
_ONE = frozenset({"one of them", "the first one", "first one", "one of the two", "其中一个", "其中一人"})
_OTHER = frozenset(
    {"the other one", "the other", "other one", "the second one", "the second", "另一个", "另一人", "另外一个"}
)


class People:
    """Remembers over the clauses of one prompt who has been spoken of."""

    def __init__(self, cast: Sequence[str], mentioned: Sequence[str]) -> None:
        self._cast = tuple(cast)
        self._spelling = {handle.casefold(): handle for handle in cast}
        self._mentioned = tuple(dict.fromkeys(self.handle(handle) for handle in mentioned))
        self._free = [handle for handle in cast if handle not in self._mentioned] if not mentioned else []
        self._extras = 0
        self._names: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self.seen: list[str] = []
        self.last: list[str] = []

    @property
    def named(self) -> bool:
        """Whether the asker chose anybody."""
        return bool(self._cast or self._mentioned)

    @property
    def mentioned(self) -> bool:
        return bool(self._mentioned)

    def handle(self, written: str) -> str:
        """The cast's own spelling of a handle."""
        return self._spelling.get(written.casefold(), written)

    def name(self, written: str) -> str:
        """The cast member of that name, or one stranger a name."""
        key = written.casefold()
        if key in self._spelling:
            return self._spelling[key]
        if fold(written) in self._words:
            return self._words[fold(written)]
        if key not in self._names:
            self._names[key] = self._free.pop(0) if self._free else self._extra()
        return self._names[key]

    @staticmethod
    def narrates(written: str) -> bool:
        return written.casefold() in NARRATORS

    def me(self) -> str:
        if "me" in self._cast:
            return "me"
        others = [handle for handle in self._cast if handle not in self._mentioned]
        return (others or list(self._cast) or [self._extra()])[0]

    def default(self) -> list[str]:
        """Those spoken of last, or whom the prompt mentions, or the whole cast, or one stranger."""
        if not self.last:
            self.last = list(self._mentioned or self._cast) or [self._extra()]
        return self.last

    def stranger(self) -> str:
        """Somebody new, whom no word that is known names."""
        return self._extra()

    def pronoun(self, word: str, group: list[str]) -> list[str]:
        """`he` and `she` are two people where both are spoken of; `they` are all of the group, or all seen."""
        around = group or self.default()
        low = word.lower()
        if low in _ALL:
            return around if len(around) > 1 else list(dict.fromkeys([*around, *self.seen]))[:MAX_EXTRAS]
        if low in _ONE or low in _OTHER:
            among = around if len(around) > 1 else list(dict.fromkeys([*self.seen, *around]))
            return among[:1] if low in _ONE else among[1:2] or among[:1]
        gender = "he" if low in _HE else "she" if low in _SHE else ""
        if not gender:
            return around
        if gender not in self._genders:
            taken = set(self._genders.values())
            free = [handle for handle in (*around, *reversed(self.seen)) if handle not in taken]
            if len(around) > 1:
                free.sort(key=lambda handle: handle.startswith("extra"))
            self._genders[gender] = free[0] if free else self._extra() if not self.named else around[0]
        return [self._genders[gender]]

    def some(self, item: Item, count: int | None, definite: bool, beside: int) -> tuple[list[str], bool]:
        """Handles for "a man", "three friends", "the crowd", and whether all fit; `beside` are there already.

        "The man" is he who was spoken of as a man before.
        """
        kind = item.senses.get("people", "person")
        crowd = kind == "crowd"
        wanted = count or (CROWD if crowd and beside else _wanted(item) if kind != "person" or item.plural else 1)
        word = fold(item.text)
        spoken_of = self._words.get(word)
        if spoken_of and count is None and wanted == 1 and (definite or not word.isascii()):
            return [spoken_of], True
        if definite and count is None and self.last and wanted == 1:
            return self.last[:1], True
        unseen = [handle for handle in self._mentioned if handle not in self.seen]
        if kind == "people" and len(unseen) > 1 and wanted <= len(unseen) and not beside:
            return unseen[:wanted], True
        found = self._free[:wanted]
        self._free = self._free[wanted:]
        while len(found) < wanted and len(found) < max(1, MAX_EXTRAS - beside):
            found.append(self._extra())
        if len(found) == 1:
            self._words[word] = found[0]
        return found or self.default(), len(found) == wanted or count is None

    def _extra(self) -> str:
        self._extras += 1
        return f"extra{min(self._extras, MOST_STRANGERS)}"


def _wanted(item: Item) -> int:
    word = item.text.lower()
    if any(
        part in word
        for part in (
            "couple",
            "pair",
            "duo",
            "twins",
            "情侣",
            "夫妻",
            "夫妇",
            "双胞胎",
            "恋人",
            "老两口",
            "父母",
            "母女",
            "父子",
            "母子",
            "父女",
            "parents",
            "opponents",
            "besties",
            "lovers",
        )
    ):
        return 2
    return _SEVERAL
