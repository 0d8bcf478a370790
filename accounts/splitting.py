"""A price divided among those who have a claim to a part of it, in whole units: none is made and none is lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.contracts import Claim

MOST_PARTS = 100
"""Of one price; a smaller claim beyond them is left with the house. It bounds what one payment writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    claim: Claim
    amount: int


def split(amount: int, claims: Sequence[Claim]) -> list[Part]:
    """Each claim's part in units, rounded down; what is left of `amount` stays where it is. Where all together ask for
    more than there is, each gets less in proportion. Parts of nothing are left out; the greatest come first.
    """
    largest = sorted(claims, key=lambda claim: -claim.share)[:MOST_PARTS]
    asked = sum(claim.share for claim in largest)
    whole = max(asked, 1)
    parts = [Part(claim=claim, amount=int(amount * claim.share / whole)) for claim in largest]
    return [part for part in parts if part.amount]
