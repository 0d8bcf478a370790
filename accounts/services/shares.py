"""Shares of a price that was captured, from the house to those who have a claim."""

from collections.abc import Mapping, Sequence

from accounts.contracts import Claim
from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from accounts.services.posting import Line, account_of, write
from accounts.splitting import split


def wallets_of(claims: Sequence[Claim]) -> dict[int, CreditAccount]:
    """By the id of the person. Made where somebody has none yet."""
    people = sorted({claim.person_id for claim in claims})
    found = {
        wallet.owner_id: wallet
        for wallet in CreditAccount.objects.filter(kind=AccountKind.WALLET, owner__in=people)
        if wallet.owner_id is not None
    }
    return {person: found.get(person) or account_of(AccountKind.WALLET, person) for person in people}


def pay_shares(paid: Transfer, claims: Sequence[Claim], wallets: Mapping[int, CreditAccount]) -> list[Transfer]:
    """`paid` is the capture. With the wallets and the house held: whoever closes their account empties the wallet under
    that lock, so nobody who left is paid.
    """
    if not claims:
        return []
    here = set(User.objects.filter(pk__in=wallets, is_active=True).values_list("pk", flat=True))
    parts = split(paid.amount, [claim for claim in claims if claim.person_id in here])
    subject = paid.key.rpartition(":")[0]
    return [
        write(
            Line(
                kind=TransferKind.SHARE,
                key=f"{subject}:share:{number}",
                debit=paid.credit,
                credit=wallets[part.claim.person_id],
                amount=part.amount,
                source=paid,
                about=part.claim.about,
            )
        )
        for number, part in enumerate(parts)
    ]
