"""Credits move by transfers between two accounts, locked in order of their ids; the database refuses an overdraft."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from common.clock import now
from common.errors import Conflict, PaymentRequired


def grant_daily(owner: User) -> bool:
    """DAILY_CREDITS once a UTC day, however often it is called. True when they came just now."""
    if settings.DAILY_CREDITS < 1:
        return False
    key = f"grant:{owner.pk}:{now():%Y-%m-%d}"
    if Transfer.objects.filter(key=key).exists():
        return False
    house, wallet = _account(AccountKind.HOUSE, None), _account(AccountKind.WALLET, owner)
    return _transfer(TransferKind.GRANT, key, debit=house, credit=wallet, amount=settings.DAILY_CREDITS)


def hold(owner: User, amount: int, *, job_id: UUID) -> None:
    """Sets the price of a job aside. Doing it again is harmless; an amount of 0 moves nothing.

    Raises PaymentRequired("not_enough_credits").
    """
    if not amount:
        return
    wallet, held = _account(AccountKind.WALLET, owner), _account(AccountKind.HELD, owner)
    try:
        with transaction.atomic():
            _transfer(TransferKind.HOLD, f"job:{job_id}:hold", debit=wallet, credit=held, amount=amount)
    except IntegrityError as error:
        if "no_overdraft" not in str(error):
            raise
        raise PaymentRequired("not_enough_credits", _("You do not have enough credits for this today.")) from None


def capture(owner: User, amount: int, *, job_id: UUID) -> None:
    """The job succeeded: the house earns what was held. Harmless again; Conflict("credits_settled") after a release."""
    _settle(TransferKind.CAPTURE, owner, amount, job_id)


def release(owner: User, amount: int, *, job_id: UUID) -> None:
    """The job ended without a clip: the owner gets back what was held. Harmless again and for a job that held nothing;
    Conflict("credits_settled") after a capture.
    """
    _settle(TransferKind.RELEASE, owner, amount, job_id)


def empty_wallet(owner: User) -> None:
    """Gives what is left back to the house, when an account closes."""
    with transaction.atomic():
        house, wallet = _account(AccountKind.HOUSE, None), _account(AccountKind.WALLET, owner)
        rest = CreditAccount.objects.select_for_update().get(pk=wallet.pk).balance
        if rest:
            _transfer(TransferKind.CLOSE, f"close:{owner.pk}", debit=wallet, credit=house, amount=rest)


def _settle(kind: TransferKind, owner: User, amount: int, job_id: UUID) -> None:
    """One key for both ways a hold can end, so that it ends once."""
    if not amount:
        return
    if not Transfer.objects.filter(key=f"job:{job_id}:hold").exists():
        if kind == TransferKind.CAPTURE:
            raise Conflict("credits_not_held")
        return
    key = f"job:{job_id}:settled"
    held = _account(AccountKind.HELD, owner)
    credit = _account(AccountKind.HOUSE, None) if kind == TransferKind.CAPTURE else _account(AccountKind.WALLET, owner)
    moved = _transfer(kind, key, debit=held, credit=credit, amount=amount)
    if not moved and not Transfer.objects.filter(key=key, kind=kind).exists():
        raise Conflict("credits_settled")


def _account(kind: AccountKind, owner: User | None) -> CreditAccount:
    account, _made = CreditAccount.objects.get_or_create(kind=kind, owner=owner)
    return account


def _transfer(kind: TransferKind, key: str, *, debit: CreditAccount, credit: CreditAccount, amount: int) -> bool:
    """False when a transfer of this key is in the books already."""
    with transaction.atomic():
        locked = CreditAccount.objects.select_for_update().filter(pk__in=[debit.pk, credit.pk]).order_by("pk")
        list(locked)
        if Transfer.objects.filter(key=key).exists():
            return False
        Transfer.objects.create(kind=kind, key=key, debit=debit, credit=credit, amount=amount)
        CreditAccount.objects.filter(pk=debit.pk).update(balance=F("balance") - amount)
        CreditAccount.objects.filter(pk=credit.pk).update(balance=F("balance") + amount)
        return True
