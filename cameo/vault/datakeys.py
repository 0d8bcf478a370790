"""The data keys: one of 256 bits for each likeness, one for each capture, wrapped in the database."""

import secrets
from uuid import UUID

from cameo.models import Capture, CaptureKey, Likeness, LikenessKey
from cameo.vault.wrapping import unwrap, wrap
from common.errors import Conflict

KEY_BYTES = 32


def of_likeness(likeness: Likeness) -> bytes:
    """Made at the first need. Raises Conflict("likeness_moved") once it was destroyed, VaultLocked."""
    row = LikenessKey.objects.filter(likeness=likeness).first()
    if row is None:
        made = wrap(secrets.token_bytes(KEY_BYTES), about=likeness.space)
        row, _ = LikenessKey.objects.get_or_create(likeness=likeness, defaults={"wrapped": made})
    if row.destroyed_at is not None:
        raise Conflict("likeness_moved")
    return unwrap(row.wrapped, about=likeness.space)


def of_capture(capture: Capture) -> bytes:
    """As of_likeness, with Conflict("capture_moved"). A key of its own: a video goes long before its likeness does."""
    row = CaptureKey.objects.filter(capture=capture).first()
    if row is None:
        made = wrap(secrets.token_bytes(KEY_BYTES), about=capture.space)
        row, _ = CaptureKey.objects.get_or_create(capture=capture, defaults={"wrapped": made})
    if row.destroyed_at is not None:
        raise Conflict("capture_moved")
    return unwrap(row.wrapped, about=capture.space)


def of_space(space: str) -> bytes:
    """To read with. Raises FileNotFoundError when there is no such key any more, VaultLocked."""
    kind, _, pk = space.partition("/")
    found: LikenessKey | CaptureKey | None = None
    if kind == "likeness":
        found = LikenessKey.objects.filter(likeness=UUID(pk)).first()
    elif kind == "capture":
        found = CaptureKey.objects.filter(capture=UUID(pk)).first()
    if found is None or found.destroyed_at is not None:
        raise FileNotFoundError(space)
    return unwrap(found.wrapped, about=space)
