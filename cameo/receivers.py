"""What cameo does at the news from accounts."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing, people_parted
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.services import drop_captures, part, revoke


@receiver(account_closing)
def take_likeness_back(sender: type[User], user: User, **_: Any) -> None:
    mine = Likeness.objects.owned_by(user)
    for likeness in mine.live():
        revoke(user, likeness)
    drop_captures(user)
    for likeness in mine:
        ledger.record(EventKind.CLOSED, likeness, actor=user)
    ledger.forget(user)
    mine.update(handle="")


@receiver(people_parted)
def end_what_joined_them(sender: type[User], one: User, other: User, **_: Any) -> None:
    part(one, other)
