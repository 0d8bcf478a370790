"""Chronological lists over REST."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.selectors import find_person
from common.api import signed_in
from common.pages import Page
from feed import selectors
from feed.models import Post
from feed.serializers import PostPageSerializer

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


class PublicView(APIView):
    """Open to visitors; what they see is decided per row."""

    permission_classes = [AllowAny]


def page_reply(page: Page[Post], request: Request) -> Response:
    return Response({"items": selectors.post_cards(page.items, request.user), "next": page.next})


class LatestView(PublicView):
    @extend_schema(operation_id="feed_latest", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request) -> Response:
        """Every post the caller may see, newest first."""
        return page_reply(selectors.latest_page(request.user, cursor=request.query_params.get("cursor", "")), request)


class FollowingView(APIView):
    @extend_schema(operation_id="feed_following", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request) -> Response:
        """Posts of people the caller follows, newest first, and of nobody else."""
        cursor = request.query_params.get("cursor", "")
        return page_reply(selectors.following_page(signed_in(request), cursor=cursor), request)


class PersonPostsView(PublicView):
    @extend_schema(operation_id="person_posts", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request, username: str) -> Response:
        person = find_person(username, viewer=request.user)
        cursor = request.query_params.get("cursor", "")
        return page_reply(selectors.person_page(person, request.user, cursor=cursor), request)
