"""Why a clip is there, as the page tells it: a line under the clip, and shares in the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from feed.building.words import FEATURES, SOURCES
from feed.contracts import Reason
from feed.states import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`percent` of what spoke for the clip."""

    text: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """`source` is the sentence for where it came from."""

    source: str
    told: tuple[Told, ...]

    @property
    def line(self) -> str:
        """The one thing to say where there is room for one."""
        return self.told[0].text if self.told else self.source


def why_of(source: Source, reasons: Sequence[Reason], encoded: bytes) -> Why:
    """`encoded`: the reasons as FeedPage.reasons has them, where `reasons` is empty."""
    found = reasons or [Reason(**one) for one in orjson.loads(encoded)]
    told: dict[str, int] = {}
    for reason in found:
        if text := _sentence(reason):
            told[text] = told.get(text, 0) + round(100 * reason.share)
    return Why(
        source=str(SOURCES[Source(source)]),
        told=tuple(Told(text=text, percent=percent) for text, percent in told.items()),
    )


def _sentence(reason: Reason) -> str:
    """Empty for a feature that nobody has words for."""
    words = FEATURES.get(reason.feature)
    if words is None:
        return ""
    if reason.about and words.named:
        return str(words.named) % {"about": reason.about}
    return str(words.plain)
