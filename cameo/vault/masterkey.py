"""The master keys: a file outside the database and outside its backups, readable by this user only.

One base64 line for each key of 256 bits. The first wraps; the others only unwrap, between a rotation and its end.
"""

import base64
import binascii
import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import structlog
from django.conf import settings

from cameo.models import CaptureKey, LikenessKey
from cameo.vault.errors import VaultLocked

log = structlog.get_logger(__name__)
KEY_BYTES = 32
ID_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterKey:
    id: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"MasterKey({self.id.hex()})"


def master_keys() -> tuple[MasterKey, ...]:
    """The one that wraps first; made at the first need. Raises VaultLocked, and the log says why."""
    path = settings.VAULT_KEY_FILE
    try:
        return _kept(path, _state(path))
    except FileNotFoundError:
        _make(path)
        return _kept(path, _state(path))


def replace(keys: tuple[bytes, ...]) -> None:
    """Writes the file anew in one step; a reader sees the old one or the new one."""
    path: Path = settings.VAULT_KEY_FILE
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    _write_new(beside, keys)
    beside.replace(path)


def new_secret() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _state(path: Path) -> tuple[int, int, int]:
    """Changes with the file. Raises VaultLocked when others could read it, FileNotFoundError."""
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode) or seen.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise _locked("its master key file must be readable by its owner only: chmod 600")
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


@lru_cache(maxsize=4)
def _kept(path: Path, _seen: tuple[int, int, int]) -> tuple[MasterKey, ...]:
    try:
        secrets_ = [base64.b64decode(line, validate=True) for line in path.read_bytes().split()]
    except (binascii.Error, PermissionError):
        raise _locked("its master key file can not be read") from None
    if not secrets_ or any(len(secret) != KEY_BYTES for secret in secrets_):
        raise _locked("its master key file must hold keys of 256 bits")
    return tuple(
        MasterKey(id=hashlib.sha256(b"reprise master key" + s).digest()[:ID_BYTES], secret=s) for s in secrets_
    )


def _make(path: Path) -> None:
    """Never where something is sealed already: the file was lost then, and a new key would hide that."""
    if any(kind.objects.exclude(wrapped=b"").exists() for kind in (LikenessKey, CaptureKey)):
        raise _locked("its master key file is gone; put it back")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    _write_new(beside, (new_secret(),))
    try:
        os.link(beside, path)  # whole at once, and only where there is none
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _write_new(path: Path, keys: tuple[bytes, ...]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:
        file.write(b"".join(base64.b64encode(key) + b"\n" for key in keys))
        file.flush()
        os.fsync(descriptor)


def _locked(why: str) -> VaultLocked:
    log.error("vault_locked", why=why)
    return VaultLocked()
