"""Whatever thread a price comes from: each gets what their terms say, no more than there is, and no unit is lost."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from accounts.services import capture, close_account, hold
from accounts.services.posting import Line, account_of, write
from accounts.units import UNITS_A_CREDIT
from generation.models import Clip
from remix.services import join, set_terms
from remix.shares import claims_of
from remix.states import RemixKind
from remix.terms import MOST_SHARE, Terms
from tests.accounts.books import check_books
from tests.factories import ClipFactory, UserFactory

pytestmark = pytest.mark.django_db

PEOPLE = st.integers(0, 3)
PERCENT = st.integers(0, MOST_SHARE)
CLIPS = st.lists(st.tuples(PEOPLE, PERCENT, st.lists(st.integers(0, 30), max_size=4)), min_size=1, max_size=14)


@dataclass
class Node:
    """What the test remembers of a clip by itself."""

    clip: Clip
    percent: int
    parents: "list[Node]" = field(default_factory=list)

    def ways(self, distance: int = 1) -> "list[tuple[UUID, Node, Node, int]]":
        """Every way up: where it came from, the clip, and how far."""
        steps = [(self.clip.pk, self, parent, distance) for parent in self.parents]
        return [*steps, *(way for parent in self.parents for way in parent.ways(distance + 1))]


def rich(person: User, units: int) -> None:
    house, wallet = account_of(AccountKind.HOUSE, None), account_of(AccountKind.WALLET, person.pk)
    write(Line(kind=TransferKind.GRANT, key=f"grant:{uuid4()}", debit=house, credit=wallet, amount=units))


def due(node: Node, price: int) -> Counter[int]:
    """Units by person, worked out without the code that is tested."""
    longest: dict[tuple[UUID, UUID], tuple[Node, int]] = {}
    for start, _child, parent, distance in node.ways():
        key = (start, parent.clip.pk)
        longest[key] = (parent, max(distance, longest.get(key, (parent, 0))[1]))
    best: dict[UUID, tuple[int, Fraction]] = {}
    for parent, distance in longest.values():
        share = Fraction(parent.percent, 100 * 2 ** (distance - 1))
        if parent.clip.owner_id != node.clip.owner_id:
            best[parent.clip.pk] = max(
                best.get(parent.clip.pk, (parent.clip.owner_id, Fraction(0))), (parent.clip.owner_id, share)
            )
    asked = sum((share for _owner, share in best.values()), Fraction(0))
    got: Counter[int] = Counter()
    for owner, share in best.values():
        got[owner] += int(price * share / max(asked, 1))
    return got


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clips=CLIPS, price=st.integers(1, 500), leaver=st.none() | PEOPLE)
def test_every_price_is_shared_as_the_thread_says(
    clips: list[tuple[int, int, list[int]]], price: int, leaver: int | None
) -> None:
    with transaction.atomic():
        people = [UserFactory() for _ in range(4)]
        nodes: list[Node] = []
        for person, percent, places in clips:
            parents = (
                list({nodes[place % len(nodes)].clip.pk: nodes[place % len(nodes)] for place in places}.values())
                if nodes
                else []
            )
            clip = ClipFactory(owner=people[person])
            if parents:
                join(clip.job, [parent.clip for parent in parents], RemixKind.STITCH)
            set_terms(clip.owner, clip, Terms(share_percent=percent))
            nodes.append(Node(clip, percent, parents))
        payer = nodes[-1].clip.owner
        rich(payer, price * UNITS_A_CREDIT)
        gone = people[leaver] if leaver is not None and people[leaver] != payer else None
        if gone is not None:
            close_account(gone)
        job = nodes[-1].clip.job
        hold(payer, price, job_id=job.pk)
        capture(payer, price, job_id=job.pk, claims=claims_of(job))
        check_books()
        got = Counter[int]()
        for owner, amount in Transfer.objects.filter(kind=TransferKind.SHARE).values_list("credit__owner", "amount"):
            got[owner] += amount
        assert sum(got.values()) <= price * UNITS_A_CREDIT
        if gone is None:
            assert +got == +due(nodes[-1], price * UNITS_A_CREDIT)
        else:
            assert gone.pk not in got
            assert not CreditAccount.objects.filter(owner=gone).exclude(balance=0).exists()
        transaction.set_rollback(True)
