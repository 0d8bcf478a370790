"""What ends when people leave, or part."""

from datetime import timedelta

from django.db.models import Q

from accounts.models import User
from common.clock import now
from generation.models import Clip, Guest
from generation.services import shut_all_out
from remix.models import Chain, Invitation, ThreadMute

KEPT_AFTER = timedelta(days=30)


def part(one: User, other: User) -> None:
    """Neither sees a draft of the other, nor one that shows the other, as a guest."""
    for person, apart in ((one, other), (other, one)):
        theirs = Q(clip__owner=apart) | Q(clip__job__references__likeness__owner=apart)
        for rows in (Invitation.objects.all(), Guest.objects.all()):
            gone = rows.filter(theirs, person=person).values("pk")
            rows.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()


def end_all(clip: Clip) -> None:
    """What was asked of a draft ends when it becomes public, and a draft that was public has no guests yet."""
    Invitation.objects.filter(clip=clip).delete()
    shut_all_out(clip)


def forget(user: User) -> None:
    """Who closes their account: nobody is their guest, they are nobody's, and their chains end without words."""
    between = Q(person=user) | Q(clip__owner=user)
    Invitation.objects.filter(between).delete()
    Guest.objects.filter(between).delete()
    ThreadMute.objects.filter(person=user).delete()
    Chain.objects.filter(taker=user).update(taker=None, taken_until=None)
    Chain.objects.filter(author=user, closed_at__isnull=True).update(closed_at=now(), taker=None, taken_until=None)
    Chain.objects.filter(author=user).update(prompt="")


def sweep() -> int:
    """Invitations that are long over; of how many."""
    long_ago = now() - KEPT_AFTER
    Guest.objects.filter(until__lt=long_ago).delete()
    gone, _kinds = Invitation.objects.filter(expires_at__lt=long_ago).delete()
    return gone
