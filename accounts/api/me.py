"""The caller's own account."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import services
from accounts.models import User
from accounts.permissions import InPerson
from accounts.selectors import notices_for, unread_count
from accounts.serializers import (
    KeepsakesSerializer,
    MeSerializer,
    NoticesSerializer,
    PictureSerializer,
    ProfileSerializer,
)
from common.api import signed_in
from common.pages import read_page
from common.parsers import StrictMultiPartParser

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")


def credits_body(person: User) -> dict[str, Decimal | int]:
    services.grant_daily(person)
    available, held = services.balance(person)
    return {"available": available, "held": held, "daily": settings.DAILY_CREDITS}


def me_body(person: User) -> dict[str, Any]:
    shown = {
        "username": person.username,
        "name": person.shown_name,
        "display_name": person.display_name,
        "avatar_url": person.avatar_url or None,
        "bio": person.bio,
        "email": person.email,
        "birth_date": person.birth_date,
        "is_staff": person.is_staff,
        "credits": credits_body(person),
        "unread": unread_count(person),
    }
    return dict(MeSerializer(shown).data)


class MeView(APIView):
    def get_permissions(self) -> list[Any]:
        also = [InPerson()] if self.request.method == "DELETE" else []
        return [*super().get_permissions(), *also]

    @extend_schema(operation_id="me_read", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        return Response(me_body(signed_in(request)))

    @extend_schema(operation_id="me_update", request=ProfileSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        asked = ProfileSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return Response(me_body(services.update_profile(signed_in(request), **asked.validated_data)))

    @extend_schema(operation_id="me_close", responses={200: KeepsakesSerializer, 204: None})
    def delete(self, request: Request) -> Response:
        """Closes the account for good: likeness, clips and files go at once. Not by API key. Answers with proof of what
        was deleted where a likeness was, which nobody can ask for later.
        """
        kept = services.close_account(signed_in(request))
        return Response(KeepsakesSerializer({"items": kept}).data) if kept else Response(status=204)


class MyAvatarView(APIView):
    parser_classes = [StrictMultiPartParser]

    @extend_schema(operation_id="me_avatar_set", request=PictureSerializer, responses={200: MeSerializer})
    def post(self, request: Request) -> Response:
        """Keeps the middle square of the picture."""
        asked = PictureSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        person = services.set_avatar(signed_in(request), picture=asked.validated_data["picture"].read())
        return Response(me_body(person))

    @extend_schema(operation_id="me_avatar_remove", responses={204: None})
    def delete(self, request: Request) -> Response:
        services.remove_avatar(signed_in(request))
        return Response(status=204)


class MyNoticesView(APIView):
    @extend_schema(operation_id="me_notifications", parameters=[CURSOR], responses=NoticesSerializer)
    def get(self, request: Request) -> Response:
        """Newest first."""
        person = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(notices_for(person), key="id", listing=f"notices:{person.pk}", cursor=cursor)
        body = {"items": page.items, "next": page.next, "unread": unread_count(person)}
        return Response(NoticesSerializer(body).data)


class MyNoticesReadView(APIView):
    @extend_schema(operation_id="me_notifications_read", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        """Marks every notification read that is there now."""
        services.mark_read(signed_in(request))
        return Response(status=204)
