"""The caller's own likeness."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import selectors, services, vault
from cameo.serializers import LikenessSerializer, SelfieSerializer
from common.api import signed_in
from common.errors import NotFound
from common.idempotency import idempotent
from common.parsers import StrictMultiPartParser


def picture_reply(key: str, content_type: str) -> HttpResponse:
    """A biometric file, opened in memory: nothing on the way keeps a copy.

    Raises NotFound("no_picture"), VaultLocked.
    """
    if key.endswith(".bin.sealed"):  # a clip whose best frame nobody has chosen yet
        key = ""
    try:
        picture = vault.read(key) if key else b""
    except FileNotFoundError:  # taken back in this instant
        picture = b""
    if not picture:
        raise NotFound("no_picture", _("There is no picture."))
    return HttpResponse(picture, content_type=content_type, headers={"Cache-Control": "no-store"})


class LikenessView(APIView):
    permission_classes = [IsAuthenticated, InPerson]
    parser_classes = [StrictMultiPartParser]

    @extend_schema(operation_id="cameo_read", responses=LikenessSerializer)
    def get(self, request: Request) -> Response:
        """The live one, else the one that ended last; 404 for those who never had one."""
        likeness = selectors.my_likeness(signed_in(request))
        if likeness is None:
            raise NotFound("no_likeness", _("You have no cameo yet."))
        return Response(LikenessSerializer(likeness).data)

    @extend_schema(operation_id="cameo_enrol", request=SelfieSerializer, responses={202: LikenessSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Takes a selfie; whether it can be used is found out in the background."""
        asked = SelfieSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        likeness = services.enrol(signed_in(request), photo=asked.validated_data["photo"].read())
        return Response(LikenessSerializer(likeness).data, status=202)

    @extend_schema(operation_id="cameo_revoke", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Takes it back: its files go, and every clip that shows it is withdrawn."""
        owner = signed_in(request)
        services.revoke(owner, selectors.live_likeness(owner))
        return Response(status=204)


class CutoutView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(
        operation_id="cameo_cutout",
        responses={(200, "image/webp"): OpenApiResponse(OpenApiTypes.BINARY, "With transparency")},
    )
    def get(self, request: Request) -> HttpResponse:
        return picture_reply(selectors.live_likeness(signed_in(request)).cutout_key, "image/webp")


class PhotoView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(
        operation_id="cameo_photo", responses={(200, "image/jpeg"): OpenApiResponse(OpenApiTypes.BINARY, "As sent")}
    )
    def get(self, request: Request) -> HttpResponse:
        return picture_reply(selectors.live_likeness(signed_in(request)).photo_key, "image/jpeg")
