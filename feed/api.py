"""The feed over REST."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny, IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.selectors import find_person
from common.api import signed_in
from common.idempotency import idempotent
from common.pages import Page
from feed import selectors, services
from feed.models import Comment, Post
from feed.serializers import (
    CommentPageSerializer,
    CommentSerializer,
    CommentWriteSerializer,
    PostPageSerializer,
    PostSerializer,
    PublishSerializer,
)
from generation.selectors import get_clip

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
        services.unlike(signed_in(request), selectors.get_post(post_id, request.user))
        return Response(status=204)


class CommentsView(APIView):
    """Reading is open to visitors, writing is not."""

    permission_classes = [IsAuthenticatedOrReadOnly]
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="comments_list", parameters=[CURSOR], responses=CommentPageSerializer)
    def get(self, request: Request, post_id: UUID) -> Response:
        post = selectors.get_post(post_id, request.user)
        page = selectors.comments_page(post, request.user, cursor=request.query_params.get("cursor", ""))
        return Response({"items": CommentSerializer(page.items, many=True).data, "next": page.next})

    @extend_schema(operation_id="comments_write", request=CommentWriteSerializer, responses={201: CommentSerializer})
    @idempotent
    def post(self, request: Request, post_id: UUID) -> Response:
        asked = CommentWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        post = selectors.get_post(post_id, request.user)
        made: Comment = services.comment(signed_in(request), post, asked.validated_data["text"])
        return Response(CommentSerializer(made).data, status=201)


class CommentView(APIView):
    @extend_schema(operation_id="comments_delete", responses={204: None})
    def delete(self, request: Request, comment_id: int) -> Response:
        user = signed_in(request)
        services.delete_comment(user, selectors.get_comment(comment_id, user))
        return Response(status=204)


def _card(post: Post, request: Request) -> dict[str, Any]:
    return selectors.post_cards([selectors.get_post(post.pk, request.user)], request.user)[0]
