"""Credits move by transfers between two accounts; the database refuses an overdraft. Amounts here are whole credits."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.contracts import Claim
from accounts.models import Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from accounts.services.posting import Line, account_of, hold_accounts, write
from accounts.services.shares import pay_shares, wallets_of
from accounts.units import units
from common.clock import now
from common.errors import Conflict, PaymentRequired


def grant_daily(owner: User) -> bool:
    """DAILY_CREDITS once a UTC day, however often it is called. True when they came just now."""
    if settings.DAILY_CREDITS < 1:
        return False
    key = f"grant:{owner.pk}:{now():%Y-%m-%d}"
    if Transfer.objects.filter(key=key).exists():
        return False
    house, wallet = account_of(AccountKind.HOUSE, None), account_of(AccountKind.WALLET, owner.pk)
    amount = units(settings.DAILY_CREDITS)
    return _once(Line(kind=TransferKind.GRANT, key=key, debit=house, credit=wallet, amount=amount))


def hold(owner: User, amount: int, *, job_id: UUID) -> None:
    """Sets the price of a job aside. Doing it again is harmless; an amount of 0 moves nothing.

    Raises PaymentRequired("not_enough_credits").
    """
    if not amount:
        return
    wallet, held = account_of(AccountKind.WALLET, owner.pk), account_of(AccountKind.HELD, owner.pk)
    line = Line(kind=TransferKind.HOLD, key=f"job:{job_id}:hold", debit=wallet, credit=held, amount=units(amount))
    try:
        with transaction.atomic():
            _once(line)
    except IntegrityError as error:
        if "no_overdraft" not in str(error):
            raise
        raise PaymentRequired("not_enough_credits", _("You do not have enough credits for this today.")) from None


def capture(owner: User, amount: int, *, job_id: UUID, claims: Sequence[Claim] = ()) -> None:
    """The job succeeded: the house earns what was held, and pays the shares that are claimed of it, in one transaction.
    Claims of whoever left, and the owner's own, stay with the house. Harmless again; Conflict("credits_settled") after
    a release, Conflict("credits_not_held").
    """
    if not amount:
        return
    if not _is_held(job_id):
        raise Conflict("credits_not_held")
    claims = [claim for claim in claims if claim.person_id != owner.pk]
    with transaction.atomic():
        held, house = account_of(AccountKind.HELD, owner.pk), account_of(AccountKind.HOUSE, None)
        wallets = wallets_of(claims)
        hold_accounts([held, house, *wallets.values()])
        if _is_settled(job_id, TransferKind.CAPTURE):
            return
        line = Line(kind=TransferKind.CAPTURE, key=_settled(job_id), debit=held, credit=house, amount=units(amount))
        pay_shares(write(line), claims, wallets)


def release(owner: User, amount: int, *, job_id: UUID) -> None:
    """The job ended without a clip: the owner gets back what was held. Harmless again and for a job that held nothing;
    Conflict("credits_settled") after a capture.
    """
    if not amount or not _is_held(job_id):
        return
    held, wallet = account_of(AccountKind.HELD, owner.pk), account_of(AccountKind.WALLET, owner.pk)
    line = Line(kind=TransferKind.RELEASE, key=_settled(job_id), debit=held, credit=wallet, amount=units(amount))
    with transaction.atomic():
        hold_accounts([held, wallet])
        if not _is_settled(job_id, TransferKind.RELEASE):
            write(line)


def empty_wallet(owner: User) -> None:
    """Gives what is left back to the house, when an account closes."""
    with transaction.atomic():
        house, wallet = account_of(AccountKind.HOUSE, None), account_of(AccountKind.WALLET, owner.pk)
        rest = hold_accounts([house, wallet])[wallet.pk].balance
        if rest:
            key = f"close:{owner.pk}"
            write(Line(kind=TransferKind.CLOSE, key=key, debit=wallet, credit=house, amount=rest))


def _once(line: Line) -> bool:
    """False when a transfer of this key is in the books already."""
    with transaction.atomic():
        hold_accounts([line.debit, line.credit])
        if Transfer.objects.filter(key=line.key).exists():
            return False
        write(line)
        return True


def _is_held(job_id: UUID) -> bool:
    return Transfer.objects.filter(key=f"job:{job_id}:hold").exists()


def _settled(job_id: UUID) -> str:
    """One key for both ways a hold can end, so that it ends once."""
    return f"job:{job_id}:settled"


def _is_settled(job_id: UUID, kind: TransferKind) -> bool:
    """With the accounts held. Raises Conflict("credits_settled") when it ended the other way."""
    ended = Transfer.objects.filter(key=_settled(job_id)).first()
    if ended is not None and ended.kind != kind:
        raise Conflict("credits_settled")
    return ended is not None
