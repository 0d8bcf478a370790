"""What the way of signing in allows."""

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.models import ApiKey


class InPerson(BasePermission):
    """Not by API key: a leaked one must not outlive its end by making another, close the account, open the owner's face
    to others, read it, or take it back for good.
    """

    code = "key_not_enough"
    message = _("An API key can not do this. Sign in.")

    def has_permission(self, request: Request, view: APIView) -> bool:
        return not isinstance(request.auth, ApiKey)
