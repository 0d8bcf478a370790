"""The caller's characters: toys, pets and drawings, under the consent rules of a face."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import selectors, services
from cameo.api.grants import CURSOR, granted
from cameo.api.likeness import picture_reply
from cameo.grant_serializers import GrantSerializer, GrantsSerializer, GrantWriteSerializer
from cameo.serializers import (
    CharactersSerializer,
    CharacterWriteSerializer,
    LikenessSerializer,
)
from common.api import signed_in
from common.idempotency import idempotent
from common.pages import read_page
from common.parsers import StrictMultiPartParser


class CharactersView(APIView):
    permission_classes = [IsAuthenticated, InPerson]
    parser_classes = [StrictMultiPartParser]

    @extend_schema(operation_id="characters_list", responses=CharactersSerializer)
    def get(self, request: Request) -> Response:
        """The live ones, oldest first; all of them."""
        found = selectors.my_characters(signed_in(request))
        return Response(CharactersSerializer({"items": found, "next": None}).data)

    @extend_schema(
        operation_id="character_enrol", request=CharacterWriteSerializer, responses={202: LikenessSerializer}
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Takes a picture and a name; whether it can be used is found out in the background."""
        asked = CharacterWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        name, picture = asked.validated_data["name"], asked.validated_data["picture"].read()
        character = services.enrol_character(signed_in(request), name=name, picture=picture)
        return Response(LikenessSerializer(character).data, status=202)


class CharacterView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="character_read", responses=LikenessSerializer)
    def get(self, request: Request, likeness_id: UUID) -> Response:
        """Also one that ended, with the reasons of a refusal."""
        return Response(LikenessSerializer(selectors.find_character(signed_in(request), likeness_id)).data)

    @extend_schema(operation_id="character_revoke", responses={204: None})
    def delete(self, request: Request, likeness_id: UUID) -> Response:
        """Takes it back: its files go, and every clip that shows it is withdrawn. Harmless again."""
        owner = signed_in(request)
        services.revoke(owner, selectors.find_character(owner, likeness_id))
        return Response(status=204)


class CharacterCutoutView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(
        operation_id="character_cutout",
        responses={(200, "image/webp"): OpenApiResponse(OpenApiTypes.BINARY, "With transparency")},
    )
    def get(self, request: Request, likeness_id: UUID) -> HttpResponse:
        return picture_reply(selectors.find_character(signed_in(request), likeness_id).cutout_key, "image/webp")


class CharacterPictureView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(
        operation_id="character_picture",
        responses={(200, "image/webp"): OpenApiResponse(OpenApiTypes.BINARY, "As sent, or smaller")},
    )
    def get(self, request: Request, likeness_id: UUID) -> HttpResponse:
        return picture_reply(selectors.find_character(signed_in(request), likeness_id).photo_key, "image/webp")


class CharacterGrantsView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="character_grants", parameters=[CURSOR], responses=GrantsSerializer)
    def get(self, request: Request, likeness_id: UUID) -> Response:
        """As of the caller's cameo; end one at /api/v1/cameo/grants/{id}."""
        grants = selectors.standing_grants_of(selectors.find_character(signed_in(request), likeness_id))
        cursor = request.query_params.get("cursor", "")
        page = read_page(grants, key="id", listing=f"grants:{likeness_id}", cursor=cursor)
        return Response(GrantsSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(operation_id="character_grant", request=GrantWriteSerializer, responses={201: GrantSerializer})
    def post(self, request: Request, likeness_id: UUID) -> Response:
        """Opens the character to an audience for some days; renews a grant that is there."""
        return granted(request, selectors.find_character(signed_in(request), likeness_id))
