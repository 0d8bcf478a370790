"""Proof of deletion, for whom a likeness belonged to."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import vault
from cameo.models import Likeness
from common.api import signed_in
from common.errors import NotFound


class CertificateSerializer(serializers.Serializer[dict[str, Any]]):
    """`jws` is the same certificate, signed: its key is the `public_key` of /.well-known/consent-head."""

    certificate = serializers.DictField(help_text="When the key was destroyed, and how many objects were deleted")
    jws = serializers.CharField(help_text="RFC 7515, compact, EdDSA")


class CertificateView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="cameo_certificate", responses=CertificateSerializer)
    def get(self, request: Request, likeness_id: UUID) -> Response:
        """As a file to keep; 404 while the likeness, or any file of it, is there."""
        likeness = Likeness.objects.owned_by(signed_in(request)).filter(pk=likeness_id).first()
        stated = vault.certificate(likeness) if likeness is not None else None
        if stated is None:
            raise NotFound("certificate_not_found", _("There is no certificate of deletion."))
        attached = {"Content-Disposition": f'attachment; filename="deletion-{likeness_id}.json"'}
        reply = CertificateSerializer({"certificate": stated, "jws": vault.signed(stated)})
        return Response(reply.data, headers=attached)
