"""What waits for the caller's word, and what the caller waits for."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import selectors, services
from cameo.api.grants import CURSOR
from cameo.grant_serializers import ApprovalSerializer, ApprovalsQuerySerializer, ApprovalsSerializer
from common.api import signed_in
from common.pages import read_page


class ApprovalsView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(
        operation_id="cameo_approvals", parameters=[ApprovalsQuerySerializer, CURSOR], responses=ApprovalsSerializer
    )
    def get(self, request: Request) -> Response:
        """Newest first. `mine` false: asked of the caller, the ones that still wait; true: asked by the caller, all."""
        asked = ApprovalsQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        actor, mine = signed_in(request), asked.validated_data["mine"]
        rows = selectors.approvals_by(actor) if mine else selectors.approvals_for(actor)
        listing = f"approvals:{actor.pk}:{mine}"
        page = read_page(rows, key="created_at", listing=listing, cursor=request.query_params.get("cursor", ""))
        return Response(ApprovalsSerializer({"items": page.items, "next": page.next}).data)


class ApproveView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_approve", request=None, responses=ApprovalSerializer)
    def post(self, request: Request, approval_id: UUID) -> Response:
        """Yes to exactly this. 409 when it is no longer open."""
        return answer(request, approval_id, yes=True)


class DenyView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_deny", request=None, responses=ApprovalSerializer)
    def post(self, request: Request, approval_id: UUID) -> Response:
        """No, and the same question is not asked again. 409 when it is no longer open."""
        return answer(request, approval_id, yes=False)


def answer(request: Request, approval_id: UUID, *, yes: bool) -> Response:
    owner = signed_in(request)
    approval = services.answer_approval(owner, selectors.find_approval(owner, approval_id), yes=yes)
    return Response(ApprovalSerializer(approval).data)
