"""Comments over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.idempotency import idempotent
from feed import selectors, services
from feed.api.lists import CURSOR, PublicView
from feed.models import Comment
from feed.serializers import CommentPageSerializer, CommentSerializer, CommentWriteSerializer


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
        user, answered = signed_in(request), asked.validated_data.get("answers")
        answers = None if answered is None else selectors.get_comment(answered, user)
        made: Comment = services.comment(user, post, asked.validated_data["text"], answers=answers)
        return Response(CommentSerializer(made).data, status=201)


class AnswersView(PublicView):
    @extend_schema(operation_id="comments_answers", parameters=[CURSOR], responses=CommentPageSerializer)
    def get(self, request: Request, comment_id: int) -> Response:
        """Answers to a comment, newest first; they have none of their own."""
        comment = selectors.get_comment(comment_id, request.user)
        page = selectors.answers_page(comment, request.user, cursor=request.query_params.get("cursor", ""))
        return Response({"items": CommentSerializer(page.items, many=True).data, "next": page.next})


class CommentView(APIView):
    @extend_schema(operation_id="comments_delete", responses={204: None})
    def delete(self, request: Request, comment_id: int) -> Response:
        user = signed_in(request)
        services.delete_comment(user, selectors.get_comment(comment_id, user))
        return Response(status=204)
