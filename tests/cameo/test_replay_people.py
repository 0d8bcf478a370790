"""Blocks and closed accounts outlive the restore of a backup, and the ledger tells nobody whose they are."""

import json
from datetime import timedelta
from typing import Any

import time_machine
from django.core.management import call_command

from accounts.models import Block, Follow, User
from accounts.services import block, close_account, follow, unblock, unfollow
from cameo import ledger, services, tasks
from cameo.ledger import EventKind
from cameo.ledger.opening import open_ledger
from cameo.ledger.verifying import verify
from cameo.models import ConsentEvent, PersonKey
from cameo.policies import CameoPolicy
from cameo.states import Audience, LikenessState
from common.clock import now
from tests.backups import backup_taken
from tests.factories import LikenessFactory, UserFactory


def told(kind: EventKind) -> list[dict[str, Any]]:
    ledger.seal()
    return [json.loads(event.body) for event in ConsentEvent.objects.filter(kind=kind).order_by("seq")]


def test_a_block_after_the_backup_stands_again(ann: User, ben: User) -> None:
    dora, eve = UserFactory(username="dora"), UserFactory(username="eve")
    tasks.sweep()
    open_ledger()
    with backup_taken():
        block(ann, ben)
        with time_machine.travel(now() + timedelta(days=2)):
            block(dora, eve)
        open_ledger()
    assert not Block.objects.exists()
    call_command("consent", "replay")
    assert set(Block.objects.values_list("source", "target")) == {(ann.pk, ben.pk), (dora.pk, eve.pk)}
    assert not Follow.objects.between(ann, ben).exists()
    assert verify() is None
    unblock(ann, ben)
    call_command("consent", "replay")
    assert not Block.objects.filter(source=ann).exists(), "what is done once is not done again"


def test_a_mutual_of_yesterday_is_none_after_a_restore_either(ann: User, ben: User) -> None:
    dora = UserFactory(username="dora")
    follow(ann, ben)
    anns = LikenessFactory(owner=ann)
    services.grant_use(ann, anns, audience=Audience.MUTUALS)
    tasks.sweep()
    open_ledger()
    assert CameoPolicy(ben).use(anns)
    with backup_taken():
        unfollow(ann, ben)
        unfollow(ann, dora)
        open_ledger()
    assert CameoPolicy(ben).use(anns)
    call_command("consent", "replay")
    assert CameoPolicy(ben).use(anns).reason == "not_granted"
    assert list(Follow.objects.values_list("source", "target")) == [(ben.pk, ann.pk)]
    assert len(told(EventKind.UNFOLLOWED)) == 2, "once said, once done again; nothing of Dora, whom she never followed"


def test_who_followed_alone_and_stopped_does_not_follow_after_a_restore_either(ann: User, ben: User) -> None:
    """Else the other, by following back, would be a mutual at once."""
    anns = LikenessFactory(owner=ann)
    services.grant_use(ann, anns, audience=Audience.MUTUALS)
    follow(ann, ben)
    Follow.objects.filter(source=ben).delete()
    tasks.sweep()
    open_ledger()
    with backup_taken():
        unfollow(ann, ben)
        unfollow(ann, ben)
        open_ledger()
        assert len(told(EventKind.UNFOLLOWED)) == 1
    call_command("consent", "replay")
    assert not Follow.objects.exists()
    follow(ben, ann)
    assert CameoPolicy(ben).use(anns).reason == "not_granted"


def test_who_signed_up_after_the_backup_is_passed_over(ann: User, ben: User) -> None:
    tasks.sweep()
    open_ledger()
    with backup_taken():
        block(ann, UserFactory())
        block(ann, ben)
        close_account(UserFactory())
        open_ledger()
    call_command("consent", "replay")
    assert [(row.source, row.target) for row in Block.objects.all()] == [(ann, ben)]
    assert User.objects.filter(is_active=True).count() == 2


def test_a_block_is_told_by_hashes_that_change_by_the_day_and_are_noise_when_one_leaves(ann: User, ben: User) -> None:
    cy, dora = UserFactory(), UserFactory()
    block(ann, ben)
    block(cy, ben)
    with time_machine.travel(now() + timedelta(days=1)):
        block(dora, ben)
        said = told(EventKind.PARTED)
    assert all(set(one) == {"source", "target"} and all(len(side) == 64 for side in one.values()) for one in said)
    assert said[0]["target"] == said[1]["target"] != said[2]["target"]
    hashes = {side for one in said for side in one.values()}
    about = set(ConsentEvent.objects.filter(kind=EventKind.PARTED).values_list("likeness_id", flat=True))
    assert set(ledger.people.whose(hashes, about).values()) == {ann.pk, ben.pk, cy.pk, dora.pk}
    close_account(ben)
    assert set(ledger.people.whose(hashes, about).values()) == {ann.pk, cy.pk, dora.pk}


def test_an_account_without_a_cameo_that_closed_is_closed_again(ann: User, ben: User) -> None:
    """Nothing of theirs was in the ledger before, so that not even a key of theirs was."""
    open_ledger()
    with backup_taken():
        close_account(ben)
        open_ledger()
    ben.refresh_from_db()
    assert ben.is_active and ben.email
    call_command("consent", "replay")
    ben.refresh_from_db()
    assert (ben.is_active, ben.email, ben.username.startswith("closed-")) == (False, "", True)
    assert User.objects.get(pk=ann.pk).is_active
    (said,) = {json.dumps(one) for one in told(EventKind.ACCOUNT_CLOSED)}
    assert set(json.loads(said)) == {"account"}
    assert len(json.loads(said)["account"]) == 64


def test_who_was_shut_out_at_the_backup_and_closed_since_is_closed_again(ann: User, ben: User) -> None:
    """One with a cameo and one without."""
    likeness = LikenessFactory(owner=ann)
    User.objects.update(is_active=False)
    open_ledger()
    with backup_taken():
        User.objects.update(is_active=True)
        for person in (ann, ben):
            close_account(User.objects.get(pk=person.pk))
        open_ledger()
    call_command("consent", "replay")
    for person in User.objects.all():
        assert (person.is_active, person.email, person.username.startswith("closed-")) == (False, "", True)
        assert not bytes(PersonKey.objects.get(person=person).wrapped)
    likeness.refresh_from_db()
    assert likeness.state == LikenessState.REVOKED
    assert verify() is None


def test_who_was_shut_out_at_the_backup_and_blocked_since_stays_blocked(ann: User, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(is_active=False)
    tasks.sweep()
    open_ledger()
    with backup_taken():
        User.objects.filter(pk=ben.pk).update(is_active=True)
        block(ann, ben)
        open_ledger()
    call_command("consent", "replay")
    assert list(Block.objects.values_list("source", "target")) == [(ann.pk, ben.pk)]


def test_the_sweep_gives_everybody_a_key_once_and_nobody_who_left(ann: User, ben: User) -> None:
    close_account(ben)
    assert ledger.give_keys() == 1
    assert ledger.give_keys() == 0
    assert bytes(PersonKey.objects.get(person=ann).wrapped)
    assert not bytes(PersonKey.objects.get(person=ben).wrapped)
