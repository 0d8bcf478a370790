"""Other people, and how the caller stands to them."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import selectors
from accounts.api.me import CURSOR
from accounts.serializers import PeopleQuerySerializer, PeopleSerializer, PersonSerializer
from common import store
from common.api import signed_in
from common.errors import NotFound
from common.pages import read_page

AVATAR_CACHED_S = 86_400
"""The address changes with the picture; private, since a block hides it from some."""


class PeopleView(APIView):
    @extend_schema(operation_id="people_search", parameters=[PeopleQuerySerializer], responses=PeopleSerializer)
    def get(self, request: Request) -> Response:
        """At most ten whose username begins so, for completing a mention."""
        asked = PeopleQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = selectors.search_people(asked.validated_data["q"], viewer=signed_in(request))
        return Response(PeopleSerializer({"items": found, "next": None}).data)


class PersonView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="people_read", responses=PersonSerializer)
    def get(self, request: Request, username: str) -> Response:
        person = selectors.find_person(username, viewer=request.user)
        followers, following = selectors.follow_counts(person)
        shown = {
            "username": person.username,
            "name": person.shown_name,
            "avatar_url": person.avatar_url or None,
            "bio": person.bio,
            "followers": followers,
            "following": following,
            "standing": selectors.standing(request.user, person),
        }
        return Response(PersonSerializer(shown).data)


class AvatarView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="people_avatar",
        responses={(200, "image/jpeg"): OpenApiResponse(OpenApiTypes.BINARY, "A square JPEG")},
    )
    def get(self, request: Request, username: str) -> HttpResponse:
        person = selectors.find_person(username, viewer=request.user)
        if not person.avatar_key:
            raise NotFound("no_avatar", _("There is no picture."))
        headers = {"Cache-Control": f"private, max-age={AVATAR_CACHED_S}"}
        return HttpResponse(store.read(person.avatar_key), content_type="image/jpeg", headers=headers)


class FollowersView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="people_followers", parameters=[CURSOR], responses=PeopleSerializer)
    def get(self, request: Request, username: str) -> Response:
        """Newest first."""
        person = selectors.find_person(username, viewer=request.user)
        follows = selectors.followers_of(person, viewer=request.user)
        cursor = request.query_params.get("cursor", "")
        page = read_page(follows, key="id", listing=f"followers:{person.pk}", cursor=cursor)
        body = {"items": [follow.source for follow in page.items], "next": page.next}
        return Response(PeopleSerializer(body).data)


class FollowingView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="people_following", parameters=[CURSOR], responses=PeopleSerializer)
    def get(self, request: Request, username: str) -> Response:
        """Newest first."""
        person = selectors.find_person(username, viewer=request.user)
        follows = selectors.following_of(person, viewer=request.user)
        cursor = request.query_params.get("cursor", "")
        page = read_page(follows, key="id", listing=f"following:{person.pk}", cursor=cursor)
        body = {"items": [follow.target for follow in page.items], "next": page.next}
        return Response(PeopleSerializer(body).data)
