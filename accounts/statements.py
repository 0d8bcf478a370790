"""What moved a person's credits: for the page, the API and to take along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum, TextChoices

from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from accounts.units import credits_of

AT_ONCE = 500
Row = dict[str, Any]


class Show(TextChoices):
    """Which lines: all, those of shares that came in, or those of clips that were made."""

    ALL = "all"
    SHARES = "shares"
    CLIPS = "clips"


KINDS = {
    Show.SHARES: (TransferKind.SHARE,),
    Show.CLIPS: (TransferKind.HOLD, TransferKind.CAPTURE, TransferKind.RELEASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`change` is what it did to the credits that can be spent; a capture did nothing to them, since its hold already
    had. `job_id` is of the owner's own clips only; `about` says what a share was for, see accounts.contracts.Claim.
    """

    id: int
    kind: str
    amount: Decimal
    change: Decimal
    job_id: str | None
    about: str
    at: datetime

    @property
    def clip_id(self) -> str:
        """The owner's clip that a share was for, empty where it was for a likeness of theirs."""
        return self.about.removeprefix("clip:") if self.about.startswith("clip:") else ""

    @property
    def likeness_id(self) -> str:
        """The owner's likeness that a share was for."""
        return self.about.removeprefix("likeness:") if self.about.startswith("likeness:") else ""


def statement(owner: User, *, show: Show = Show.ALL) -> QuerySet[Transfer]:
    """Every transfer that touched the owner's accounts, each with `debit` and `credit`."""
    accounts = list(CreditAccount.objects.filter(owner=owner).values_list("pk", flat=True))
    touched = Transfer.objects.filter(Q(debit__in=accounts) | Q(credit__in=accounts))
    if show in KINDS:
        touched = touched.filter(kind__in=KINDS[show])
    return touched.select_related("debit", "credit")


def earned(owner: User) -> Decimal:
    """All shares that ever came in, in credits."""
    wallets = CreditAccount.objects.filter(owner=owner, kind=AccountKind.WALLET)
    shares = Transfer.objects.filter(kind=TransferKind.SHARE, credit__in=wallets)
    return credits_of(shares.aggregate(sum=Sum("amount"))["sum"] or 0)


def entry(transfer: Transfer) -> Entry:
    """A share says nothing of the clip that paid it: whoever made that may keep it to themselves."""
    gained = transfer.amount if transfer.credit.kind == AccountKind.WALLET else 0
    spent = transfer.amount if transfer.debit.kind == AccountKind.WALLET else 0
    subject, _colon, rest = transfer.key.partition(":")
    own = subject == "job" and transfer.kind != TransferKind.SHARE
    return Entry(
        id=transfer.pk,
        kind=transfer.kind,
        amount=credits_of(transfer.amount),
        change=credits_of(gained - spent),
        job_id=rest.partition(":")[0] if own else None,
        about=transfer.about,
        at=transfer.created_at,
    )


def entries(owner: User, *, show: Show = Show.ALL) -> Iterator[tuple[Entry, Decimal]]:
    """From the first to the last, each with what could be spent after it, of the lines shown. Reads row by row."""
    available = Decimal(0)
    for transfer in statement(owner, show=show).order_by("pk").iterator(AT_ONCE):
        found = entry(transfer)
        available += found.change
        yield found, available


def row_of(found: Entry, available: Decimal) -> Row:
    """An entry to take along, in plain JSON but for the time; numbers in credits."""
    return {
        "at": found.at,
        "kind": found.kind,
        "amount": float(found.amount),
        "change": float(found.change),
        "available": float(available),
        "job_id": found.job_id,
        "about": found.about,
    }
