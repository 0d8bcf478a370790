"""Files of an earlier version, which kept them in the clear. Safe to run again, also after a crash half-way."""

from pathlib import PurePosixPath

from cameo.models import Likeness
from cameo.vault.box import SUFFIX
from cameo.vault.files import put
from common import store

FIELDS = ("photo_key", "identity_key", "cutout_key")
"""What that version had."""


def seal_files() -> int:
    """Seals what live likenesses name, then deletes whatever else lies in the clear among them; how many were sealed.

    Raises VaultLocked.
    """
    sealed = 0
    for likeness in Likeness.objects.live().iterator():
        for field in FIELDS:
            key = getattr(likeness, field)
            if key and not key.endswith(SUFFIX):
                sealed += _seal(likeness, field, key)
    _sweep()
    return sealed


def _seal(likeness: Likeness, field: str, key: str) -> int:
    try:
        content = store.read(key)
    except FileNotFoundError:
        return 0
    sealed = put(likeness, content, suffix=PurePosixPath(key).suffix.removeprefix("."))
    row = Likeness.objects.filter(pk=likeness.pk, **{field: key})
    return row.update(**{field: sealed})


def _sweep() -> None:
    """What is in the clear was sealed, or never got a row."""
    backend = store.storage()
    try:
        spaces, _ = backend.listdir("likeness")
    except FileNotFoundError:
        return
    for space in spaces:
        for name in backend.listdir(f"likeness/{space}")[1]:
            if not name.endswith(SUFFIX):
                store.delete(f"likeness/{space}/{name}")
