"""Jobs: a prompt on its way to a clip."""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.errors import Invalid
from common.idempotency import idempotent, order_of
from common.pages import read_page
from common.parsers import StrictJSONParser, StrictMultiPartParser
from generation import services
from generation.models import Job
from generation.selectors import get_job
from generation.serializers import (
    JobSerializer,
    JobsSerializer,
    JobUploadSerializer,
    JobWriteSerializer,
    SketchSerializer,
    job_body,
)

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")
REQUEST = {"application/json": JobWriteSerializer, "multipart/form-data": JobUploadSerializer}
PROBLEMS = {"402": "Not enough credits.", "503": "The engine is not there now."}


class JobsView(APIView):
    parser_classes = [StrictJSONParser, StrictMultiPartParser]
    problems: ClassVar[dict[str, str]] = PROBLEMS

    @extend_schema(operation_id="jobs", parameters=[CURSOR], responses=JobsSerializer)
    def get(self, request: Request) -> Response:
        """The caller's, newest first."""
        owner = signed_in(request)
        rows = Job.objects.owned_by(owner.pk).select_related("clip").prefetch_related("references")
        cursor = request.query_params.get("cursor", "")
        page = read_page(rows, key="id", listing=f"jobs:{owner.pk}", cursor=cursor)
        return Response(JobsSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(operation_id="jobs_submit", request=REQUEST, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Asks everybody in it for consent, holds the credits, queues the render. 403 names the rule and the handle."""
        if "source_clip" in request.data:
            raise Invalid("source_clip_refused")  # a remix has terms: only remix may submit one
        asked = JobUploadSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actor = signed_in(request)
        job = services.submit_job(actor, request=asked.request(), idempotency_key=order_of(request))
        return Response(job_body(job, actor), status=201)


class JobView(APIView):
    @extend_schema(operation_id="job", responses=JobSerializer)
    def get(self, request: Request, job_id: UUID) -> Response:
        """For polling; `/ws/jobs/{id}/` tells the same as it happens."""
        viewer = signed_in(request)
        return Response(job_body(get_job(job_id, viewer), viewer))


class JobCancelView(APIView):
    @extend_schema(operation_id="job_cancel", request=None, responses=JobSerializer)
    def post(self, request: Request, job_id: UUID) -> Response:
        """At once; the credits come back. 409 when it has ended already."""
        actor = signed_in(request)
        return Response(job_body(services.cancel_job(actor, get_job(job_id, actor)), actor))


class JobRetryView(APIView):
    problems: ClassVar[dict[str, str]] = PROBLEMS

    @extend_schema(operation_id="job_retry", request=None, responses={201: JobSerializer})
    @idempotent
    def post(self, request: Request, job_id: UUID) -> Response:
        """A new job that asks for the same, after one that failed, was cancelled or refused."""
        actor = signed_in(request)
        again = services.retry_job(actor, get_job(job_id, actor), idempotency_key=order_of(request))
        return Response(job_body(again, actor), status=201)


class StoryboardsView(APIView):
    problems: ClassVar[dict[str, str]] = PROBLEMS

    @extend_schema(operation_id="storyboards_plan", request=JobWriteSerializer, responses=SketchSerializer)
    def post(self, request: Request) -> Response:
        """What the prompt is understood to mean, and who may be cast; renders and costs nothing, leaves no mark."""
        asked = JobWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        body: dict[str, Any] = SketchSerializer(services.sketch(signed_in(request), asked.request())).data
        return Response(body)
