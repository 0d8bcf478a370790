"""What options are made of: people by handle, and words, both with `@me` as the name of whoever asks."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from common.text import storable
from generation.planning import ME, in_names
from generation.storyboard.planner import MAX_PROMPT


def _me(info: ValidationInfo) -> str:
    return str((info.context or {}).get("me", ME))


def _handle(value: str, info: ValidationInfo) -> str:
    plain = value.strip().removeprefix("@").casefold()
    return _me(info) if plain == ME else plain


def _words(value: str, info: ValidationInfo) -> str:
    return in_names(value, me=_me(info)).strip()


def _storable(value: str) -> str:
    if isinstance(value, str) and not storable(value):
        raise ValueError("text holds characters that can not be stored")
    return value


Who = Annotated[str, Field(max_length=40), BeforeValidator(_storable), AfterValidator(_handle)]
"""A handle, with or without the @."""
Words = Annotated[str, Field(max_length=MAX_PROMPT), BeforeValidator(_storable), AfterValidator(_words)]
Phrase = Annotated[str, Field(max_length=400), BeforeValidator(_storable), AfterValidator(_words)]
"""A spoken line, or the name of a thing."""
