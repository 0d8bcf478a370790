"""Chronological lists over REST."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.selectors import find_person
from common.api import signed_in
from common.pages import SIZE, Page
from feed import selectors
from feed.contracts import Ask
from feed.models import Post
from feed.serializers import PostPageSerializer
from feed.serving import read
from feed.states import Mode

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


class PublicView(APIView):
    """Open to visitors; what they see is decided per row."""

    permission_classes = [AllowAny]


def listed(viewer: selectors.Viewer, mode: Mode, *, cursor: str = "", size: int = SIZE) -> Page[Post]:
    """The feed's own list of that mode, under the same filters and wishes, as posts. Raises as feed.serving.read."""
    page = read(viewer, Ask(mode=mode), cursor=cursor, size=size)
    posts = selectors.visible_posts(viewer).in_bulk([row.post_id for row in page.rows])
    return Page(items=[posts[row.post_id] for row in page.rows if row.post_id in posts], next=page.next)


def page_reply(page: Page[Post], request: Request) -> Response:
    return Response({"items": selectors.post_cards(page.items, request.user), "next": page.next})


class LatestView(PublicView):
    @extend_schema(operation_id="feed_latest", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request) -> Response:
        """Every post the caller may see, newest first."""
        cursor = request.query_params.get("cursor", "")
        return page_reply(listed(request.user, Mode.LATEST, cursor=cursor), request)


class FollowingView(APIView):
    @extend_schema(operation_id="feed_following", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request) -> Response:
        """Posts of people the caller follows, newest first, and of nobody else."""
        cursor = request.query_params.get("cursor", "")
        return page_reply(listed(signed_in(request), Mode.FOLLOWING, cursor=cursor), request)


class PersonPostsView(PublicView):
    @extend_schema(operation_id="person_posts", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request, username: str) -> Response:
        person = find_person(username, viewer=request.user)
        cursor = request.query_params.get("cursor", "")
        return page_reply(selectors.person_page(person, request.user, cursor=cursor), request)
