"""What cameo does at the news from accounts."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from accounts.contracts import Keepsake
from accounts.models import User
from accounts.signals import account_closed, account_closing, people_parted, person_unfollowed
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.services import certificates, drop_captures, forget_words, hold_still, part, revoke, void_approvals
from cameo.signals import consent_revoked, likenesses_changing


@receiver(account_closing)
def take_likeness_back(sender: type[User], user: User, **_: Any) -> None:
    mine = Likeness.objects.owned_by(user)
    held = hold_still(mine.values_list("pk", flat=True))  # in the order of everybody else
    likenesses_changing.send(sender=Likeness, likenesses=held, leaver=user)
    for likeness in held:
        revoke(user, likeness)
    drop_captures(user)
    for likeness in mine:
        ledger.record(EventKind.CLOSED, likeness, actor=user)
    ledger.note(EventKind.ACCOUNT_CLOSED, ledger.people_of_today(), account={"account": user.pk})
    ledger.forget(user)
    forget_words(user)


@receiver(account_closed)
def prove_deletion(sender: type[User], user: User, **_: Any) -> list[Keepsake]:
    return certificates(user)


@receiver(people_parted)
def end_what_joined_them(sender: type[User], one: User, other: User, **_: Any) -> None:
    part(one, other)
    ledger.note(EventKind.PARTED, ledger.people_of_today(), source=one, target=other)


@receiver(person_unfollowed)
def note_who_follows_no_more(sender: type[User], source: User, target: User, **_: Any) -> None:
    """Mutuals or not: if a restore brought the follow back, `target` could become a mutual by following."""
    ledger.note(EventKind.UNFOLLOWED, ledger.people_of_today(), source=source, target=target)


@receiver(consent_revoked)
def end_open_questions(sender: type[Likeness], likeness_id: UUID, **_: Any) -> None:
    void_approvals(likeness_id)
