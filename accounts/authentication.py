"""Three ways to be somebody at the API. Keys come first: their `WWW-Authenticate` makes a visitor's refusal a 401."""

from typing import Any

from allauth.headless.contrib.rest_framework.authentication import XSessionTokenAuthentication
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import ApiKey, User
from accounts.services import authenticate_key
from accounts.sessions import SessionStore
from accounts.signed_in import person_of

SCHEME = "Bearer"


class ApiKeyAuthentication(BaseAuthentication):
    """For servers: `Authorization: Bearer sk_...`; `request.auth` is the ApiKey."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        row = authenticate_key(key.strip())
        if row is None:
            raise AuthenticationFailed(_("This key does not open anything."), code="key_invalid")
        return row.owner, row

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


class SessionTokenAuthentication(XSessionTokenAuthentication):
    """For apps: `X-Session-Token` as allauth's `/_allauth/app/v1` gives it."""

    def authenticate(self, request: Request) -> tuple[User, Any] | None:
        """A token that ended is refused, not taken for a visitor: the app must learn that it is signed out."""
        token = self.get_session_token(request)
        if not token:
            return None
        session = SessionStore(token)
        user = person_of(session)
        if user is not None:
            return user, session
        found: tuple[User, Any] | None = super().authenticate(request)
        if found is None:
            raise AuthenticationFailed(_("You were signed out."), code="session_over")
        return found


class WebSessionAuthentication(SessionAuthentication):
    """For the site's own pages: the cookie, and a CSRF token with whatever changes something."""

    def authenticate(self, request: Request) -> tuple[User, Any] | None:
        plain = request._request
        session = getattr(plain, "session", None)
        if not hasattr(plain, "_cached_user") and isinstance(session, SessionStore):
            user = person_of(session)
            if user is not None:
                vars(plain)["_cached_user"] = user  # where Django's own middleware looks first
        found: tuple[User, Any] | None = super().authenticate(request)
        return found
