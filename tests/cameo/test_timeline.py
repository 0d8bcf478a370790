"""The picture of the last 90 days: what it draws is what happened."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cameo import services
from cameo.models import Use
from cameo.states import Audience, Gate
from cameo.timeline import DAY_PX, DAYS, timeline
from common.clock import now
from tests.factories import LikenessFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db


def test_uses_stand_on_their_day_and_grants_from_their_beginning(ann: User, ben: User) -> None:
    likeness = LikenessFactory(owner=ann)
    for days, allowed in ((0, True), (0, True), (0, False), (10, False), (91, True)):
        with time_machine.travel(now() - timedelta(days=days)):
            Use.objects.create(likeness=likeness, requester=ben, gate=Gate.SUBMIT, epoch=1, allowed=allowed)
    with time_machine.travel(now() - timedelta(days=20)):
        services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, days=10)
    drawn = timeline(likeness)
    today, before = drawn.days_used
    assert (today.allowed, today.refused, before.allowed, before.refused) == (2, 1, 0, 1)
    assert today.x - before.x == 10 * DAY_PX
    assert 0 <= today.refused_y <= today.allowed_y <= drawn.high
    (bar,) = drawn.bars
    assert bar.width == pytest.approx(10 * DAY_PX, abs=0.2)
    assert (DAYS - 22) * DAY_PX < bar.x < (DAYS - 19) * DAY_PX


def test_it_is_told_in_words_too(ann: User, ben: User, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    likeness = LikenessFactory(owner=ann)
    Use.objects.create(likeness=likeness, requester=ben, gate=Gate.SUBMIT, epoch=1, allowed=False)
    with django_assert_num_queries(2):
        timeline(likeness)
    browser = Client()
    browser.force_login(ann)
    page = Page(browser.get(reverse("cameo")).content.decode())
    assert any(one.words.endswith("0 allowed, 1 refused") for one in page.all("li"))
