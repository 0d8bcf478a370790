"""Who saw which post, or refused it, so that it does not come again: 5,000 posts a person, 60 days."""

from collections.abc import Iterable

from feed.events.reading import Told
from feed.events.voices import LOOKING
from feed.models import Seen
from feed.states import EventKind

MOST = 5000
DONE_WITH = LOOKING | {EventKind.NOT_INTERESTED, EventKind.REPORT}


def update_seen(told: Iterable[Told]) -> None:
    """Inside the counter's transaction; `told` is of people who are here."""
    last = {(row.person_id, row.post_id): row.at for row in told if row.person_id is not None and row.kind in DONE_WITH}
    if not last:
        return
    Seen.objects.bulk_create(
        [Seen(person_id=person, post_id=post, at=at) for (person, post), at in sorted(last.items())],
        update_conflicts=True,
        unique_fields=["person", "post"],
        update_fields=["at"],
    )
    for person in {person for person, _post in last}:
        _cut(person)


def _cut(person: int) -> None:
    """The index ends the search after MOST entries, and before that for nearly everybody."""
    rows = Seen.objects.filter(person=person).order_by("-at")
    too_old = rows.values_list("at", flat=True)[MOST : MOST + 1].first()
    if too_old is not None:
        rows.filter(at__lte=too_old).delete()
