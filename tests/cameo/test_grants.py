from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from accounts import services as people
from accounts.models import Notification, User
from cameo import receivers, services
from cameo.models import Grant, Likeness
from cameo.services import grants
from cameo.signals import consent_revoked
from cameo.states import Audience, LikenessState
from common.clock import now
from common.errors import AppError
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def heard() -> Any:
    """Ids of the likenesses whose consent was said to be revoked, each inside a transaction."""
    ids: list[Any] = []

    def listen(sender: Any, likeness_id: Any, **_: Any) -> None:
        assert transaction.get_connection().in_atomic_block
        ids.append(likeness_id)

    consent_revoked.connect(listen)
    yield ids
    consent_revoked.disconnect(listen)


def test_grant_by_name_tells_the_person_and_lasts_as_said(likeness: Likeness, ann: User, ben: User) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, days=30)
    assert abs(grant.expires_at - now() - timedelta(days=30)) < timedelta(minutes=1)
    notice = Notification.objects.get()
    assert (notice.recipient, notice.kind, notice.data) == (ben, "cameo_granted", {"handle": "ann"})


def test_granting_again_replaces_and_keeps_the_record(likeness: Likeness, ann: User, ben: User, heard: Any) -> None:
    for audience, person in ((Audience.EVERYONE, None), (Audience.APPROVED, ben)):
        first = services.grant_use(ann, likeness, audience=audience, person=person)
        second = services.grant_use(ann, likeness, audience=audience, person=person, days=5)
        first.refresh_from_db()
        assert first.ended_at is not None
        assert second.ended_at is None
    assert heard == [], "renewing takes nothing back"


def test_ending_a_grant_is_said_once(likeness: Likeness, ann: User, heard: Any) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    for _ in range(2):
        services.end_grant(ann, grant)
    assert heard == [likeness.pk]


@pytest.mark.parametrize(
    ("audience", "person", "days", "code"),
    [
        (Audience.APPROVED, None, 90, "person_missing"),
        (Audience.APPROVED, "ann", 90, "oneself"),
        (Audience.APPROVED, "cy", 90, "person_not_found"),
        (Audience.EVERYONE, "ben", 90, "person_not_for_audience"),
        (Audience.EVERYONE, None, 0, "days_out_of_range"),
        (Audience.EVERYONE, None, 366, "days_out_of_range"),
    ],
)
def test_grant_that_makes_no_sense_is_refused(
    likeness: Likeness, ann: User, ben: User, cy: User, audience: Audience, person: str | None, days: int, code: str
) -> None:
    named = User.objects.get(username=person) if person else None
    with pytest.raises(AppError, match=code):
        services.grant_use(ann, likeness, audience=audience, person=named, days=days)
    assert not Grant.objects.exists()


def test_only_the_owner_grants_ends_and_revokes(likeness: Likeness, ann: User, ben: User, heard: Any) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    with pytest.raises(AppError, match="likeness_not_found"):
        services.grant_use(ben, likeness, audience=Audience.EVERYONE)
    with pytest.raises(AppError, match="grant_not_found"):
        services.end_grant(ben, grant)
    with pytest.raises(AppError, match="likeness_not_found"):
        services.revoke(ben, likeness)
    assert heard == []


def test_nothing_is_granted_on_what_was_taken_back(likeness: Likeness, ann: User) -> None:
    services.revoke(ann, likeness)
    with pytest.raises(AppError, match="likeness_not_live"):
        services.grant_use(ann, likeness, audience=Audience.EVERYONE)


def test_block_ends_grants_by_name_both_ways_and_makes_both_faces_ask_again(
    likeness: Likeness, ann: User, ben: User, heard: Any
) -> None:
    other = LikenessFactory(owner=ben)
    ended = [
        services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben),
        services.grant_use(ben, other, audience=Audience.APPROVED, person=ann),
    ]
    kept = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=UserFactory())
    people.block(ben, ann)
    assert set(heard) == {likeness.pk, other.pk}
    assert list(Grant.objects.standing()) == [kept]
    people.unblock(ben, ann)
    assert all(not Grant.objects.open().filter(pk=grant.pk).exists() for grant in ended)


@pytest.mark.parametrize(("leaves", "module"), [(False, grants), (True, receivers)])
def test_many_likenesses_are_locked_at_once_in_the_order_of_publishing(
    ann: User, ben: User, monkeypatch: pytest.MonkeyPatch, leaves: bool, module: Any
) -> None:
    """One after the other they would wait for a clip of both, which waits for them."""
    held: list[set[UUID]] = []

    def hold(likeness_ids: Any) -> list[Likeness]:
        held.append(set(likeness_ids))
        return services.hold_still(likeness_ids)

    owners = [ann, ann, ben] if not leaves else [ann, ann]
    theirs = {LikenessFactory(owner=owner, kind="character", handle=f"c{n}").pk for n, owner in enumerate(owners)}
    monkeypatch.setattr(module, "hold_still", hold)
    if leaves:
        people.close_account(ann)
    else:
        people.block(ben, ann)
    assert held == [theirs]


def test_database_refuses_a_second_open_grant_and_a_nameless_approval(likeness: Likeness, ann: User, ben: User) -> None:
    later = now() + timedelta(days=1)
    Grant.objects.create(likeness=likeness, audience=Audience.EVERYONE, expires_at=later)
    Grant.objects.create(likeness=likeness, audience=Audience.APPROVED, person=ben, expires_at=later)
    for audience, person in (
        (Audience.EVERYONE, None),
        (Audience.APPROVED, ben),
        (Audience.APPROVED, None),
        (Audience.MUTUALS, ben),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(likeness=likeness, audience=audience, person=person, expires_at=later)


def test_revoking_ends_all_grants_and_raises_the_epoch_once(likeness: Likeness, ann: User, heard: Any) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    for _ in range(2):
        row = services.revoke(ann, likeness)
        assert (row.state, row.epoch) == (LikenessState.REVOKED, 2)
    assert heard == [likeness.pk]
    assert not Grant.objects.standing().exists()
