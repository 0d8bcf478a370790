"""One byte range of a file, as RFC 9110 (section 14) has it."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteRange:
    """`first` and `last` are both inside; the whole of an empty file has length 0."""

    first: int
    last: int
    partial: bool

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def read_range(header: str, size: int, *, fresh: bool = True) -> ByteRange | None:
    """None when the range lies outside the file (416). `fresh` False: If-Range named another version.

    Several ranges, other units and nonsense mean the whole file, as the RFC allows.
    """
    whole = ByteRange(first=0, last=size - 1, partial=False)
    match = _RANGE.match(header)
    if not fresh or match is None or not any(match.groups()):
        return whole
    first, last = match.groups()
    if not first:
        wanted = int(last)
        return ByteRange(first=max(0, size - wanted), last=size - 1, partial=True) if wanted and size else None
    if last and int(last) < int(first):
        return whole
    if int(first) >= size:
        return None
    return ByteRange(first=int(first), last=min(int(last or size - 1), size - 1), partial=True)
