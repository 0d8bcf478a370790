"""How allauth treats our people: names in lower case, and no text that can not be stored or hashed."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.text import storable


class AccountAdapter(DefaultAccountAdapter):
    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Anna may type Anna: she becomes @anna."""
        cleaned: str = super().clean_username(username.lower(), shallow=shallow)
        return cleaned

    def clean_password(self, password: str, user: User | None = None) -> str:
        if not storable(password):
            raise ValidationError(_("This password holds characters that can not be used."), code="password_unusable")
        cleaned: str = super().clean_password(password, user=user)
        return cleaned

    def clean_phone(self, phone: str) -> str:
        """allauth's app API offers telephone numbers whether or not they are in use; here they are not."""
        raise ValidationError(_("Telephone numbers are not used here."), code="phone_unused")

    def get_phone(self, user: User) -> None:
        return None

    def get_user_by_phone(self, phone: str) -> None:
        return None

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Half a surrogate pair (JSON lets it through) is no password of anybody's and would break the hash."""
        if not all(storable(value) for value in credentials.values() if isinstance(value, str)):
            return None
        found: User | None = super().authenticate(request, **credentials)
        return found
