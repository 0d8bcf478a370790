"""What a page of the feed is compared with, behind the same middleware: bytes that lie ready, and the same page made by
the ORM and a serializer.
"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import Follow
from config.urls import urlpatterns as product
from feed.api.shapes import FeedPageSerializer
from feed.contracts import Ask
from feed.models import Save
from feed.selectors import post_cards, visible_posts
from feed.serving import read
from feed.states import Mode

PAGE_BYTES = 20_000
"""About what a page of 20 weighs."""
PAGE = b'{"items":[%s]}' % (b"1," * (PAGE_BYTES // 2))


def static(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE, content_type="application/json")


class OrmView(APIView):
    """Asks who asks, and reads the list, as the feed does; rows and replies are made as anywhere else."""

    permission_classes = [AllowAny]

    def get(self, request: Request) -> Response:
        page = read(request.user, Ask(mode=Mode.FOR_YOU), cursor=request.query_params["cursor"])
        own = {
            "saved": Exists(Save.objects.filter(post=OuterRef("pk"), person=request.user)),
            "follows": Exists(Follow.objects.filter(target=OuterRef("author"), source=request.user)),
        }
        posts = visible_posts(request.user).annotate(**own).in_bulk([item.post_id for item in page.items])
        shown = [posts[item.post_id] for item in page.items if item.post_id in posts]
        cards = zip(shown, post_cards(shown, request.user), strict=True)
        items = [_item(post, card, place) for place, (post, card) in enumerate(cards)]
        body = {"items": items, "next": page.next, "session": page.session, "expired": page.expired}
        return Response(FeedPageSerializer(body).data)


def _item(post: Any, card: dict[str, Any], place: int) -> dict[str, Any]:
    """A post with what was annotated."""
    author = card["author"] | {"avatar_url": post.author.avatar_url or None}
    own = {"liked": card["liked"], "saved": post.saved, "follows": post.follows}
    counts = {"save_count": post.save_count, "share_count": post.share_count}
    columns = {name: getattr(post, name) for name in ("language", "tags", "remix", "people")}
    why = {"source": "latest", "reasons": []}
    return card | columns | counts | {"author": author, "viewer": own, "why": why, "position": place}


urlpatterns = [*product, path("bench/static", static), path("bench/orm", OrmView.as_view())]
