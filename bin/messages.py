"""Gathers every translatable string of code and templates into locale/*/LC_MESSAGES/django.po.

`bin/messages.py` updates the files and keeps what is translated; a string whose English changed comes back empty, never
fuzzy. Templates are read by Django's own lexer and Python by Babel, so no gettext programs are needed.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CODE = ("accounts", "cameo", "common", "config", "feed", "generation", "remix")
LANGUAGES = ("zh_Hans", "zh_Hant")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}


def sources() -> Iterator[tuple[str, bytes]]:
    """Path and Python source; templates come as what Django's lexer makes of them for this purpose."""
    for app in CODE:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = str(path.relative_to(ROOT))
        lines = templatize(path.read_text(), origin=name).splitlines()
        yield name, "\n".join(line.lstrip() for line in lines).encode()  # the indentation of HTML is none of Python's


def gather() -> Catalog:
    """Every string in use, in the order of files."""
    found = Catalog(project="Reprise", charset="utf-8")
    for name, source in sources():
        for line, text, comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
            found.add(text, locations=[(name, line)], user_comments=comments, context=context)
    return found


def path_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with path_of(language).open("rb") as stream:
        return read_po(stream, locale=language)


def update(language: str, found: Catalog) -> int:
    """Number of strings without a translation."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = read(language) if path.exists() else Catalog(locale=language, project="Reprise", charset="utf-8")
    found.creation_date = catalog.creation_date  # the file changes when its strings do, not whenever it is written
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False  # the header's own mark, for which compilers skip the whole file
    with path.open("wb") as stream:
        write_po(stream, catalog, omit_header=False, width=110, no_location=True, sort_output=True)
    return sum(1 for message in catalog if message.id and not all(_strings(message.string)))


def _strings(text: object) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (str(text or ""),)


if __name__ == "__main__":
    messages = gather()
    missing = {language: update(language, messages) for language in LANGUAGES}
    for language, number in missing.items():
        print(f"{language}: {len(messages)} strings, {number} without a translation")
    sys.exit(any(missing.values()))
