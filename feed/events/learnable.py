"""Of whom the counter may learn, and from when on."""

from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from feed.models import FeedPreference
from feed.steering.guardian import beginning, is_bound

Wish = tuple[bool, datetime | None]
"""Personal, and since when."""
NO_WISH: Wish = (True, None)


def wishes_of(people: Collection[int]) -> dict[int, Wish]:
    """As feed.steering.preferences has it, of many: two queries. Who is not in it has NO_WISH."""
    if not people:
        return {}
    rules = FeedPreference.objects.filter(person__in=people)
    chosen = {pk: (personal, reset) for pk, personal, reset in rules.values_list("pk", "personalise", "reset_at")}
    aged = User.objects.filter(pk__in=people, birth_date__isnull=False).only("birth_date")
    for person in aged:
        personal, reset = chosen.get(person.pk, (beginning(person).get("personalise", True), None))
        chosen[person.pk] = (personal and not is_bound(person), reset)
    return chosen
