"""The wishes that hold now."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.clock import now
from common.errors import NotFound
from feed.contracts import Chip, Wish
from feed.models import Steer
from feed.steering.pointing import direction
from feed.steering.preferences import chosen


def active(person: User) -> QuerySet[Steer]:
    """Newest first; each with `personalise`, what the person chose of FeedPreference, for feed.steering.personal."""
    lasting = Q(expires_at=None) | Q(expires_at__gt=now())
    return Steer.objects.filter(lasting, person=person).annotate(personalise=chosen("person")).order_by("-pk")


def get_steer(steer_id: int, person: User) -> Steer:
    """Raises NotFound("steer_not_found"), also for somebody else's and for one that ran out."""
    found = active(person).filter(pk=steer_id).first()
    if found is None:
        raise NotFound("steer_not_found", _("There is no such wish."))
    return found


def spoken(newest_first: Iterable[Steer]) -> list[Wish]:
    """In that order. Where two wishes speak of one thing, the newer counts."""
    told: set[tuple[str, str]] = set()
    found = []
    for steer in newest_first:
        chips = tuple(chip for chip in chips_of(steer) if _about(chip) not in told)
        told.update(map(_about, chips))
        if chips:
            found.append(
                Wish(text=steer.text, chips=chips, expires_at=steer.expires_at, vector=direction(steer, chips))
            )
    return found


def chips_of(steer: Steer) -> list[Chip]:
    return [_chip(kept) for kept in steer.chips]


def _chip(kept: dict[str, Any]) -> Chip:
    return Chip(**{**kept, "tags": tuple(kept["tags"])})


def _about(chip: Chip) -> tuple[str, str]:
    """What a chip decides: a topic, or how long clips are, or itself."""
    if chip.topic:
        return "topic", chip.topic.casefold()
    return "length" if chip.verb in ("shorter", "longer") else chip.verb, ""
