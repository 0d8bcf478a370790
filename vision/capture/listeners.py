"""Who hears digits in which language. A language that is not here is heard by nobody, and a person has to look."""

from collections.abc import Callable

from vision.capture.digits import DigitListener
from vision.capture.english import EnglishDigits

LISTENERS: dict[str, Callable[[], DigitListener]] = {"en": EnglishDigits}


def listener_for(language: str) -> DigitListener | None:
    """By the language's ISO 639-1 code."""
    maker = LISTENERS.get(language)
    return maker() if maker is not None else None
