"""What is in an archive, before there is one."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`key` names the content in the private store; `sha256` is in hex, `crc32` and `size` (bytes) as ZIP has them."""

    name: str
    key: str
    size: int
    crc32: int
    sha256: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
