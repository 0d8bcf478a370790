"""API keys: `sk_<8 letters that find the row>_<43 letters of secret>`."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiKey, User
from accounts.selectors import keys_of, working_keys
from common.clock import now
from common.errors import Invalid, NotFound

START = "sk_"
PREFIX_LETTERS = 8
SECRET_BYTES = 32
"""43 letters of URL-safe base64."""
KEY_LETTERS = len(START) + PREFIX_LETTERS + 1 + 43
MOST_KEYS = 20
USE_NOTED_EVERY = timedelta(minutes=1)


def issue_key(actor: User, *, name: str, expires_at: datetime | None = None) -> tuple[ApiKey, str]:
    """The row, and the whole key, which can not be shown again. Raises Invalid: too_many_keys, expiry_past."""
    if expires_at is not None and expires_at <= now():
        raise Invalid("expiry_past", _("The day the key ends must lie ahead."))
    if working_keys(actor).count() >= MOST_KEYS:
        raise Invalid("too_many_keys", _("You have 20 keys. Delete one first."))
    prefix = secrets.token_hex(PREFIX_LETTERS // 2)
    key = f"{START}{prefix}_{secrets.token_urlsafe(SECRET_BYTES)}"
    row = ApiKey.objects.create(owner=actor, name=name, prefix=prefix, digest=_digest(key), expires_at=expires_at)
    return row, key


def revoke_key(actor: User, key_id: int) -> None:
    """Raises NotFound("key_not_found"), also for keys of others and keys revoked before."""
    if not keys_of(actor).filter(pk=key_id).update(revoked_at=now()):
        raise NotFound("key_not_found", _("There is no such key."))


def authenticate_key(key: str) -> ApiKey | None:
    """The row with `owner` when the key opens something now. Notes the use, at most once a minute."""
    if len(key) != KEY_LETTERS or not key.isascii() or not key.startswith(START):
        return None
    moment = now()
    prefix = key[len(START) : len(START) + PREFIX_LETTERS]
    row = ApiKey.objects.select_related("owner").filter(prefix=prefix, revoked_at__isnull=True).first()
    known = row.digest if row is not None else _digest("")
    if not hmac.compare_digest(known, _digest(key)) or row is None:
        return None
    if not row.owner.is_active or (row.expires_at is not None and row.expires_at <= moment):
        return None
    if row.last_used_at is None or row.last_used_at < moment - USE_NOTED_EVERY:
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=moment - USE_NOTED_EVERY)
        ApiKey.objects.filter(stale, pk=row.pk).update(last_used_at=moment)
    return row


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
