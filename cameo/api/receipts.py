"""What somebody consented to, to keep: receipts, and the head of the ledger that they stand in."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo.ledger.heads import published_head
from cameo.ledger.kinds import EventKind
from cameo.ledger.receipts import Receipt, receipt_of, signed
from cameo.models import ConsentEvent
from cameo.selectors import receipted_events
from common.api import signed_in
from common.errors import NotFound
from common.pages import read_page

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


class ReceiptSummarySerializer(serializers.Serializer[ConsentEvent]):
    seq = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    at = serializers.DateTimeField()
    likeness_id = serializers.UUIDField()


class ReceiptsSerializer(serializers.Serializer[Receipt]):
    items = ReceiptSummarySerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ReceiptSerializer(serializers.Serializer[Receipt]):
    """`jws` is the same receipt, signed: its key is the `public_key` of /.well-known/consent-head."""

    receipt = serializers.DictField(help_text="JSON-LD by ISO/IEC TS 27560:2023 and the Data Privacy Vocabulary")
    jws = serializers.CharField(help_text="RFC 7515, compact, EdDSA")


class ReceiptsView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_receipts", parameters=[CURSOR], responses=ReceiptsSerializer)
    def get(self, request: Request) -> Response:
        """Every time the caller gave or took back consent for a likeness of theirs, newest first."""
        owner = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(receipted_events(owner), key="seq", listing=f"receipts:{owner.pk}", cursor=cursor)
        return Response(ReceiptsSerializer({"items": page.items, "next": page.next}).data)


class ReceiptView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_receipt", responses=ReceiptSerializer)
    def get(self, request: Request, seq: int) -> Response:
        """As a file to keep. It names nobody: people are keyed hashes."""
        event = receipted_events(signed_in(request)).filter(seq=seq).first()
        if event is None:
            raise NotFound("receipt_not_found", _("You have no such receipt."))
        receipt = receipt_of(event)
        attached = {"Content-Disposition": f'attachment; filename="consent-receipt-{event.seq}.json"'}
        return Response(ReceiptSerializer({"receipt": receipt, "jws": signed(receipt)}).data, headers=attached)


@require_safe
def consent_head(request: HttpRequest) -> JsonResponse:
    """For everybody, so that witnesses elsewhere can note it."""
    return JsonResponse(published_head(), headers={"Cache-Control": "no-cache"})
