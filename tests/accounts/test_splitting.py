"""A divided price: nothing made, nothing lost, nobody gets more than they asked for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.contracts import Claim
from accounts.splitting import MOST_PARTS, split

CLAIMS = st.lists(
    st.builds(
        Claim,
        person_id=st.integers(1, 5),
        share=st.fractions(min_value=0, max_value=1, max_denominator=2**12),
        about=st.just("clip:x"),
    ),
    max_size=MOST_PARTS + 20,
)


def claim(share: Fraction) -> Claim:
    return Claim(person_id=1, share=share, about="clip:x")


@given(amount=st.integers(0, 10**9), claims=CLAIMS)
def test_parts_are_whole_and_never_more_than_there_is(amount: int, claims: list[Claim]) -> None:
    parts = split(amount, claims)
    assert sum(part.amount for part in parts) <= amount
    assert all(0 < part.amount <= amount * part.claim.share for part in parts)
    assert len(parts) <= min(len(claims), MOST_PARTS)


@given(amount=st.integers(0, 10**9), claims=CLAIMS)
def test_rounding_keeps_back_less_than_a_unit_of_each_claim(amount: int, claims: list[Claim]) -> None:
    largest = sorted((one.share for one in claims), reverse=True)[:MOST_PARTS]
    due = amount * min(sum(largest, Fraction(0)), 1)
    kept_back = due - sum(part.amount for part in split(amount, claims))
    assert 0 <= kept_back <= len(largest)


def test_where_all_ask_for_more_than_there_is_each_gets_in_proportion() -> None:
    parts = split(100, [claim(Fraction(1)), claim(Fraction(1, 2)), claim(Fraction(1, 2))])
    assert [part.amount for part in parts] == [50, 25, 25]


def test_a_claim_of_less_than_a_unit_gets_nothing() -> None:
    assert split(100, [claim(Fraction(1, 101))]) == []
    assert split(0, [claim(Fraction(1))]) == []


def test_a_share_of_more_than_all_is_no_claim() -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        claim(Fraction(3, 2))
