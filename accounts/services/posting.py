"""Lines in the books. Whoever writes some holds all their accounts first, in one order, so none waits in a ring."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from accounts.models import CreditAccount, Transfer, User
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


def hold_purses(owner_ids: Iterable[int], *, leaver: User | None = None) -> None:
    """All accounts of these people, and of who leaves; not the house's, which whoever needs it takes last. Inside a
    transaction.
    """
    people = set(owner_ids)
    if leaver is not None:
        people.add(leaver.pk)
        account_of(AccountKind.WALLET, leaver.pk)
    hold_accounts(CreditAccount.objects.filter(owner__in=people))


def write(line: Line) -> Transfer:
    """With both accounts held; the database moves their balances with the row (accounts.guards). Raises IntegrityError:
    no_overdraft, and whatever else it refuses.
    """
    return Transfer.objects.create(
        kind=line.kind,
        key=line.key,
        debit=line.debit,
        credit=line.credit,
        amount=line.amount,
        source=line.source,
        about=line.about,
    )
