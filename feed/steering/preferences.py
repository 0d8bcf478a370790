"""How a person wants their feed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.policies import Viewer
from common.errors import Forbidden
from feed.models import FeedPreference
from feed.steering.guardian import BREAK_AFTER, beginning, is_bound, is_young


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """As they hold now. `bound`: too young to make the feed personal or to go without a break."""

    personalise: bool = True
    hide_people: bool = False
    hide_remixes: bool = False
    languages: tuple[str, ...] = ()
    longest_s: int | None = None
    break_after: int | None = None
    reset_at: datetime | None = None
    bound: bool = False


def preferences(viewer: Viewer) -> Preferences:
    """One query. A visitor has the usual ones; with nobody to learn of, nothing is personal to them anyway."""
    if not isinstance(viewer, User):
        return Preferences()
    row = FeedPreference.objects.filter(person=viewer).first()
    return _held(viewer, row or FeedPreference(person=viewer, **beginning(viewer)))


def is_personal(person: User) -> bool:
    """May what is known of them order their feed? A query for young people alone: of others, the row of FeedPreference
    says all there is, and none means yes.
    """
    return not is_young(person) or preferences(person).personalise


def chosen(person: str) -> Subquery:
    """For rows read for `personal`: FeedPreference.personalise of who `person` refers to, None where there is none."""
    return Subquery(FeedPreference.objects.filter(person=OuterRef(person)).values("personalise")[:1])


def personal(person: User, row: Model) -> bool:
    """Does what they like order their feed? Where not, of their wishes only a "no" holds. No query: `row` was read with
    personalise=chosen(...).
    """
    personalise: bool | None = vars(row)["personalise"]
    return not is_bound(person) and (not is_young(person) if personalise is None else personalise)


def set_preferences(actor: User, **changes: Any) -> Preferences:
    """Raises Forbidden("too_young_to_choose")."""
    if is_bound(actor) and _loosens(changes):
        raise Forbidden("too_young_to_choose", _("You can change this when you are older."))
    with transaction.atomic():
        FeedPreference.objects.get_or_create(person=actor, defaults=beginning(actor))
        FeedPreference.objects.filter(person=actor).update(**_plain(changes))
    return preferences(actor)


def _held(person: User, row: FeedPreference) -> Preferences:
    bound = is_bound(person)
    return Preferences(
        personalise=row.personalise and not bound,
        hide_people=row.hide_people,
        hide_remixes=row.hide_remixes,
        languages=tuple(row.languages),
        longest_s=row.longest_s,
        break_after=min(row.break_after or BREAK_AFTER, BREAK_AFTER) if bound else row.break_after,
        reset_at=row.reset_at,
        bound=bound,
    )


def _loosens(changes: dict[str, Any]) -> bool:
    longer = "break_after" in changes and (changes["break_after"] or BREAK_AFTER + 1) > BREAK_AFTER
    return bool(changes.get("personalise")) or longer


def _plain(changes: dict[str, Any]) -> dict[str, Any]:
    languages: Collection[str] | None = changes.get("languages")
    return changes if languages is None else changes | {"languages": sorted(set(languages))}
