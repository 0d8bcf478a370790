"""What the feed is like for young people, and who may change that.

Under YOUNG_YEARS a feed begins impersonal and asks for a break after BREAK_AFTER items. From the operator's
REPRISE_FEED_CHOICE_AGE on a person may choose otherwise; below it nobody can for them. Sign-up asks everybody for their
day of birth; only accounts that the operator makes by hand have none, and count as grown.
"""

from typing import Any

from django.conf import settings

from accounts.ages import age_years
from accounts.models import User
from common.clock import now

YOUNG_YEARS = 18
BREAK_AFTER = 20


def is_young(person: User) -> bool:
    return _younger(person, YOUNG_YEARS)


def is_bound(person: User) -> bool:
    """May not choose yet."""
    return _younger(person, min(settings.FEED_CHOICE_AGE, YOUNG_YEARS))


def beginning(person: User) -> dict[str, Any]:
    """The columns of a new FeedPreference that depend on age: whoever makes the row gives it these."""
    return {"personalise": False, "break_after": BREAK_AFTER} if is_young(person) else {}


def _younger(person: User, years: int) -> bool:
    return person.birth_date is not None and age_years(person.birth_date, now().date()) < years
