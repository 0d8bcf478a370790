"""Lines in the books. Whoever writes some holds all their accounts first, in one order, so none waits in a ring."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from accounts.models import CreditAccount, Transfer
from accounts.models.credits import AccountKind, TransferKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`amount` in units, above 0. `source` and `about` are a share's, see accounts.models.Transfer."""

    kind: TransferKind
    key: str
    debit: CreditAccount
    credit: CreditAccount
    amount: int
    source: Transfer | None = None
    about: str = ""


def account_of(kind: AccountKind, owner_id: int | None) -> CreditAccount:
    account, _made = CreditAccount.objects.get_or_create(kind=kind, owner_id=owner_id)
    return account


def hold_accounts(accounts: Iterable[CreditAccount]) -> dict[int, CreditAccount]:
    """As they are now, locked: by owner, the house last, since everybody needs that one. Inside a transaction."""
    wanted = {account.pk for account in accounts}
    locked = CreditAccount.objects.select_for_update().filter(pk__in=wanted)
    return {account.pk: account for account in locked.order_by(F("owner_id").asc(nulls_last=True), "pk")}


def write(line: Line) -> Transfer:
    """With both accounts held. Raises IntegrityError: no_overdraft, and whatever else the database refuses."""
    transfer = Transfer.objects.create(
        kind=line.kind,
        key=line.key,
        debit=line.debit,
        credit=line.credit,
        amount=line.amount,
        source=line.source,
        about=line.about,
    )
    CreditAccount.objects.filter(pk=line.debit.pk).update(balance=F("balance") - line.amount)
    CreditAccount.objects.filter(pk=line.credit.pk).update(balance=F("balance") + line.amount)
    return transfer
