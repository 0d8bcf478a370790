"""What moved the caller's credits."""

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.me import CURSOR, credits_body
from accounts.credit_serializers import (
    ExportQuerySerializer,
    RowSerializer,
    StatementQuerySerializer,
    StatementSerializer,
)
from accounts.exports import export
from accounts.statements import Show, earned, entry, statement
from common.api import signed_in
from common.pages import read_page


class MyCreditsView(APIView):
    @extend_schema(
        operation_id="me_credits", parameters=[StatementQuerySerializer, CURSOR], responses=StatementSerializer
    )
    def get(self, request: Request) -> Response:
        """The balance, and what moved it, newest first."""
        asked = StatementQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        person, show = signed_in(request), Show(asked.validated_data["show"])
        balance, listing = credits_body(person), f"statement:{person.pk}:{show}"
        cursor = request.query_params.get("cursor", "")
        page = read_page(statement(person, show=show), key="pk", listing=listing, cursor=cursor)
        body = {**balance, "earned": earned(person), "items": map(entry, page.items), "next": page.next}
        return Response(StatementSerializer(body).data)


class MyCreditsExportView(APIView):
    @extend_schema(
        operation_id="me_credits_export",
        parameters=[ExportQuerySerializer],
        responses={
            (200, "text/csv"): OpenApiResponse(OpenApiTypes.STR, "A line each"),
            (200, "application/json"): RowSerializer(many=True),
        },
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """Everything, from the first line on, with what could be spent after each."""
        asked = ExportQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return export(signed_in(request), asked.validated_data["as"])
