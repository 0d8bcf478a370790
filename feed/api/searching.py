"""Search and moods over REST, open to visitors."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from feed import search
from feed.api.lists import PublicView
from feed.api.search_shapes import FoundPeopleSerializer, FoundTagsSerializer, MoodsSerializer, SearchQuerySerializer
from feed.api.shapes import FeedPageSerializer
from feed.cards import encode
from feed.contracts import Ask
from feed.search.people import find_people
from feed.search.tags import find_tags
from feed.serving import read
from feed.states import Mode

FOUND = PolymorphicProxySerializer(
    component_name="Found",
    serializers=[FeedPageSerializer, FoundPeopleSerializer, FoundTagsSerializer],
    resource_type_field_name=None,
    many=False,
)


class SearchView(PublicView):
    @extend_schema(operation_id="search", parameters=[SearchQuerySerializer], responses=FOUND)
    def get(self, request: Request) -> HttpResponseBase:
        """Posts as a page of the feed, best match first; people and tags by how they begin. Nobody is found
        whom a block keeps apart from the caller.
        """
        asked = SearchQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        text, kind, cursor, size = (asked.validated_data[name] for name in ("q", "kind", "cursor", "size"))
        text = search.checked(text)
        if kind == "people":
            people = find_people(text, request.user, cursor=cursor, size=size)
            return Response(FoundPeopleSerializer({"people": people.items, "next": people.next}).data)
        if kind == "tags":
            tags = find_tags(text, cursor=cursor, size=size)
            return Response(FoundTagsSerializer({"tags": tags.items, "next": tags.next}).data)
        page = read(request.user, Ask(mode=Mode.SEARCH, key=text), cursor=cursor, size=size)
        return HttpResponse(
            encode(request.user, page, page.rows),
            content_type="application/json",
            headers={"Cache-Control": "private, no-store"},
        )


class MoodsView(PublicView):
    @extend_schema(operation_id="feed_moods", responses=MoodsSerializer)
    def get(self, request: Request) -> Response:
        """Tags that the site's newest posts go by, for the row of moods; each is a list: `mode=mood&key=<tag>`."""
        return Response(MoodsSerializer({"items": search.moods()}).data)
