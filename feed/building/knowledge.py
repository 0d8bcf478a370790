"""Everything the ranker goes by of a person, for that person to read."""

from typing import Any

from django.db.models import Count

from accounts.models import Follow, User
from common.clock import now
from feed.building.viewer import faded
from feed.models import Affinity, AffinityKind, Event, FeedPreference, Like, Save, Seen, Steer
from feed.steering import beginning

FILTERS = ("hide_people", "hide_remixes", "languages", "longest_s", "break_after")
MOST_DONE = 500
"""Likes and saves listed, the newest: the ranker itself looks at fewer."""


def known_about(person: User) -> dict[str, Any]:
    """Plain JSON, times in UTC. Of what a reset forgets, only what came after it: the rest is not read any more."""
    wish = FeedPreference.objects.filter(person=person).first() or FeedPreference(person=person, **beginning(person))
    since = {} if wish.reset_at is None else {"created_at__gt": wish.reset_at}
    told = Event.objects.filter(person=person, **({} if wish.reset_at is None else {"at__gt": wish.reset_at}))
    follows = Follow.objects.filter(source=person).order_by("-pk")
    return {
        "personalised": wish.personalise,
        "reset_at": wish.reset_at,
        "filters": {name: getattr(wish, name) for name in FILTERS},
        "follows": list(follows.values_list("target__username", flat=True)),
        "affinities": _affinities(person),
        "likes": _done(Like.objects.filter(person=person, **since)),
        "saves": _done(Save.objects.filter(person=person, **since)),
        "events": dict(told.order_by().values_list("kind").annotate(number=Count("pk"))),
        "seen": _seen(person),
        "wishes": list(Steer.objects.filter(person=person).order_by("-pk").values("text", "chips", "expires_at")),
    }


def _affinities(person: User) -> list[dict[str, Any]]:
    """Strongest first; `strength` is what ranking takes of it now, -1..1. Authors by name, which is empty where
    a block parts the two.
    """
    moment = now()
    rows = list(Affinity.objects.filter(person=person))
    ids = [int(row.key) for row in rows if row.kind == AffinityKind.AUTHOR]
    names = dict(User.objects.visible_to(person).filter(pk__in=ids).values_list("pk", "username"))
    told = [
        {
            "kind": row.kind,
            "about": names.get(int(row.key), "") if row.kind == AffinityKind.AUTHOR else row.key,
            "strength": round(faded(row.weight, (moment - row.at).total_seconds()), 4),
            "since": row.at,
        }
        for row in rows
    ]
    return sorted(told, key=lambda one: (-abs(one["strength"]), one["kind"], one["about"]))


def _done(rows: Any) -> list[dict[str, Any]]:
    return list(rows.order_by("-pk").values("post", "created_at")[:MOST_DONE])


def _seen(person: User) -> list[dict[str, Any]]:
    return [dict(row) for row in Seen.objects.filter(person=person).order_by("-at").values("post", "at")]
