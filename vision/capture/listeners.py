"""Who hears digits in which language. A language that is not here is heard by nobody, and a person has to look.

An installed package adds one by an entry point of the group GROUP: its name is the language's ISO 639-1 code, its value
a class without arguments that is a DigitListener. Nothing is loaded before something is to be heard.
"""

from functools import cache
from importlib.metadata import entry_points
from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vision.capture.digits import DigitListener

GROUP = "reprise.digits"
OWN = {"en": "vision.capture.english:EnglishDigits"}


@cache
def heard_languages() -> dict[str, str]:
    """Where to load a listener from, by language; one that is installed takes the place of our own."""
    return OWN | {point.name: point.value for point in entry_points(group=GROUP)}


def listener_for(language: str) -> "DigitListener | None":
    """By the language's ISO 639-1 code. Raises ImportError, AttributeError for a package that is broken."""
    where = heard_languages().get(language)
    if where is None:
        return None
    listener: DigitListener = resolve_name(where)()
    return listener
