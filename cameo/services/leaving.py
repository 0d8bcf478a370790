"""Somebody closes their account: the words around their likenesses go, and what others opened to them ends."""

from django.db import transaction
from django.db.models import Q

from accounts.contracts import Keepsake
from accounts.models import User
from accounts.services import drop_notices
from cameo import vault
from cameo.models import Approval, Grant, Likeness, Use
from cameo.services.consent import hold_still
from cameo.services.grants import end_standing


def forget_words(user: User) -> None:
    """What they asked others for, what others asked them for, their wishes and every notice by their handle. Inside the
    transaction that closes the account; the rows stay, as proof of who was asked and what was answered.
    """
    mine = Likeness.objects.owned_by(user)
    handles = list(mine.exclude(handle="").values_list("handle", flat=True))
    theirs = Q(requester=user) | Q(likeness__owner=user)
    Use.objects.filter(theirs).exclude(prompt="").update(prompt="")
    Approval.objects.filter(theirs).exclude(prompt="").update(prompt="")
    drop_notices(Q(data__handle__in=handles))
    mine.update(appearance="", restrictions="", handle="")
    transaction.on_commit(lambda: end_received(user), robust=True)


def end_received(user: User) -> None:
    """Permissions by name that others gave them. After the commit: two people who opened to each other and leave at
    once would wait for each other. One that a crash leaves standing admits a row that nobody can sign in to.
    """
    received = Grant.objects.standing().filter(person=user)
    with transaction.atomic():
        hold_still(received.order_by("likeness").values_list("likeness", flat=True))
        end_standing(user, received)


def certificates(user: User) -> list[Keepsake]:
    """Proof of deletion of every likeness they had, for who can not sign in to fetch it any more."""
    kept = []
    for likeness in Likeness.objects.owned_by(user).order_by("created_at", "pk"):
        if (stated := vault.certificate(likeness)) is not None:
            content = {"certificate": stated, "jws": vault.signed(stated)}
            kept.append(Keepsake(name=f"deletion-{likeness.pk}.json", content=content))
    return kept
