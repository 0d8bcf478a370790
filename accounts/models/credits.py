"""Credits, double entry: a transfer takes from one account exactly what it gives another, so books always balance."""

from django.conf import settings
from django.db import models


class AccountKind(models.TextChoices):
    HOUSE = "house"
    """The site's own: issues grants and earns what jobs cost; the only one that may go below zero."""
    WALLET = "wallet"
    HELD = "held"
    """A person's credits set aside for jobs in flight."""


class CreditAccount(models.Model):
    """`balance` is the sum of its transfers, in units (accounts.units). The database itself moves it with each of them,
    the last of which is `counted`, and refuses every other change of the two (accounts.guards).
    """

    kind = models.CharField(max_length=10, choices=AccountKind.choices)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="credit_accounts")
    balance = models.BigIntegerField(default=0)
    counted = models.BigIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "owner"], name="one_account_a_kind"),
            models.UniqueConstraint(fields=["kind"], condition=models.Q(owner__isnull=True), name="one_house_account"),
            models.CheckConstraint(
                condition=models.Q(kind=AccountKind.HOUSE) | models.Q(balance__gte=0), name="no_overdraft"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AccountKind.HOUSE, owner__isnull=True)
                | ~models.Q(kind=AccountKind.HOUSE) & models.Q(owner__isnull=False),
                name="only_the_house_is_unowned",
            ),
        ]


class TransferKind(models.TextChoices):
    GRANT = "grant"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    SHARE = "share"
    """A part of a captured price, from the house to an author above or to the owner of a likeness."""
    CLOSE = "close"
    """What was left when an account closed, back to the house."""


class Transfer(models.Model):
    """Append-only. `key` says what it is for (`job:<id>:hold`), so doing the same thing twice is impossible.
    `amount` in hundredths of a credit. A share names the capture it is paid from (`source`), of which the database lets
    no more be given away than there was, and what it is for (`about`, see accounts.contracts.Claim).
    """

    kind = models.CharField(max_length=10, choices=TransferKind.choices)
    key = models.CharField(max_length=100, unique=True)
    debit = models.ForeignKey(CreditAccount, models.PROTECT, related_name="debits")
    credit = models.ForeignKey(CreditAccount, models.PROTECT, related_name="credits")
    amount = models.PositiveIntegerField()
    source = models.ForeignKey("self", models.PROTECT, null=True, related_name="shares")
    about = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="transfer_moves_something"),
            models.CheckConstraint(condition=~models.Q(debit=models.F("credit")), name="transfer_between_two"),
            models.CheckConstraint(
                condition=models.Q(kind=TransferKind.SHARE, source__isnull=False)
                | ~models.Q(kind=TransferKind.SHARE) & models.Q(source__isnull=True),
                name="only_shares_have_a_source",
            ),
        ]
