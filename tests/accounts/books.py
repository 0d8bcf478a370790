"""What must be true of the books whatever happened."""

from django.db import connection
from django.db.models import Q, Sum

from accounts.guards import balance_off
from accounts.models import CreditAccount, Transfer
from accounts.models.credits import AccountKind, TransferKind


def check_books() -> None:
    """They balance, each balance is the sum of its transfers, only the house owes, and no price was shared twice."""
    assert (CreditAccount.objects.aggregate(sum=Sum("balance"))["sum"] or 0) == 0
    for account in CreditAccount.objects.all():
        into = account.credits.aggregate(sum=Sum("amount"))["sum"] or 0
        out_of = account.debits.aggregate(sum=Sum("amount"))["sum"] or 0
        assert account.balance == into - out_of
        assert account.balance >= 0 or account.kind == AccountKind.HOUSE
    shared = Sum("shares__amount")
    for capture in Transfer.objects.filter(kind=TransferKind.CAPTURE).annotate(shared=shared):
        assert (capture.shared or 0) <= capture.amount
    assert not Transfer.objects.filter(Q(kind=TransferKind.SHARE) & ~Q(source__kind=TransferKind.CAPTURE)).exists()


def let_balances_be_changed() -> None:
    """Until the test's transaction is rolled back; by itself the database refuses."""
    with connection.cursor() as cursor:
        for statement in balance_off(connection.vendor):
            cursor.execute(statement)
