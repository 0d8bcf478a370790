"""JSON as RFC 8259 has it: no NaN, no NUL, no half surrogates. What is accepted can be stored on every database."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

from common.text import storable_json

Context = Mapping[str, Any] | None


class StrictJSONParser(JSONParser):
    strict = True

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Context = None) -> Any:
        try:
            value = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("JSON is nested too deep") from None
        if not storable_json(value):
            raise ParseError("text holds characters that can not be stored")
        return value


class StrictMultiPartParser(MultiPartParser):
    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Context = None) -> Any:
        result = super().parse(stream, media_type, parser_context)
        if not storable_json(dict(result.data.lists())):
            raise ParseError("text holds characters that can not be stored")
        return result
