"""A new master key in place of the old one. Files stay as they are: only their data keys are wrapped anew.

In two steps, so that a process which read the old file a moment ago loses nothing: `rotate`, and when it is over,
`forget`. After that a stolen old master key, with a stolen old database, opens what was copied then and nothing newer.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cameo.models import CaptureKey, LikenessKey
from cameo.vault.errors import VaultLocked
from cameo.vault.masterkey import master_keys, new_secret, replace
from cameo.vault.wrapping import is_current, unwrap, wrap


def rotate() -> int:
    """Makes a new master key and wraps every data key under it; how many. The old one still opens. Safe to run again.

    Raises VaultLocked at the first data key that does not open; those before it are wrapped anew then.
    """
    with _alone():
        replace((new_secret(), *(key.secret for key in master_keys())))
        return _rewrap()


def forget() -> int:
    """Drops every master key but the newest, once nothing needs them; how many. Raises VaultLocked as rotate."""
    with _alone():
        _rewrap()
        newest, *old = master_keys()
        if old:
            replace((newest.secret,))
        return len(old)


def check() -> None:
    """Before anything is served. Raises VaultLocked when the master key is not one, or not that of these data keys."""
    if settings.VAULT_KEY_FILE.exists() or _wrapped(LikenessKey).exists():
        master_keys()
    if row := _wrapped(LikenessKey).order_by("-pk").first():
        unwrap(row.wrapped, about=f"likeness/{row.pk}")


def _rewrap() -> int:
    done = 0
    for kind, space in ((LikenessKey, "likeness"), (CaptureKey, "capture")):
        for row in _wrapped(kind).iterator():
            if is_current(row.wrapped):
                continue
            about, seen = f"{space}/{row.pk}", bytes(row.wrapped)
            anew = wrap(unwrap(seen, about=about), about=about)
            # only what is still as it was seen: a key that was destroyed meanwhile stays so
            done += kind.objects.filter(pk=row.pk, wrapped=seen).update(wrapped=anew)
    return done


def _wrapped(kind: type[LikenessKey] | type[CaptureKey]) -> QuerySet[Any]:
    return kind.objects.filter(destroyed_at__isnull=True).exclude(wrapped=b"")


@contextmanager
def _alone() -> Iterator[None]:
    """Two at once would each forget the other's key."""
    master_keys()
    folder = os.open(settings.VAULT_KEY_FILE.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise VaultLocked from None
    finally:
        os.close(folder)
