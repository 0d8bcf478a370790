"""What an owner is told of uses: once an hour for each person, with the way to freeze in every mail."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Notification, User
from accounts.sentences import sentence
from accounts.services import block
from cameo.models import Likeness
from cameo.services.news import tell_of_use
from cameo.tasks import write
from common.clock import now
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def test_uses_of_one_person_within_an_hour_are_one_row_that_counts(likeness: Likeness, ben: User) -> None:
    other = UserFactory()
    for person in (ben, ben, other, ben):
        tell_of_use(person, likeness, job_id=uuid4())
    rows = {row.actor: row for row in Notification.objects.filter(recipient=likeness.owner)}
    assert {actor: row.data["count"] for actor, row in rows.items()} == {ben: 3, other: 1}
    assert "3 clips" in sentence(rows[ben])


def test_an_hour_later_and_after_reading_a_new_row_begins(likeness: Likeness, ben: User) -> None:
    tell_of_use(ben, likeness, job_id=None)
    Notification.objects.update(read_at=now())
    tell_of_use(ben, likeness, job_id=None)
    with time_machine.travel(now() + timedelta(minutes=61)):
        tell_of_use(ben, likeness, job_id=None)
    assert Notification.objects.count() == 3


def test_the_mail_freezes_with_one_tap_and_tells_no_prompt(
    likeness: Likeness,
    ann: User,
    ben: User,
    mailoutbox: list,
    settings,  # type: ignore[no-untyped-def, type-arg]
) -> None:
    tell_of_use(ben, likeness, job_id=None)
    notice = Notification.objects.get()
    assert write(str(notice.pk)) is False
    EmailAddress.objects.create(user=ann, email="ann@example.com", verified=False)
    assert write(str(notice.pk)) is False
    EmailAddress.objects.update(verified=True)
    assert write(str(notice.pk)) is True
    (mail,) = mailoutbox
    assert mail.to == ["ann@example.com"]
    link = mail.body.split()[-1]
    assert link.startswith(settings.PUBLIC_URL)
    Client().post(link.removeprefix(settings.PUBLIC_URL.rstrip("/")))
    likeness.refresh_from_db()
    assert likeness.frozen_at is not None


def test_who_is_blocked_sends_nothing(likeness: Likeness, ann: User, ben: User) -> None:
    block(ann, ben)
    tell_of_use(ben, likeness, job_id=None)
    assert not Notification.objects.filter(recipient=ann).exists()
