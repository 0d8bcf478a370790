"""The caller's API keys."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import services
from accounts.api.me import CURSOR
from accounts.permissions import InPerson
from accounts.selectors import keys_of
from accounts.serializers import IssuedKeySerializer, KeySerializer, KeysSerializer, KeyWriteSerializer
from common.api import signed_in
from common.pages import read_page


class KeysView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="me_keys", parameters=[CURSOR], responses=KeysSerializer)
    def get(self, request: Request) -> Response:
        """Newest first; without the secret letters, which nobody has any more."""
        owner = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(keys_of(owner), key="id", listing=f"keys:{owner.pk}", cursor=cursor)
        return Response(KeysSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(operation_id="me_keys_issue", request=KeyWriteSerializer, responses={201: IssuedKeySerializer})
    def post(self, request: Request) -> Response:
        """The reply is the only place where the whole key is ever seen."""
        asked = KeyWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        row, key = services.issue_key(signed_in(request), **asked.validated_data)
        return Response({**KeySerializer(row).data, "key": key}, status=201)


class KeyView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="me_keys_revoke", responses={204: None})
    def delete(self, request: Request, key_id: int) -> Response:
        services.revoke_key(signed_in(request), key_id)
        return Response(status=204)
