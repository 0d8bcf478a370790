"""What the feed is for, on one page. A showing is worth the chance of each of these times its value.

Creation first: a remix counts most, time spent alone counts least, and what people say no to costs far more than a
like brings. docs/feed.md repeats this table in words; change both.
"""

from types import MappingProxyType

VALUE = MappingProxyType(
    {
        "remix": 6.0,
        "share": 4.0,
        "follow": 4.0,
        "comment": 2.0,
        "like": 1.0,
        "complete": 1.0,
        "watch": 0.25,  # at least half of it was watched
        "not_interested": -20.0,
        "report": -60.0,
    }
)
HEADS: tuple[str, ...] = tuple(VALUE)

OUT_OF_NETWORK = 0.75
"""What a stranger's clip keeps of a positive score, against one by somebody the viewer follows."""
