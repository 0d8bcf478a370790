from datetime import timedelta

import pytest

from common.clock import now
from feed.events.retention import retain
from feed.models import Affinity, Event, Seen, Viewing
from tests.factories import PostFactory
from tests.feed.events.telling import row

pytestmark = pytest.mark.django_db


def test_what_is_old_goes_and_what_is_not_stays(ben, monkeypatch):
    monkeypatch.setattr("feed.events.retention.AT_ONCE", 2)
    post, other = PostFactory(), PostFactory()
    for days in (200, 100, 91, 89, 0):
        at = now() - timedelta(days=days)
        Event.objects.bulk_create([row(ben, post, at=at)])
    for one, days in ((post, 61), (other, 59)):
        Seen.objects.create(person=ben, post=one, at=now() - timedelta(days=days))
        Viewing.objects.create(viewer=row(ben, one).viewer, post=one, at=now() - timedelta(days=days + 30))
    for key, days in (("clay", 181), ("rain", 179)):
        Affinity.objects.create(person=ben, kind="tag", key=key, weight=1.0, at=now() - timedelta(days=days))

    retain()
    retain()

    assert Event.objects.count() == 2
    assert Seen.objects.get().post == other
    assert Viewing.objects.get().post == other
    assert Affinity.objects.get().key == "rain"
