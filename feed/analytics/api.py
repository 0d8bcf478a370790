"""A creator's numbers, and the leaderboards, over REST."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.errors import NotFound
from feed.analytics.leaders import Place, leaderboard
from feed.analytics.selectors import analytics
from feed.analytics.serializers import (
    AnalyticsAskSerializer,
    AnalyticsSerializer,
    LeaderboardAskSerializer,
    LeaderboardSerializer,
)
from feed.api.lists import PublicView
from feed.models import Post
from feed.states import LeaderKind, LeaderPeriod

KIND = OpenApiParameter("kind", str, OpenApiParameter.PATH, enum=LeaderKind.values)


class AnalyticsView(APIView):
    @extend_schema(operation_id="me_analytics", parameters=[AnalyticsAskSerializer], responses=AnalyticsSerializer)
    def get(self, request: Request) -> Response:
        """What became of the caller's posts, by day, by source and by post. A few seconds behind."""
        asked = AnalyticsAskSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        user = signed_in(request)
        post = None
        if (post_id := asked.validated_data.get("post")) is not None:
            post = Post.objects.filter(pk=post_id, author=user).first()
            if post is None:
                raise NotFound("post_not_found", _("There is no such post."))
        return Response(AnalyticsSerializer(analytics(user, days=asked.validated_data["days"], post=post)).data)


class LeaderboardView(PublicView):
    @extend_schema(
        operation_id="leaderboards_read",
        parameters=[KIND, LeaderboardAskSerializer],
        responses=LeaderboardSerializer,
    )
    def get(self, request: Request, kind: str) -> Response:
        """Whom and what people took to, of the last seven days or of all time; computed every few minutes."""
        if kind not in LeaderKind.values:
            raise NotFound("leaderboard_not_found", _("There is no such leaderboard."))
        asked = LeaderboardAskSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        period = LeaderPeriod(asked.validated_data["period"])
        board = leaderboard(LeaderKind(kind), period, request.user)
        shown = {
            "kind": kind,
            "period": period,
            "computed_at": board.computed_at,
            "items": [_shown(place) for place in board.places],
        }
        return Response(LeaderboardSerializer(shown).data)


def _shown(place: Place) -> dict[str, Any]:
    person = place.person and {"username": place.person.username, "name": place.person.shown_name}
    return {"place": place.place, "score": round(place.score, 2), "person": person, "post": place.post}
