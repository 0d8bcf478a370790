"""Bodies are JSON objects or forms; no NaN, no NUL, no half surrogates: what is accepted can be stored everywhere."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

from common.text import storable_json

UNSTORABLE = "the body holds text or numbers that can not be stored, or is nested too deep"
Context = Mapping[str, Any] | None


class StrictJSONParser(JSONParser):
    strict = True

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Context = None) -> Any:
        try:
            value = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError(UNSTORABLE) from None
        if not isinstance(value, dict):
            raise ParseError("the body must be a JSON object")
        if not storable_json(value):
            raise ParseError(UNSTORABLE)
        return value


class StrictMultiPartParser(MultiPartParser):
    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Context = None) -> Any:
        result = super().parse(stream, media_type, parser_context)
        if not storable_json(dict(result.data.lists())):
            raise ParseError(UNSTORABLE)
        return result
