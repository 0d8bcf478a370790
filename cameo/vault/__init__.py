"""Where faces and voices rest: every file encrypted under the data key of its likeness, that key wrapped by a master
key outside the database. Nothing else may store or read a biometric file.

A stored object is called `<space>/<HMAC of the plaintext under the data key>.<suffix>.sealed`, never after a plain
hash: that would let whoever has a photo confirm whose it is.
"""

from cameo.vault.certificate import Certificate, certificate, signed
from cameo.vault.destruction import clear_log, delete_capture, destroy, empty
from cameo.vault.errors import VaultLocked
from cameo.vault.files import is_locked, open_to, put, put_capture, read
from cameo.vault.rotation import check, forget, rotate
from cameo.vault.sealing import seal_files
from cameo.vault.wrapping import unwrap, wrap

__all__ = [
    "Certificate",
    "VaultLocked",
    "certificate",
    "check",
    "clear_log",
    "delete_capture",
    "destroy",
    "empty",
    "forget",
    "is_locked",
    "open_to",
    "put",
    "put_capture",
    "read",
    "rotate",
    "seal_files",
    "signed",
    "unwrap",
    "wrap",
]
