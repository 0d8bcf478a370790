"""A clip while it renders, for its owner: an HLS stream that grows until the clip is there."""

from typing import ClassVar
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from common.api import signed_in
from common.errors import Gone, NotFound
from generation.api.files import TYPES, stored
from generation.api.media import TakeAsItIs
from generation.media.command import SEGMENT_S
from generation.media.playlist import write_growing
from generation.models import Job
from generation.selectors import get_job
from generation.states import IN_FLIGHT

PLAYLIST = "live.m3u8"
KEPT_S = 60


class LiveView(APIView):
    throttle_classes: list[type] = []
    content_negotiation_class = TakeAsItIs
    problems: ClassVar[dict[str, str]] = {"410": "The job has ended."}

    @extend_schema(
        operation_id="job_live",
        responses={(200, TYPES[".m3u8"]): OpenApiTypes.STR, (200, TYPES[".m4s"]): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, job_id: UUID, name: str) -> HttpResponseBase:
        """`live.m3u8` and the files that it names. 404 before the first piece is there, 410 when the job has ended."""
        job = get_job(job_id, signed_in(request))
        if job.state not in IN_FLIGHT:
            raise Gone("live_ended")
        if name == PLAYLIST:
            reply = HttpResponse(_playlist(job), content_type=TYPES[".m3u8"])
            reply["Cache-Control"] = "no-store"
            return reply
        chunk = job.chunks.filter(name=name).first()
        if chunk is None:
            raise NotFound("live_not_there")
        return stored(request, chunk.key, seconds_left=KEPT_S)


def _playlist(job: Job) -> str:
    rows = list(job.chunks.order_by("pk").values_list("name", "duration_ms"))
    if len(rows) < 2:
        raise NotFound("live_not_there")
    (init, _), *pieces = rows
    return write_growing(init, [(name, duration_ms / 1000) for name, duration_ms in pieces], longest_s=SEGMENT_S)
