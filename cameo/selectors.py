"""Reads about likenesses."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.models import Grant, Likeness, Use
from common.errors import NotFound
from common.text import storable

MOST_FOUND = 20


def by_handles(handles: Iterable[str]) -> dict[str, Likeness]:
    """Live likenesses, with `owner`, by handle as it was given; letter case does not matter. Others are left out."""
    asked = [handle for handle in handles if storable(handle)]
    found = Likeness.objects.live().filter(handle__in={handle.lower() for handle in asked}).select_related("owner")
    live = {likeness.handle: likeness for likeness in found}
    return {handle: live[handle.lower()] for handle in asked if handle.lower() in live}


def my_likeness(owner: User) -> Likeness | None:
    """The live one, else the one that ended last."""
    mine = Likeness.objects.owned_by(owner)
    return mine.live().first() or mine.order_by("-created_at").first()


def live_likeness(owner: User) -> Likeness:
    """Raises NotFound("no_likeness")."""
    likeness = Likeness.objects.owned_by(owner).live().first()
    if likeness is None:
        raise NotFound("no_likeness", _("You have no cameo yet."))
    return likeness


def castable(actor: User, *, prefix: str = "") -> list[Likeness]:
    """At most MOST_FOUND that the actor may use, with `owner`: the actor's own, then by handle.

    `prefix` is the start of the handle or of the owner's display name.
    """
    usable = Likeness.objects.usable_by(actor).select_related("owner")
    if prefix:
        usable = usable.filter(Q(handle__startswith=prefix.lower()) | Q(owner__display_name__istartswith=prefix))
    found = list(usable.order_by("handle")[:MOST_FOUND])
    return sorted(found, key=lambda likeness: likeness.owner_id != actor.pk)


def standing_grants(owner: User) -> QuerySet[Grant]:
    """Of the live likeness, with `person`; expired ones too, until they are taken back or renewed."""
    grants = Grant.objects.standing().filter(likeness__in=Likeness.objects.owned_by(owner).live())
    return grants.select_related("person", "likeness")


def find_grant(owner: User, grant_id: int) -> Grant:
    """Raises NotFound("grant_not_found")."""
    grant = Grant.objects.standing().filter(likeness__owner=owner, pk=grant_id).select_related("likeness").first()
    if grant is None:
        raise NotFound("grant_not_found", _("There is no such permission."))
    return grant


def uses_of(owner: User) -> QuerySet[Use]:
    """Every asking for any likeness the owner ever had, with `requester`."""
    return Use.objects.filter(likeness__owner=owner).select_related("requester", "likeness")
