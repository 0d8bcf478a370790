"""A page as a reader's machine sees it: what is on it, what it is called, what it says."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
SELF_CLOSED = frozenset({"circle", "path", "rect", "use"})
UNREAD = frozenset({"script", "style", "title", "template"})
SPOKEN = ("alt", "aria-label", "placeholder", "title")


@dataclass
class Element:
    tag: str
    attrs: dict[str, str]
    parent: "Element | None"
    text: list[str] = field(default_factory=list)

    def inside(self, *tags: str) -> "Element | None":
        """The nearest of these around it."""
        above = self.parent
        while above is not None and above.tag not in tags:
            above = above.parent
        return above

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


class Page(HTMLParser):
    """`elements` in the order of the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: Element | None = None
        self.unclosed: list[str] = []
        self.feed(source)
        self.close()
        while self._open is not None:
            self.unclosed.append(self._open.tag)
            self._open = self._open.parent

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self.elements.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, self._open))

    def handle_endtag(self, tag: str) -> None:
        if self._open is None or self._open.tag != tag:
            self.unclosed.append(f"</{tag}>")
            return
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        element = self._open
        if element is not None and element.tag in UNREAD:
            return
        while element is not None:
            element.text.append(data)
            element = element.parent

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def sayings(self) -> set[str]:
        """Every text that stands alone in an element, and every attribute that is read aloud."""
        said = {element.words for element in self.elements if element.tag not in UNREAD}
        return said | {element.attrs[name] for element in self.elements for name in SPOKEN if name in element.attrs}
