"""The feed: any list, a page at a time, as bytes."""

import re
from functools import lru_cache
from urllib.parse import unquote_plus

from django.http import HttpResponse, QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from feed.api.shapes import FeedPageSerializer, FeedQuerySerializer
from feed.cards import encode
from feed.contracts import Ask
from feed.search import checked
from feed.serving import read
from feed.states import Mode
from generation.api.media import TakeAsItIs

KEPT_QUESTIONS = 4096
CURSOR = re.compile(r"(?:^|&)cursor=([^&]*)")


class FeedView(APIView):
    """Open to visitors; what they see is decided per row, and modes that need somebody are refused to nobody."""

    permission_classes = [AllowAny]
    content_negotiation_class = TakeAsItIs

    @extend_schema(operation_id="feed", parameters=[FeedQuerySerializer], responses=FeedPageSerializer)
    def get(self, request: Request) -> HttpResponse:
        """Same cursor, same page; a post comes once a session. `next` is null at the end. What the caller's preferences
        and their "no" wishes leave out is asked again for every page.
        """
        query, cursor = parted(request.META["QUERY_STRING"])
        ask, size = understood(query)
        page = read(request.user, ask, cursor=cursor, size=size)
        return HttpResponse(
            encode(request.user, page, page.rows),
            content_type="application/json",
            headers={"Cache-Control": "private, no-store"},
        )


def parted(query: str) -> tuple[str, str]:
    """What is asked for, which many ask alike, and the cursor, which is the asker's own."""
    found = CURSOR.search(query)
    if found is None:
        return query, ""
    return query[: found.start()] + query[found.end() :], unquote_plus(found[1])


@lru_cache(KEPT_QUESTIONS)
def understood(query: str) -> tuple[Ask, int]:
    """The list, and how many of it. Kept, since most ask what many asked before. Raises ValidationError, and what
    feed.search.checked does for words.
    """
    asked = FeedQuerySerializer(data=QueryDict(query).dict())
    asked.is_valid(raise_exception=True)
    said = asked.validated_data
    mode = Mode(said["mode"])
    ask = Ask(
        mode=mode,
        key=checked(said["key"]) if mode == Mode.SEARCH else said["key"],
        hide_people=said.get("hide_people"),
        hide_remixes=said.get("hide_remixes"),
        languages=_codes(said["languages"]) if "languages" in said else None,
        longest_s=said.get("longest_s"),
    )
    return ask, said["size"]


def _codes(line: str) -> tuple[str, ...]:
    return tuple(sorted(set(line.split(",")))) if line else ()
