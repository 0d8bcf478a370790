"""Giving permission from a page, where somebody presses Save again without meaning to change what it allows."""

from django.db import transaction

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.services.grants import end_grant, grant_use
from cameo.services.narrowing import change_grant
from cameo.states import Audience
from cameo.terms import Terms

WIDE = (Audience.MUTUALS, Audience.EVERYONE)


def give(
    actor: User,
    likeness: Likeness,
    *,
    audience: Audience,
    person: User | None = None,
    days: int,
    terms: Terms | None = None,
) -> Grant:
    """As grant_use, with one wide audience at a time: the other one is closed. Without `terms` one that stands keeps
    its own, and its limits go on counting; else it begins with the careful ones. Raises as grant_use and change_grant.
    """
    with transaction.atomic():
        standing = Grant.objects.standing().filter(likeness=likeness)
        before = standing.filter(audience=audience, person=person).select_related("likeness").first()
        if before is not None and terms is None:
            given = change_grant(actor, before, terms=Terms.of(before), days=days).grant
        else:
            given = grant_use(actor, likeness, audience=audience, person=person, days=days, terms=terms or Terms())
        if audience in WIDE:
            close_wide(actor, likeness, but=audience)
    return given


def close_wide(actor: User, likeness: Likeness, *, but: Audience | None = None) -> None:
    """Harmless again."""
    wide = Grant.objects.standing().filter(likeness=likeness, audience__in=WIDE).exclude(audience=but or "")
    for grant in wide.select_related("likeness"):
        end_grant(actor, grant)
