"""Opening a likeness to others, and closing it again."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import are_parted
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Grant, Likeness
from cameo.models.grants import GrantQuerySet
from cameo.policies import LikenessPolicy
from cameo.services.consent import hold_still
from cameo.signals import consent_revoked, likenesses_changing
from cameo.states import LIVE, Audience
from cameo.terms import MOST_SHARE, Terms
from common.clock import now
from common.errors import Conflict, Invalid, NotFound

MOST_DAYS = 365


def grant_use(
    actor: User,
    likeness: Likeness,
    *,
    audience: Audience,
    person: User | None = None,
    days: int = 90,
    terms: Terms = Terms(),  # noqa: B008  (frozen)
) -> Grant:
    """Opens the likeness for `days` (1 to MOST_DAYS) to an audience on some terms; APPROVED names the person. Replaces
    an earlier grant of the same audience and person, so that the record of what a use relied on stays. The limits of
    the new one begin to count now.

    It may be more than the likeness's tier lets in: then it waits for that (tier_too_low).
    Raises NotFound: likeness_not_found, person_not_found; Conflict("likeness_not_live"); Invalid: oneself,
    days_out_of_range, person_missing, person_not_for_audience, verbs_missing, share_out_of_range.
    """
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("days_out_of_range", _("A permission lasts 1 to 365 days."))
    check_terms(terms)
    with transaction.atomic():
        rows = hold_still([likeness.pk])
        if not rows or rows[0].state not in LIVE:
            raise Conflict("likeness_not_live", _("This cameo was taken back."))
        # Under the lock, which a block made at this moment waits for: it is seen here, or it ends this grant.
        _check_person(actor, audience, person)
        moment = now()
        end_standing(actor, Grant.objects.filter(likeness=likeness, audience=audience, person=person))
        grant = Grant.objects.create(
            likeness=likeness,
            audience=audience,
            person=person,
            expires_at=moment + timedelta(days=days),
            **terms.as_columns(),
        )
        ledger.record(EventKind.GRANTED, rows[0], actor=actor, **ledger.scope_of(grant))
        if person is not None:
            notify(person, NoticeKind.CAMEO_GRANTED, actor=actor, handle=likeness.handle)
    return grant


def end_grant(actor: User, grant: Grant) -> None:
    """Sends consent_revoked inside the transaction. Harmless again. Raises NotFound("grant_not_found")."""
    if not LikenessPolicy(actor).manage(grant.likeness):
        raise NotFound("grant_not_found", _("There is no such permission."))
    with transaction.atomic():
        hold_still([grant.likeness_id])
        if end_standing(actor, Grant.objects.filter(pk=grant.pk)):
            consent_revoked.send(sender=Likeness, likeness_id=grant.likeness_id)


def end_standing(actor: User, grants: GrantQuerySet) -> bool:
    """Whether there were any. Inside the transaction that holds their likeness still."""
    standing = list(grants.standing().select_related("likeness"))
    grants.filter(pk__in=[grant.pk for grant in standing]).update(ended_at=now())
    for grant in standing:
        ledger.record(EventKind.GRANT_ENDED, grant.likeness, actor=actor, grant=grant.pk)
    return bool(standing)


def part(one: User, other: User) -> None:
    """A block came between them: grants by name end, and whatever shows either asks again. Inside the transaction."""
    theirs = Likeness.objects.live().filter(owner__in=(one, other))
    held = hold_still(theirs.values_list("pk", flat=True))  # of both at once, in the order of everybody else
    likenesses_changing.send(sender=Likeness, likenesses=held, leaver=None)
    for likeness in held:
        person = other if likeness.owner_id == one.pk else one
        end_standing(one, Grant.objects.filter(likeness=likeness, person=person))
        consent_revoked.send(sender=Likeness, likeness_id=likeness.pk)


def check_terms(terms: Terms) -> None:
    """Raises Invalid: verbs_missing, share_out_of_range."""
    if not terms.verbs:
        raise Invalid("verbs_missing", _("A permission has to allow something."))
    if not 0 <= terms.share_percent <= MOST_SHARE:
        message = _("A share is 0 to %(most)s percent.") % {"most": MOST_SHARE}
        raise Invalid("share_out_of_range", message, most=MOST_SHARE)


def _check_person(actor: User, audience: Audience, person: User | None) -> None:
    if audience != Audience.APPROVED:
        if person is not None:
            raise Invalid("person_not_for_audience", _("Only a permission by name names a person."))
        return
    if person is None:
        raise Invalid("person_missing", _("Whom do you want to allow?"))
    if person == actor:
        raise Invalid("oneself", _("You can use your own cameo anyway."))
    if not person.is_active or are_parted(actor, person):
        raise NotFound("person_not_found", _("There is nobody of this name."))
