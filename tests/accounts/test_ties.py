from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from accounts import selectors, services
from accounts.models import Block, Follow, Mute, Notification, User
from accounts.policies import PersonPolicy
from accounts.signals import people_parted
from common.errors import Invalid, NotFound
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_policy_and_queryset_agree_on_everybody(ann: User, ben: User, cy: User) -> None:
    closed = UserFactory(username="dora", is_active=False)
    people = [ann, ben, cy, closed]
    for viewer in (None, AnonymousUser(), ann, ben, cy):
        shown = set(User.objects.visible_to(viewer))
        for person in people:
            assert bool(PersonPolicy(viewer).view(person)) == (person in shown), (viewer, person)
    assert set(User.objects.visible_to(ann)) == {ann, ben}
    assert set(User.objects.visible_to(cy)) == {ben, cy}


def test_mutuals_need_both_follows(ann: User, ben: User) -> None:
    assert not selectors.are_mutuals(ann, ben)
    services.follow(ann, ben)
    assert selectors.are_mutuals(ben, ann)
    services.unfollow(ben, ann)
    assert not selectors.are_mutuals(ann, ben)


def test_sets_of_ids_filter_other_tables(ann: User, ben: User, cy: User) -> None:
    services.mute(ben, cy)
    assert set(selectors.parted_from(ann)) == {cy.pk}
    assert set(selectors.parted_from(cy)) == {ann.pk}
    assert set(selectors.followed_by(ben)) == {ann.pk}
    assert set(selectors.muted_by(ben)) == {cy.pk}
    for ids in (selectors.parted_from, selectors.followed_by, selectors.muted_by):
        assert list(ids(AnonymousUser())) == list(ids(None)) == []
    assert set(User.objects.exclude(pk__in=selectors.parted_from(ann))) == {ann, ben}


def test_follow_tells_once_and_undoing_is_harmless(ann: User, ben: User) -> None:
    for _ in range(2):
        services.follow(ann, ben)
    assert Notification.objects.filter(recipient=ben, actor=ann, kind="followed").count() == 1
    for _ in range(2):
        services.unfollow(ann, ben)
    assert not Follow.objects.filter(source=ann).exists()


def test_block_ends_follows_both_ways_and_says_so_once(ann: User, ben: User) -> None:
    services.follow(ann, ben)
    heard: list[tuple[User, User]] = []

    def listen(sender: Any, one: User, other: User, **_: Any) -> None:
        assert transaction.get_connection().in_atomic_block
        heard.append((one, other))

    people_parted.connect(listen)
    try:
        for _ in range(2):
            services.block(ann, ben)
    finally:
        people_parted.disconnect(listen)
    assert heard == [(ann, ben)]
    assert not Follow.objects.exists()
    services.unblock(ann, ben)
    assert not selectors.are_parted(ann, ben)
    assert not Follow.objects.exists(), "what the block ended stays ended"


@pytest.mark.parametrize(("actor", "target"), [("ann", "cy"), ("cy", "ann")])
def test_no_follow_across_a_block_from_either_side(ann: User, cy: User, actor: str, target: str) -> None:
    with pytest.raises(NotFound, match="person_not_found"):
        services.follow(User.objects.get(username=actor), User.objects.get(username=target))
    assert not Follow.objects.exists()


@pytest.mark.parametrize("tie", [services.follow, services.block, services.mute])
def test_nobody_ties_themselves(ann: User, tie: Any) -> None:
    with pytest.raises(Invalid, match="oneself"):
        tie(ann, ann)


@pytest.mark.parametrize("model", [Follow, Block, Mute])
def test_database_refuses_ties_to_oneself_and_doubles(ann: User, ben: User, model: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(source=ann, target=ann)
    model.objects.create(source=ann, target=ben)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(source=ann, target=ben)
