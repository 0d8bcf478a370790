"""What the feed holds of a person, for their archive: what they kept, asked for, watched, and seem to like."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from accounts.models import User
from feed.building.knowledge import known_about
from feed.models import Affinity, AffinityKind, Event, FeedPreference, Save, Seen, Steer

Rows = Iterator[dict[str, Any]]
AT_ONCE = 500
CHOICES = ("personalise", "hide_people", "hide_remixes", "languages", "longest_s", "break_after", "reset_at")


def saves(person: User) -> Rows:
    yield from map(dict, Save.objects.filter(person=person).order_by("pk").values("post", "created_at"))


def preferences(person: User) -> Rows:
    """Of the feed; nothing for who never changed any."""
    yield from map(dict, FeedPreference.objects.filter(person=person).values(*CHOICES))


def steers(person: User) -> Rows:
    rows = Steer.objects.filter(person=person).order_by("pk")
    yield from map(dict, rows.values("text", "chips", "created_at", "expires_at"))


def events(person: User) -> Rows:
    """How much of each kind on each day that is still kept; `value` is seconds for `watch`."""
    days = Event.objects.filter(person=person).annotate(day=TruncDate("at")).values("day", "kind")
    sums = days.annotate(events=Count("pk"), value=Sum("value")).order_by("day", "kind")
    yield from map(dict, sums)


def seen(person: User) -> Rows:
    rows = Seen.objects.filter(person=person).order_by("at")
    yield from map(dict, rows.values("post", "at").iterator(AT_ONCE))


def tastes(person: User) -> Rows:
    """Authors by name, tags, threads by their root clip; what it weighed `at` then and fades since."""
    rows = list(Affinity.objects.filter(person=person).order_by("kind", "-weight"))
    authors = [int(row.key) for row in rows if row.kind == AffinityKind.AUTHOR]
    names = dict(User.objects.visible_to(person).filter(pk__in=authors).values_list("pk", "username"))
    for row in rows:
        about = names.get(int(row.key)) if row.kind == AffinityKind.AUTHOR else row.key
        yield {"kind": row.kind, "about": about, "weight": row.weight, "at": row.at}


def ranker(person: User) -> Rows:
    """All that lists are ranked by, as it counts today: the same as the feed's own file (feed.building.knowledge)."""
    yield known_about(person)
