"""Inviting somebody to remix a draft: who is asked says yes, and sees it from then on."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Follow, User
from accounts.selectors import are_parted
from accounts.states import NoticeKind
from cameo.models import Likeness
from cameo.owner_words import verdict_in_words
from cameo.policies import CameoPolicy
from cameo.services import hold_still
from cameo.states import Gate
from common.clock import now
from common.errors import Conflict, Forbidden, Invalid, TooMany
from generation.models import Clip
from generation.purposes import to_publish
from generation.selectors import depicted
from generation.services import let_in, shut_out
from generation.states import Visibility
from remix.bonds import bonds_to
from remix.collab.telling import tell_once_a_day
from remix.models import Invitation
from remix.rules import decide, ties_of
from remix.words import why

DAYS, MOST_DAYS = 14, 30
MOST_STANDING = 20
"""Invitations to one draft."""


def invite(actor: User, clip: Clip, person: User, *, days: int = DAYS) -> Invitation:
    """For as many days from now; again: a new term. Locks as _held.

    Raises Forbidden: not_yours, not_following (only people who follow the actor are asked), showing_refused (for
    somebody else in the draft), what stands against publishing the actor's own likeness (not_proven, ...), or the code
    of the terms by which they could not remix it; Conflict("not_a_draft"), Invalid: oneself, days_out_of_range;
    TooMany("too_many_invitations").
    """
    if clip.owner_id != actor.pk:
        raise Forbidden("not_yours", _("Only its author can invite others to a draft."))
    if actor == person:
        raise Invalid("oneself", _("This is you."))
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("days_out_of_range", _("An invitation stands for 1 to %(most)s days.") % {"most": MOST_DAYS})
    if not Follow.objects.filter(source=person, target=actor).exists():
        raise Forbidden("not_following", _("Only people who follow you can be invited."))
    with transaction.atomic():
        _check(actor, clip, person, _held(clip, person))
        standing = Invitation.objects.standing().filter(clip=clip).exclude(person=person)
        if standing.count() >= MOST_STANDING:
            raise TooMany("too_many_invitations", _("So many people can not be invited at once."), most=MOST_STANDING)
        until = now() + timedelta(days=days)
        made, fresh = Invitation.objects.update_or_create(clip=clip, person=person, defaults={"expires_at": until})
        if made.accepted_at:
            let_in(clip, person, until=until)
        if fresh:
            about = {"draft": str(clip.pk)}
            tell_once_a_day(person, NoticeKind.INVITED, actor=actor, about=about, invitation=str(made.pk))
    return made


def accept(actor: User, invitation: Invitation) -> Invitation:
    """From now on the actor sees and may remix the draft, until the invitation ends. Harmless again.

    Raises Forbidden: not_yours, and what invite raises of terms and of people in it; Conflict("not_a_draft"),
    Conflict("invitation_over").
    """
    if invitation.person_id != actor.pk:
        raise Forbidden("not_yours", _("This invitation is for somebody else."))
    clip = invitation.clip
    with transaction.atomic():
        shown = _held(clip, actor)
        _check(actor, clip, actor, shown)
        open_ = Invitation.objects.standing().filter(pk=invitation.pk)
        if not open_.exists():
            raise Conflict("invitation_over", _("This invitation is over."))
        if open_.filter(accepted_at__isnull=True).update(accepted_at=now()):
            let_in(clip, actor, until=invitation.expires_at)
            about = {"invited": str(clip.pk)}
            tell_once_a_day(clip.owner, NoticeKind.INVITATION_ACCEPTED, actor=actor, about=about)
            for likeness in shown:
                if likeness.owner_id != clip.owner_id:
                    shows = {"clip": str(clip.pk)}
                    tell_once_a_day(likeness.owner, NoticeKind.DRAFT_SHOWN, actor=clip.owner, about=shows)
    invitation.refresh_from_db()
    return invitation


def end(actor: User, invitation: Invitation) -> None:
    """Taken back by who invited, or declined or left by who was invited. The draft is dark for them at once; what they
    made from it before stays theirs. Raises Forbidden("not_yours").
    """
    if actor.pk not in (invitation.person_id, invitation.clip.owner_id):
        raise Forbidden("not_yours", _("This invitation is for somebody else."))
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).delete()
        shut_out([invitation.clip], invitation.person)


def _held(clip: Clip, person: User) -> list[Likeness]:
    """Those in the draft who do not belong to the guest. Whoever blocks, takes back or publishes waits for the caller's
    transaction: people are locked first, then likenesses, then the clip, as they do. Raises Conflict("not_a_draft").
    """
    shown = [likeness for likeness in depicted(clip) if likeness.owner_id != person.pk]
    people = {clip.owner_id, person.pk, *(likeness.owner_id for likeness in shown)}
    list(User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk"))
    held = hold_still([likeness.pk for likeness in shown])
    draft = Clip.objects.select_for_update(no_key=True).filter(pk=clip.pk, visibility=Visibility.DRAFT)
    if not draft.exists():
        raise Conflict("not_a_draft", _("This clip is not a draft."))
    return held


def _check(actor: User, clip: Clip, person: User, shown: list[Likeness]) -> None:
    """Showing a draft to somebody is a little publication: those in it are asked as for one, and the author's own face
    has to be more than a selfie. Which of the others said no, and why, is not told: it may be a block between two.
    """
    bonds = bonds_to([clip])[clip.pk]
    if not (decision := decide(person, bonds, ties_of(person, bonds))):
        raise Forbidden(decision.reason, why(decision.reason))
    purpose = replace(to_publish(clip.job, clip=clip.pk, caption=""), gate=Gate.PUBLISH)
    policy = CameoPolicy(clip.owner)
    for likeness in shown:
        decision = policy.use(likeness, for_=purpose)
        if not decision and likeness.owner_id == actor.pk:
            raise Forbidden(decision.reason, verdict_in_words(decision.reason))
        if not decision or are_parted(likeness.owner, person):
            raise Forbidden("showing_refused", _("Somebody in this draft does not let it be shown to them."))
