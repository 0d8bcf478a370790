"""A post over REST, and likes."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.idempotency import idempotent
from feed import selectors, services
from feed.api.lists import PublicView
from feed.models import Like, Post
from feed.serializers import PostSerializer, PublishSerializer
from generation.selectors import get_clip


class PublishView(APIView):
    problems = {"451": "The clip was withdrawn by a person in it."}

    @extend_schema(operation_id="posts_publish", request=PublishSerializer, responses={201: PostSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Makes one of the caller's drafts public; everybody shown in it is asked again."""
        asked = PublishSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = signed_in(request)
        clip = get_clip(asked.validated_data["clip_id"], user)
        post = services.publish(user, clip, caption=asked.validated_data["caption"])
        return Response(_card(post, request), status=201)


class PostView(PublicView):
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="posts_read", responses=PostSerializer)
    def get(self, request: Request, post_id: UUID) -> Response:
        return Response(selectors.post_cards([selectors.get_post(post_id, request.user)], request.user)[0])


class UnpublishView(APIView):
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="posts_unpublish", request=None, responses={204: None})
    def post(self, request: Request, post_id: UUID) -> Response:
        """Takes the post back: the clip is a draft again and links made before are dark at once."""
        services.unpublish(signed_in(request), selectors.get_post(post_id, request.user))
        return Response(status=204)


class LikeView(APIView):
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="posts_like", request=None, responses={204: None})
    def put(self, request: Request, post_id: UUID) -> Response:
        services.like(signed_in(request), selectors.get_post(post_id, request.user))
        return Response(status=204)

    @extend_schema(operation_id="posts_unlike", responses={204: None})
    def delete(self, request: Request, post_id: UUID) -> Response:
        """Also of a post that can not be seen any more."""
        user = signed_in(request)
        services.unlike(user, selectors.get_own(Like, post_id, user))
        return Response(status=204)


def _card(post: Post, request: Request) -> dict[str, Any]:
    return selectors.post_cards([selectors.get_post(post.pk, request.user)], request.user)[0]
