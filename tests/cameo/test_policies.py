"""Who may use a likeness: one rule at a time, in the documented order, and the queryset says the same."""

import random
from collections import Counter
from datetime import timedelta
from itertools import permutations, product
from typing import Any

import pytest
import time_machine

from accounts import services as people
from accounts.models import Block, Follow, User
from cameo import services
from cameo.models import Grant, Likeness
from cameo.policies import CameoPolicy, LikenessPolicy
from cameo.states import Audience, LikenessKind, LikenessState, Tier
from common.clock import now
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def answer(actor: User, likeness: Likeness) -> str:
    decision = CameoPolicy(actor).use(likeness)
    return "yes" if decision else decision.reason


def test_owner_may_without_any_grant_and_others_may_not(likeness: Likeness, ann: User, ben: User) -> None:
    assert answer(ann, likeness) == "yes"
    assert CameoPolicy(ann).grant(likeness) is None
    assert answer(ben, likeness) == "not_granted"
    assert CameoPolicy(ben).grant(likeness) is None


def test_grant_by_name_admits_that_person_until_it_expires_or_ends(likeness: Likeness, ann: User, ben: User) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, days=10)
    assert answer(ben, likeness) == "yes"
    assert CameoPolicy(ben).grant(likeness) == grant
    assert answer(UserFactory(), likeness) == "not_granted"
    with time_machine.travel(now() + timedelta(days=10)):
        assert answer(ben, likeness) == "grant_expired"
        assert CameoPolicy(ben).grant(likeness) is None
    services.end_grant(ann, grant)
    assert answer(ben, likeness) == "not_granted"


def test_mutuals_are_asked_for_at_the_moment_of_asking(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.MUTUALS)
    assert answer(ben, likeness) == "not_granted", "he follows her, she does not follow him"
    people.follow(ann, ben)
    assert answer(ben, likeness) == "yes"
    people.unfollow(ben, ann)
    assert answer(ben, likeness) == "not_granted"


def test_everyone_is_everyone_but_the_blocked(likeness: Likeness, ann: User, ben: User, cy: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    assert answer(ben, likeness) == "yes"
    assert answer(cy, likeness) == "blocked"
    people.block(ben, ann)
    assert answer(ben, likeness) == "blocked", "whoever made the block"


def test_deny_wins_in_the_documented_order(likeness: Likeness, ann: User, cy: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    services.revoke(ann, likeness)
    likeness.refresh_from_db()
    for actor in (ann, cy):
        assert answer(actor, likeness) == "likeness_not_active"


@pytest.mark.parametrize("state", [state for state in LikenessState if state != LikenessState.ACTIVE])
def test_no_state_but_active_can_be_used_even_by_the_owner(ann: User, state: LikenessState) -> None:
    assert answer(ann, LikenessFactory(owner=ann, state=state)) == "likeness_not_active"


def test_most_personal_grant_is_the_one_relied_on(likeness: Likeness, ann: User, ben: User) -> None:
    people.follow(ann, ben)
    everyone = services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    mutuals = services.grant_use(ann, likeness, audience=Audience.MUTUALS)
    named = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    for grant in (named, mutuals, everyone):
        assert CameoPolicy(ben).grant(likeness) == grant
        services.end_grant(ann, grant)
    assert answer(ben, likeness) == "not_granted"


def test_policy_and_queryset_agree_on_every_actor_and_row(ann: User, ben: User, cy: User) -> None:
    """All states, audiences, expiries and endings against all the ways two people can stand."""
    mutual, blocker, stranger = UserFactory(), UserFactory(), UserFactory()
    actors = [ann, ben, cy, mutual, blocker, stranger]
    seen = set()
    for state, audience, expired, ended in product(LikenessState, [None, *Audience], [False, True], [False, True]):
        owner = UserFactory()
        likeness = LikenessFactory(owner=owner, state=state)
        Follow.objects.create(source=ben, target=owner)
        Follow.objects.create(source=mutual, target=owner)
        Follow.objects.create(source=owner, target=mutual)
        Block.objects.create(source=owner, target=cy)
        Block.objects.create(source=blocker, target=owner)
        named = [ben, cy, mutual, blocker] if audience == Audience.APPROVED else [None] if audience else []
        for person in named:
            Grant.objects.create(
                likeness=likeness,
                audience=audience,
                person=person,
                expires_at=now() + timedelta(days=-1 if expired else 1),
                ended_at=now() if ended else None,
            )
        for actor in [*actors, owner]:
            decision = CameoPolicy(actor).use(likeness)
            assert bool(decision) == Likeness.objects.usable_by(actor).filter(pk=likeness.pk).exists(), (
                actor, state, audience, expired, ended, decision,
            )  # fmt: skip
            relied_on = CameoPolicy(actor).grant(likeness)
            if decision:
                assert (relied_on is None) == (actor == owner)
            seen.add(decision.reason)
    assert seen == {"", "likeness_not_active", "blocked", "not_granted", "grant_expired"}


def test_managing_is_the_owners_and_the_queryset_agrees(likeness: Likeness, ann: User, ben: User, cy: User) -> None:
    for actor in (ann, ben, cy):
        manages = bool(LikenessPolicy(actor).manage(likeness))
        assert manages == Likeness.objects.owned_by(actor).filter(pk=likeness.pk).exists() == (actor == ann)


def test_asking_costs_few_queries(likeness: Likeness, ann: User, ben: User, django_assert_max_num_queries: Any) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    fresh = Likeness.objects.select_related("owner").get(pk=likeness.pk)
    with django_assert_max_num_queries(2):
        assert CameoPolicy(ben).use(fresh)


def test_policy_and_queryset_agree_on_a_generated_population() -> None:
    """Every likeness of a random crowd against every actor of it; the seed is fixed, so that a failure comes again."""
    dice = random.Random(5)
    crowd = [UserFactory() for _ in range(14)]
    for source, target in permutations(crowd, 2):
        if dice.random() < 0.45:
            Follow.objects.create(source=source, target=target)
        if dice.random() < 0.08:
            Block.objects.create(source=source, target=target)
    likenesses = []
    for owner in crowd:
        for kind in (LikenessKind.PERSON, LikenessKind.CHARACTER, LikenessKind.CHARACTER):
            likeness = LikenessFactory(
                owner=owner,
                kind=kind,
                handle=f"{owner.username}.{len(likenesses)}",
                state=dice.choices(list(LikenessState), weights=[1, 7, 1, 1])[0],
                tier=dice.choice(list(Tier)),
                frozen_at=now() if dice.random() < 0.1 else None,
                doubted_at=now() if kind == LikenessKind.CHARACTER and dice.random() < 0.2 else None,
            )
            likenesses.append(likeness)
            _grants(likeness, [None, *(person for person in crowd if person != owner)], dice)
    seen: Counter[str] = Counter()
    for actor in crowd:
        usable = set(Likeness.objects.usable_by(actor).values_list("pk", flat=True))
        for likeness in likenesses:
            decision = CameoPolicy(actor).use(likeness)
            assert bool(decision) == (likeness.pk in usable), (actor, likeness.pk, decision)
            seen[decision.reason] += 1
    rules = {"", "likeness_not_active", "frozen", "blocked", "not_reviewed", "tier_too_low"}
    assert set(seen) == rules | {"grant_expired", "not_granted"}
    assert sum(seen.values()) == len(crowd) * len(likenesses)


def _grants(likeness: Likeness, people_: list[User | None], dice: random.Random) -> None:
    """Of some audiences, and to some by name; some expired, some ended, some both."""
    named = dice.sample([person for person in people_ if person], 4)
    wide = [audience for audience in (Audience.MUTUALS, Audience.EVERYONE) if dice.random() < 0.3]
    for audience, person in [*((Audience.APPROVED, person) for person in named), *((one, None) for one in wide)]:
        Grant.objects.create(
            likeness=likeness,
            audience=audience,
            person=person,
            expires_at=now() + timedelta(days=dice.choice([-1, 1, 1])),
            ended_at=now() if dice.random() < 0.3 else None,
        )
