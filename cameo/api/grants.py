"""Whom the caller's likeness is open to, and who asked for it."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from accounts.selectors import find_person
from cameo import selectors, services
from cameo.grant_serializers import (
    GrantChangedSerializer,
    GrantChangeSerializer,
    GrantSerializer,
    GrantsSerializer,
    GrantWriteSerializer,
    terms_of,
)
from cameo.models import Likeness
from cameo.serializers import UsesSerializer
from cameo.states import Audience
from cameo.terms import Terms
from common.api import signed_in
from common.pages import read_page

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


def granted(request: Request, likeness: Likeness) -> Response:
    """Opens one of the caller's likenesses as the body says."""
    asked = GrantWriteSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    owner = signed_in(request)
    username = asked.validated_data.get("username")
    grant = services.grant_use(
        owner,
        likeness,
        audience=Audience(asked.validated_data["audience"]),
        person=None if username is None else find_person(username, viewer=owner),
        days=asked.validated_data["days"],
        terms=terms_of(asked.validated_data),
    )
    return Response(GrantSerializer(grant).data, status=201)


class GrantsView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_grants", parameters=[CURSOR], responses=GrantsSerializer)
    def get(self, request: Request) -> Response:
        """Newest first; expired ones too, until they are ended or renewed. No grant at all: only the owner."""
        owner = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(selectors.standing_grants(owner), key="id", listing=f"grants:{owner.pk}", cursor=cursor)
        return Response(GrantsSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(operation_id="cameo_grant", request=GrantWriteSerializer, responses={201: GrantSerializer})
    def post(self, request: Request) -> Response:
        """Opens the likeness to an audience for some days; renews a grant that is there."""
        return granted(request, selectors.live_likeness(signed_in(request)))


class GrantView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_grant_change", request=GrantChangeSerializer, responses=GrantChangedSerializer)
    def patch(self, request: Request, grant_id: int) -> Response:
        """Another grant takes its place, with an id of its own; uses already counted go on counting."""
        owner = signed_in(request)
        grant = selectors.find_grant(owner, grant_id)
        asked = GrantChangeSerializer(data=request.data, partial=True)
        asked.is_valid(raise_exception=True)
        change = services.change_grant(
            owner,
            grant,
            terms=terms_of(asked.validated_data, before=Terms.of(grant)),
            days=asked.validated_data.get("days"),
            apply_to_existing=asked.validated_data.get("apply_to_existing", False),
        )
        return Response(GrantChangedSerializer(change).data)

    @extend_schema(operation_id="cameo_grant_end", responses={204: None})
    def delete(self, request: Request, grant_id: int) -> Response:
        """Of the caller's face or of any of their characters."""
        owner = signed_in(request)
        services.end_grant(owner, selectors.find_grant(owner, grant_id))
        return Response(status=204)


class UsesView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_uses", parameters=[CURSOR], responses=UsesSerializer)
    def get(self, request: Request) -> Response:
        """Everybody who asked for the caller's face or characters, at every gate, newest first."""
        owner = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(selectors.uses_of(owner), key="id", listing=f"uses:{owner.pk}", cursor=cursor)
        return Response(UsesSerializer({"items": page.items, "next": page.next}).data)
