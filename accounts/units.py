"""The books count in hundredths of a credit, so that a share of a small price is not nothing; people read credits."""

from decimal import Decimal

UNITS_A_CREDIT = 100


def units(credits_: int) -> int:
    return credits_ * UNITS_A_CREDIT


def credits_of(units_: int) -> Decimal:
    """Exact, with no more digits than needed."""
    return Decimal(units_) / UNITS_A_CREDIT
