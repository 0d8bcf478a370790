"""Who is meant: cast members by handle or "me", pronouns, and people that nobody enrolled."""

from collections.abc import Sequence

from generation.storyboard.lexicon import Item

MAX_EXTRAS = 3


class People:
    """Remembers over the clauses of one prompt who has been spoken of."""

    def __init__(self, cast: Sequence[str], mentioned: Sequence[str]) -> None:
        self._cast = tuple(cast)
        self._spelling = {handle.casefold(): handle for handle in cast}
        self._mentioned = {self.handle(handle) for handle in mentioned}
        self._free = [handle for handle in cast if handle not in self._mentioned] if not mentioned else []
        self._extras = 0
        self.last: list[str] = []

    def handle(self, written: str) -> str:
        """The cast's own spelling of a handle."""
        return self._spelling.get(written.casefold(), written)

    def me(self) -> str:
        if "me" in self._cast:
            return "me"
        others = [handle for handle in self._cast if handle not in self._mentioned]
        return (others or list(self._cast) or [self._extra()])[0]

    def default(self) -> list[str]:
        """Those spoken of last, or the whole cast, or one stranger."""
        if not self.last:
            self.last = list(self._cast) if not self._mentioned and self._cast else [self._extra()]
        return self.last

    def some(self, item: Item, count: int | None, definite: bool) -> tuple[list[str], bool]:
        """Handles for "a man", "three friends", "the crowd", and whether all of them fit."""
        wanted = count or (MAX_EXTRAS if item.senses["people"] == "people" else 1)
        if definite and count is None and self.last and wanted == 1:
            return self.last[:1], True
        found = self._free[:wanted]
        self._free = self._free[wanted:]
        while len(found) < wanted and self._extras < MAX_EXTRAS:
            found.append(self._extra())
        return found or self.default(), len(found) == wanted or count is None

    def _extra(self) -> str:
        self._extras += 1
        return f"extra{min(self._extras, MAX_EXTRAS)}"
