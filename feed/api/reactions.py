"""Saving, sharing and reporting over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from feed import selectors, services
from feed.api.lists import CURSOR
from feed.models import Save
from feed.serializers import PostPageSerializer, ShareSerializer

WITHDRAWN = {"451": "Withdrawn by a person in it."}


class SaveView(APIView):
    problems = WITHDRAWN

    @extend_schema(operation_id="posts_save", request=None, responses={204: None})
    def put(self, request: Request, post_id: UUID) -> Response:
        """Kept for later, in the caller's own list."""
        services.save(signed_in(request), selectors.get_post(post_id, request.user))
        return Response(status=204)

    @extend_schema(operation_id="posts_unsave", responses={204: None})
    def delete(self, request: Request, post_id: UUID) -> Response:
        """Also of a post that can not be seen any more."""
        user = signed_in(request)
        services.unsave(user, selectors.get_own(Save, post_id, user))
        return Response(status=204)


class SavesView(APIView):
    @extend_schema(operation_id="me_saves", parameters=[CURSOR], responses=PostPageSerializer)
    def get(self, request: Request) -> Response:
        """Posts that the caller saved and may still see, saved last first."""
        page = selectors.saved_page(signed_in(request), cursor=request.query_params.get("cursor", ""))
        cards = selectors.post_cards([saved.post for saved in page.items], request.user)
        return Response({"items": cards, "next": page.next})


class ShareView(APIView):
    problems = WITHDRAWN

    @extend_schema(operation_id="posts_share", request=None, responses=ShareSerializer)
    def post(self, request: Request, post_id: UUID) -> Response:
        """The address to hand on, with a card of its own where it is shown. Counts once a person."""
        url = services.share(signed_in(request), selectors.get_post(post_id, request.user))
        return Response({"url": url})


class ReportView(APIView):
    problems = WITHDRAWN

    @extend_schema(operation_id="posts_report", request=None, responses={204: None})
    def post(self, request: Request, post_id: UUID) -> Response:
        """Says that it should not be here. A moderator looks, and says what came of it; the ranker shows it less."""
        services.report(signed_in(request), selectors.get_post(post_id, request.user))
        return Response(status=204)
