"""Taking back and publishing again moves nothing to the front."""

import pytest

from feed import services
from generation.models import Clip
from tests.factories import ClipFactory

pytestmark = pytest.mark.django_db


def test_an_old_clip_is_not_new_because_it_was_away(api, ann, ben):
    old, new = (services.publish(ann, ClipFactory(owner=ann), caption=f"{word} #tide") for word in ("old", "new"))
    for number in range(5):
        services.unpublish(ann, old)
        old = services.publish(ann, Clip.objects.get(pk=old.clip_id), caption=f"old {number} #tide")
    for asked in (
        {"mode": "latest"},
        {"mode": "following"},
        {"mode": "person", "key": "ann"},
        {"mode": "mood", "key": "tide"},
    ):
        items = api(ben).get("/api/v1/feed", asked).json()["items"]
        assert [item["caption"] for item in items] == ["new #tide", "old 4 #tide"]
    assert old.sequence < new.sequence
