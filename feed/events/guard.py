"""Against brigades: how far people acting together can move a post.

Three caps, whatever they do: a person gives a post at most 8 points (voices.POINTS), an account of today a tenth of
its points, and all of them together move `hot` by at most HOUR_CAP in an hour and DAY_CAP in a day, up or down. An hour
begins with the first vote after the one before has ended. In a list by `hot` a post passes at most those posts that are
within the cap of it. Voices beyond are spent: they are counted where people see counts, and move nothing, nor do they
when they are taken back.
"""

from datetime import datetime, timedelta

from feed.events.voices import SPENT, evidence, points
from feed.models import PostStat, Viewing

HOUR_CAP = 3.0
"""In `hot`: what three half lives (feed.hotness) of youth are worth. From nothing: 7 points in the first hour."""
DAY_CAP = 6.0
LEAST_EVIDENCE = 1.0
MOST_EVIDENCE = 200.0
"""Of alpha and beta: by then exploring is done with a post, and its record speaks for it."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def vote(stat: PostStat, viewing: Viewing, bits: int, moment: datetime) -> float:
    """Moves `stat` and `viewing` on to `bits`, by the viewing's weight; the credit that it made."""
    weight = viewing.weight or 0.0
    _learn(stat, viewing.kinds, bits, weight)
    credit, given = stat.credit, (points(bits) - points(viewing.kinds)) * weight
    viewing.kinds = bits
    if not given or bits & SPENT:
        return 0.0
    low, high = _bounds(stat, moment)
    stat.credit = max(low, min(high, credit + given))
    if stat.credit != credit + given:
        viewing.kinds |= SPENT
    return stat.credit - credit


def _learn(stat: PostStat, before: int, bits: int, weight: float) -> None:
    (good, bad), (was_good, was_bad) = evidence(bits), evidence(before)
    if stat.alpha + stat.beta < MOST_EVIDENCE:
        stat.alpha = max(LEAST_EVIDENCE, stat.alpha + weight * (good - was_good))
        stat.beta = max(LEAST_EVIDENCE, stat.beta + weight * (bad - was_bad))


def _bounds(stat: PostStat, moment: datetime) -> tuple[float, float]:
    """Of the credit, now; begins a new hour and day when theirs are over."""
    if stat.hour_at is None or moment - stat.hour_at >= HOUR:
        stat.hour_at, stat.hour_credit = moment, stat.credit
    if stat.day_at is None or moment - stat.day_at >= DAY:
        stat.day_at, stat.day_credit = moment, stat.credit
    factors = ((stat.hour_credit, 2**HOUR_CAP), (stat.day_credit, 2**DAY_CAP))
    low = max((1 + credit) / factor - 1 for credit, factor in factors)
    high = min((1 + credit) * factor - 1 for credit, factor in factors)
    return max(0.0, low), high
