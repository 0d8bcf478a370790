"""Telling events over REST."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.errors import Invalid
from common.parsers import StrictJSONParser
from feed.events.intake import take
from feed.events.sent import MOST_EVENTS
from feed.events.serializers import EventBatchSerializer, TakenSerializer

MOST_BYTES = MOST_EVENTS * 640
"""An event takes about 300."""
TOO_MANY = _("At most 200 events at a time.")


class BatchParser(StrictJSONParser):
    """Reads no further than a batch can be long."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        body = stream.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise Invalid("too_many_events", TOO_MANY)
        return super().parse(BytesIO(body), media_type, parser_context)


class EventsView(APIView):
    permission_classes = [AllowAny]
    parser_classes = [BatchParser]

    @extend_schema(operation_id="feed_events", request=EventBatchSerializer, responses={202: TakenSerializer})
    def post(self, request: Request) -> Response:
        """What was before the caller's eyes. All of a batch is taken, or nothing of it; sending it again is harmless.

        Likes, comments, remixes and the like are not told here: whatever does them tells of them.
        """
        told: Any = request.data  # an object, or the parser would have refused it
        events, visit = told.get("events"), told.get("visit")
        if not isinstance(events, list):
            raise Invalid("event_invalid", _("`events` is a list."))
        taken = take(request.user, events, visit=None if visit is None else _visit(visit))
        return Response({"stored": taken.stored, "known": taken.known}, status=202)


def _visit(value: Any) -> UUID:
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError):
        raise Invalid("event_invalid", _("The visit is a UUID.")) from None
