"""Numbers drawn: a line over days, and bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from feed.templatetags.feed import compact

WIDTH, HEIGHT = 600, 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Paths in a box of `width` x `height`, zero at its bottom; `says` is the same in words."""

    width: int
    height: int
    line: str
    area: str
    most: str
    first: date
    last: date
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`percent` of the greatest, for its width."""

    label: str
    shown: str
    percent: int


def chart(days: Sequence[date], numbers: Sequence[int]) -> Chart:
    most = max(numbers)
    step = WIDTH / max(1, len(numbers) - 1)
    points = [
        (round(place * step, 1), round(HEIGHT - HEIGHT * number / (most or 1), 1))
        for place, number in enumerate(numbers)
    ]
    line = "M" + "L".join(f"{x} {y}" for x, y in points)
    says = _("%(sum)s in %(days)s days, at most %(most)s on one") % {
        "sum": compact(sum(numbers)),
        "days": len(days),
        "most": compact(most),
    }
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        line=line,
        area=f"{line}L{points[-1][0]} {HEIGHT}L0 {HEIGHT}Z",
        most=compact(most),
        first=days[0],
        last=days[-1],
        says=says,
    )


def bars(labelled: Iterable[tuple[str, int]]) -> list[Bar]:
    """Those above zero."""
    found = [(label, number) for label, number in labelled if number > 0]
    most = max((number for _label, number in found), default=1)
    return [
        Bar(label=label, shown=compact(number), percent=max(1, round(100 * number / most))) for label, number in found
    ]
