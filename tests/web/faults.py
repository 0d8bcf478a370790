"""What is wrong with a page for a strict browser, a keyboard or a screen reader."""

from collections import Counter
from collections.abc import Iterator

from tests.web.page import Element, Page

UNLABELLED = frozenset({"hidden", "submit", "button"})


def faults(page: Page) -> list[str]:
    return [*_markup(page), *_policy(page), *_names(page)]


def _markup(page: Page) -> Iterator[str]:
    yield from (f"not closed: {tag}" for tag in page.unclosed)
    ids = Counter(element.attrs["id"] for element in page.elements if "id" in element.attrs)
    yield from (f"id twice: {name}" for name, number in ids.items() if number > 1)
    for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        for element in page.elements:
            for name in element.attrs.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} names nothing: {name}"
    if len(page.all("h1")) != 1:
        yield f"{len(page.all('h1'))} h1"


def _policy(page: Page) -> Iterator[str]:
    """What a CSP without `unsafe-inline` refuses."""
    for element in page.elements:
        if element.tag == "style" or "style" in element.attrs:
            yield f"inline style: {element.tag}"
        data = element.attrs.get("type") == "application/json"
        if element.tag == "script" and "src" not in element.attrs and not data:
            yield "inline script"
        yield from (f"inline handler: {name}" for name in element.attrs if name.startswith(("on", "hx-on")))


def _names(page: Page) -> Iterator[str]:
    labelled = {label.attrs.get("for") for label in page.all("label")}
    for picture in page.all("img"):
        if "alt" not in picture.attrs:
            yield f"no alt: {picture.attrs.get('src')}"
    for element in page.all("input", "select", "textarea"):
        own = element.attrs.get("id") in labelled or element.inside("label")
        if element.attrs.get("type") not in UNLABELLED and not own and not _aria(element):
            yield f"no label: {element.attrs.get('name')}"
    for element in page.all("a", "button", "summary"):
        hidden = "hidden" in element.attrs or element.attrs.get("aria-hidden") == "true"
        if not hidden and not element.words and not _aria(element) and not _pictured(page, element):
            yield f"no name: {element.tag} {element.attrs.get('href', '')}"


def _aria(element: Element) -> bool:
    return bool(element.attrs.get("aria-label") or element.attrs.get("aria-labelledby"))


def _pictured(page: Page, element: Element) -> bool:
    return any(one.attrs.get("alt") and one.inside(element.tag) is element for one in page.all("img"))
