"""Ids that rise with time, so that a list can be paged by them."""

import secrets
import time
from uuid import UUID


def time_ordered_id() -> UUID:
    """UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of what is below one (its section 6.2, method 3: a
    step is a quarter of a microsecond), 62 random bits.
    """
    milliseconds, rest_ns = divmod(time.time_ns(), 1_000_000)
    value = milliseconds << 80 | 0x7 << 76 | (rest_ns << 12) // 1_000_000 << 64
    return UUID(int=value | 0x2 << 62 | secrets.randbits(62))
