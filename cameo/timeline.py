"""Grants and uses of a likeness over the last days as a picture's numbers: see templates/cameo/_timeline.html."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cameo.models import Grant, Likeness, Use
from cameo.scope_words import why
from cameo.states import Gate
from common.clock import now

DAYS = 90
DAY_PX = 7
LANE_PX = 16
MOST_LANES = 8
MOST_HIGH_PX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One grant, from left to right; `x` and `width` in pixels of the picture, `y` from its top."""

    x: float
    y: int
    width: float
    name: str
    began: datetime
    ended: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day's askings, newest last: `allowed_px` high, and `refused_px` on top of that."""

    day: date
    x: int
    allowed: int
    refused: int
    allowed_px: float
    refused_px: float

    @property
    def allowed_y(self) -> float:
        return MOST_HIGH_PX - self.allowed_px

    @property
    def refused_y(self) -> float:
        return self.allowed_y - self.refused_px


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    bars: list[Bar]
    columns: list[Column]
    width: int = DAYS * DAY_PX
    high: int = MOST_HIGH_PX

    @property
    def height(self) -> int:
        return MOST_HIGH_PX + 8 + LANE_PX * max(len(self.bars), 1)

    @property
    def days_used(self) -> list[Column]:
        """Newest first: the same as words."""
        return [column for column in reversed(self.columns) if column.allowed or column.refused]


def timeline(likeness: Likeness) -> Timeline:
    """Of the last DAYS days (UTC), in two queries; the newest MOST_LANES grants, the first askings alone."""
    today = now().date()
    first = today - timedelta(days=DAYS - 1)
    asked = Use.objects.filter(likeness=likeness, gate=Gate.SUBMIT, created_at__date__gte=first)
    counts = Counter(
        (created.date(), allowed) for created, allowed in asked.values_list("created_at", "allowed").iterator()
    )
    most = max((counts[day, True] + counts[day, False] for day, _allowed in counts), default=1)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    columns = [_column(day, number, counts, most) for number, day in enumerate(days)]
    grants = Grant.objects.filter(likeness=likeness).select_related("person").order_by("-pk")[:MOST_LANES]
    seen = [grant for grant in grants if _end(grant).date() >= first]
    return Timeline(bars=[_bar(grant, lane, first) for lane, grant in enumerate(seen)], columns=columns)


def _column(day: date, number: int, counts: Counter[tuple[date, bool]], most: int) -> Column:
    allowed, refused = counts[day, True], counts[day, False]
    px = MOST_HIGH_PX / most
    return Column(
        day=day,
        x=number * DAY_PX,
        allowed=allowed,
        refused=refused,
        allowed_px=round(allowed * px, 1),
        refused_px=round(refused * px, 1),
    )


def _bar(grant: Grant, lane: int, first: date) -> Bar:
    began, ended = grant.created_at, _end(grant)
    left = max(_px(began, first), 0)
    right = min(max(_px(ended, first), left + 2), DAYS * DAY_PX)
    name = f"@{grant.person.username}" if grant.person else why(grant)
    y = MOST_HIGH_PX + 8 + lane * LANE_PX
    return Bar(x=left, y=y, width=round(max(right - left, 2), 1), name=name, began=began, ended=ended)


def _end(grant: Grant) -> datetime:
    return min(grant.ended_at or grant.expires_at, grant.expires_at)


def _px(moment: datetime, first: date) -> float:
    days = (moment.date() - first).days + moment.hour / 24
    return round(days * DAY_PX, 1)
