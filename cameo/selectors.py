"""Reads about likenesses."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.ledger.kinds import CONSENTING, EventKind
from cameo.models import Approval, ConsentEvent, Grant, Likeness, Use
from cameo.states import ApprovalState, LikenessKind
from common.clock import now
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
    """Of the owner's own face: the live one, else the one that ended last."""
    mine = Likeness.objects.owned_by(owner).people()
    return mine.live().first() or mine.order_by("-created_at").first()


def live_likeness(owner: User) -> Likeness:
    """Of the owner's own face. Raises NotFound("no_likeness")."""
    likeness = Likeness.objects.owned_by(owner).people().live().first()
    if likeness is None:
        raise NotFound("no_likeness", _("You have no cameo yet."))
    return likeness


def my_characters(owner: User) -> QuerySet[Likeness]:
    """The live ones, oldest first."""
    return Likeness.objects.owned_by(owner).characters().live().order_by("created_at", "pk")


def find_character(owner: User, likeness_id: UUID) -> Likeness:
    """Live or ended. Raises NotFound("character_not_found")."""
    character = Likeness.objects.owned_by(owner).characters().filter(pk=likeness_id).first()
    if character is None:
        raise NotFound("character_not_found", _("You have no such character."))
    return character


def castable(actor: User, *, prefix: str = "") -> list[Likeness]:
    """At most MOST_FOUND that the actor may use, with `owner`: the actor's own, then by handle.

    `prefix` is the start of the handle, of a character's own name or of the owner's display name.
    """
    usable = Likeness.objects.usable_by(actor).select_related("owner")
    if prefix:
        start = prefix.lower()
        name = Q(kind=LikenessKind.CHARACTER, handle__contains=f".{start}")
        usable = usable.filter(name | Q(handle__startswith=start) | Q(owner__display_name__istartswith=prefix))
    others_last = Case(When(owner=actor, then=0), default=1)
    return list(usable.order_by(others_last, "handle")[:MOST_FOUND])


def standing_grants(owner: User) -> QuerySet[Grant]:
    """Of the owner's live face, with `person`; expired ones too, until they are taken back or renewed."""
    return _standing(Likeness.objects.owned_by(owner).people().live())


def standing_grants_of(likeness: Likeness) -> QuerySet[Grant]:
    """As `standing_grants`, of one likeness that may have ended."""
    return _standing(Likeness.objects.live().filter(pk=likeness.pk))


def _standing(likenesses: QuerySet[Likeness]) -> QuerySet[Grant]:
    return Grant.objects.standing().filter(likeness__in=likenesses).select_related("person", "likeness")


def find_grant(owner: User, grant_id: int) -> Grant:
    """Raises NotFound("grant_not_found")."""
    grant = Grant.objects.standing().filter(likeness__owner=owner, pk=grant_id).select_related("likeness").first()
    if grant is None:
        raise NotFound("grant_not_found", _("There is no such permission."))
    return grant


def approvals_for(owner: User) -> QuerySet[Approval]:
    """What waits for the owner's word on any likeness of theirs, with `requester` and `likeness`."""
    waiting = Approval.objects.filter(state=ApprovalState.WAITING, expires_at__gt=now())
    return waiting.filter(likeness__owner=owner).select_related("requester", "likeness")


def approvals_by(requester: User) -> QuerySet[Approval]:
    """What they asked for, however it ended, with `requester` and `likeness`."""
    return Approval.objects.filter(requester=requester).select_related("requester", "likeness")


def find_approval(owner: User, approval_id: UUID) -> Approval:
    """Of the owner's likenesses, open or not. Raises NotFound("approval_not_found")."""
    asked = Approval.objects.filter(likeness__owner=owner, pk=approval_id)
    approval = asked.select_related("requester", "likeness").first()
    if approval is None:
        raise NotFound("approval_not_found", _("There is no such request."))
    return approval


def uses_shown(owner: User, character: Likeness | None) -> QuerySet[Use]:
    """Of one character, or of every face the owner ever had."""
    if character is not None:
        return uses_of(owner).filter(likeness=character)
    return uses_of(owner).filter(likeness__kind=LikenessKind.PERSON)


def uses_of(owner: User) -> QuerySet[Use]:
    """Every asking for any likeness the owner ever had, with `requester`."""
    return Use.objects.filter(likeness__owner=owner).select_related("requester", "likeness")


def receipted_events(owner: User) -> QuerySet[ConsentEvent]:
    """Of every likeness the owner ever had: where consent was given or taken back."""
    mine = Likeness.objects.owned_by(owner).values("pk")
    return ConsentEvent.objects.filter(likeness_id__in=mine, kind__in=CONSENTING)


def granting_event(grant: Grant) -> ConsentEvent | None:
    """Where the grant was given; None until the event is sealed. The number is written as canonical JSON has it."""
    of_grant = ConsentEvent.objects.filter(likeness_id=grant.likeness_id, kind=EventKind.GRANTED)
    return of_grant.filter(body__contains=f'"grant":{grant.pk},').order_by("seq").last()
