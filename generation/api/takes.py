"""Takes: the same scenes made several times with other dice, of which one is kept."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.idempotency import idempotent, order_of
from common.pages import read_page
from common.parsers import StrictJSONParser, StrictMultiPartParser
from generation import services
from generation.api.jobs import CURSOR, PROBLEMS
from generation.models import TakeSet
from generation.models.takes import MOST_TAKES
from generation.selectors import get_takes, with_jobs
from generation.serializers import JobCardSerializer, JobSerializer, JobUploadSerializer, JobWriteSerializer, job_body


class TakeSerializer(serializers.Serializer[Any]):
    place = serializers.IntegerField(help_text="From 0")
    job = JobCardSerializer()


class TakeSetSerializer(serializers.Serializer[TakeSet]):
    id = serializers.UUIDField()
    number = serializers.IntegerField(help_text="How many were asked for")
    takes = TakeSerializer(many=True)
    kept_job_id = serializers.UUIDField(source="kept_id", allow_null=True, help_text="The one that was kept")
    created_at = serializers.DateTimeField()


class TakeSetsSerializer(serializers.Serializer[Any]):
    items = TakeSetSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class NumberSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField(min_value=2, max_value=MOST_TAKES, help_text="How many, at once")


class TakesWriteSerializer(NumberSerializer, JobWriteSerializer):
    """A job, and how many of it."""


class TakesUploadSerializer(TakesWriteSerializer, JobUploadSerializer):
    """With a soundtrack."""


class KeepSerializer(serializers.Serializer[Any]):
    job_id = serializers.UUIDField()


class TakeSetsView(APIView):
    parser_classes = [StrictJSONParser, StrictMultiPartParser]
    problems: ClassVar[dict[str, str]] = PROBLEMS

    @extend_schema(operation_id="takes", parameters=[CURSOR], responses=TakeSetsSerializer)
    def get(self, request: Request) -> Response:
        """The caller's, newest first."""
        owner = signed_in(request)
        rows = with_jobs(TakeSet.objects.owned_by(owner.pk))
        cursor = request.query_params.get("cursor", "")
        page = read_page(rows, key="id", listing=f"takes:{owner.pk}", cursor=cursor)
        return Response(TakeSetsSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(
        operation_id="takes_order",
        request={"application/json": TakesWriteSerializer, "multipart/form-data": TakesUploadSerializer},
        responses={201: TakeSetSerializer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """As many jobs of the same, each with a seed of its own, for the price of each: all of them or none."""
        asked = TakesUploadSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        wanted, number = asked.request(), asked.validated_data["number"]
        key = takes_key(request)
        made = services.order_own_takes(signed_in(request), wanted, number=number, idempotency_key=key)
        return takes_reply(made.pk, request, status=201)


class TakeSetView(APIView):
    @extend_schema(operation_id="takes_read", responses=TakeSetSerializer)
    def get(self, request: Request, takes_id: UUID) -> Response:
        """For polling; each job tells of itself as any other."""
        return takes_reply(takes_id, request)


class TakeKeepView(APIView):
    @extend_schema(operation_id="takes_keep", request=KeepSerializer, responses=TakeSetSerializer)
    def post(self, request: Request, takes_id: UUID) -> Response:
        """The others that are drafts go, and those in the making stop: their credits come back. 409 `take_not_ready`,
        and `take_kept` once another one was. Harmless again.
        """
        asked = KeepSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actor = signed_in(request)
        services.keep_take(actor, get_takes(takes_id, actor), asked.validated_data["job_id"])
        return takes_reply(takes_id, request)


class TakeFullView(APIView):
    problems: ClassVar[dict[str, str]] = PROBLEMS

    @extend_schema(operation_id="takes_full", request=None, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, takes_id: UUID) -> Response:
        """The kept quick draft in full, with its seed; asked twice, the same job. 409 `take_not_kept`."""
        actor = signed_in(request)
        return Response(job_body(services.finish_take(actor, get_takes(takes_id, actor)), actor), status=201)


def takes_key(request: Request) -> str:
    """The same for the same key and body; another one for requests without a key."""
    return order_of(request) or uuid4().hex


def takes_reply(takes_id: UUID, request: Request, status: int = 200) -> Response:
    """As GET /takes/{id} answers its owner."""
    return Response(TakeSetSerializer(get_takes(takes_id, signed_in(request))).data, status=status)
