"""Everything of the caller as one file, which a broken download goes on with."""

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from accounts.permissions import InPerson
from common.api import signed_in
from feed.export import services
from feed.export.entries import Entry
from feed.export.layout import lay_out
from feed.export.reading import ArchiveFile
from feed.models import ExportState
from generation.api.files import ranged
from generation.api.media import TakeAsItIs


class ExportSerializer(serializers.Serializer[Any]):
    """`none`: nobody asked for one, or it expired; `outdated`: a clip in it is gone since, ask for a new one."""

    state = serializers.ChoiceField(choices=["none", "building", "ready", "outdated", "failed"])
    size = serializers.IntegerField(help_text="Bytes of what is in it; the archive is a little larger")
    files = serializers.IntegerField()
    created_at = serializers.DateTimeField(allow_null=True)
    expires_at = serializers.DateTimeField(allow_null=True)
    url = serializers.CharField(help_text="Empty unless ready. Takes Range and If-Range")


def export_body(person: User) -> dict[str, Any]:
    export = services.newest_export(person)
    if export is None:
        return {"state": "none", "size": 0, "files": 0, "created_at": None, "expires_at": None, "url": ""}
    state = str(export.state)
    if state == ExportState.READY and not services.is_whole(export):
        state = "outdated"
    return {
        "state": state,
        "size": export.size,
        "files": len(export.entries),
        "created_at": export.created_at,
        "expires_at": export.expires_at,
        "url": reverse("api-me-export-file") if state == ExportState.READY else "",
    }


class ExportView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="me_export", responses=ExportSerializer)
    def get(self, request: Request) -> Response:
        return Response(ExportSerializer(export_body(signed_in(request))).data)

    @extend_schema(operation_id="me_export_make", request=None, responses={202: ExportSerializer})
    def post(self, request: Request) -> Response:
        """Begins to make one, at most one a day. Not by API key."""
        person = signed_in(request)
        services.request_export(person)
        return Response(ExportSerializer(export_body(person)).data, status=202)


class ExportFileView(APIView):
    permission_classes = [IsAuthenticated, InPerson]
    content_negotiation_class = TakeAsItIs
    problems = {"410": "Something in it is gone since.", "416": "The range lies outside the file."}

    @extend_schema(operation_id="me_export_file", responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Request) -> HttpResponseBase:
        """The ZIP, or the part of it that Range names: the same bytes until it expires. 410 when a clip in it went."""
        export = services.open_export(signed_in(request))
        pieces = lay_out((Entry(**entry) for entry in export.entries), at=export.created_at)
        headers = {
            "Cache-Control": "private, no-store",
            "Content-Disposition": f'attachment; filename="reprise-{export.created_at:%Y-%m-%d}.zip"',
        }
        file = ArchiveFile(pieces)
        return ranged(request, file, etag=f'"{export.pk.hex}"', content_type="application/zip", headers=headers)
