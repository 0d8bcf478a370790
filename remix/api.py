"""Remixes over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.idempotency import idempotent, order_of
from generation.api.takes import TakeSetSerializer, takes_key, takes_reply
from generation.selectors import get_clip
from generation.serializers import JobSerializer, job_body
from remix.kinds import asked
from remix.offering import offered
from remix.serializers import KindsSerializer, RemixSerializer, RemixTakesSerializer
from remix.services import order_remix_takes, start_remix
from remix.states import RemixKind


class RemixView(APIView):
    problems = {"402": "Not enough credits.", "451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="clips_remix", request=RemixSerializer, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, clip_id: UUID) -> Response:
        """A new job from this clip. Everybody the clip shows is asked again, for the caller."""
        sent = RemixSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user = signed_in(request)
        parents = tuple(get_clip(pk, user) for pk in (clip_id, *sent.validated_data["parents"]))
        wanted = asked(user, RemixKind(sent.validated_data["kind"]), parents, sent.wanted())
        job = start_remix(user, wanted, idempotency_key=order_of(request))
        return Response(job_body(job, user), status=201)


class RemixTakesView(APIView):
    problems = RemixView.problems

    @extend_schema(operation_id="clips_remix_takes", request=RemixTakesSerializer, responses={201: TakeSetSerializer})
    @idempotent
    def post(self, request: Request, clip_id: UUID) -> Response:
        """As many remixes of the same, each with a seed of its own, for the price of each: all of them or none."""
        sent = RemixTakesSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user, number = signed_in(request), sent.validated_data["number"]
        parents = tuple(get_clip(pk, user) for pk in (clip_id, *sent.validated_data["parents"]))
        wanted = asked(user, RemixKind(sent.validated_data["kind"]), parents, sent.wanted())
        key = takes_key(request)
        made = order_remix_takes(user, wanted, number=number, idempotency_key=key)
        return takes_reply(made.pk, request, status=201)


class KindsView(APIView):
    problems = {"451": "Withdrawn by a person in it."}

    @extend_schema(operation_id="clips_remix_kinds", responses=KindsSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """What the caller may do with this clip, and why not. Those it shows are asked with the remix itself."""
        user = signed_in(request)
        return Response(KindsSerializer(offered(user, get_clip(clip_id, user))).data)
