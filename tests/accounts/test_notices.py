from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation

from accounts import services
from accounts.context import shell
from accounts.models import Notification, User
from accounts.sentences import SENTENCES, sentence
from accounts.states import NoticeKind

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_sentence_that_can_be_said(ann: User, ben: User) -> None:
    assert set(SENTENCES) == set(NoticeKind)
    for kind in NoticeKind:
        assert "%" not in sentence(Notification(recipient=ann, actor=ben, kind=kind))
        assert "%" not in sentence(Notification(recipient=ann, actor=None, kind=kind))


def test_unknown_kind_is_a_fault_of_ours(ann: User) -> None:
    with pytest.raises(ValueError, match="gossip"):
        services.notify(ann, "gossip")


def test_nobody_is_told_of_themselves_nor_by_people_they_muted_or_blocked(ann: User, ben: User, cy: User) -> None:
    services.mute(ann, ben)
    services.notify(ann, NoticeKind.LIKED, actor=ann)
    services.notify(ann, NoticeKind.LIKED, actor=ben)
    services.notify(ann, NoticeKind.LIKED, actor=cy)
    services.notify(cy, NoticeKind.LIKED, actor=ann)
    assert not Notification.objects.exists()
    services.notify(ann, NoticeKind.CLIP_READY, clip_id="1")
    assert Notification.objects.get().data == {"clip_id": "1"}


def test_list_is_the_callers_newest_first_and_without_people_blocked_since(ann: User, ben: User, api: Any) -> None:
    other = User.objects.create(username="eve")
    services.notify(ann, NoticeKind.LIKED, actor=ben, post="p")
    services.notify(ann, NoticeKind.LIKED, actor=other, post="p")
    services.notify(ben, NoticeKind.CLIP_READY)
    services.block(ann, other)
    body = api(ann).get("/api/v1/me/notifications").json()
    assert [(item["kind"], item["actor"]["username"], item["read"]) for item in body["items"]] == [
        ("liked", "ben", False)
    ]
    assert body["items"][0]["text"] == "ben likes your clip."
    assert body["unread"] == 1
    assert api(ann).post("/api/v1/me/notifications/read").status_code == 204
    body = api(ann).get("/api/v1/me/notifications").json()
    assert (body["unread"], body["items"][0]["read"]) == (0, True)
    assert Notification.objects.get(recipient=ben).read_at is None


def test_list_turns_pages_within_its_query_budget(ann: User, api: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(25):
        services.notify(ann, NoticeKind.LIKED, actor=User.objects.create(username=f"fan{number}"))
    with django_assert_max_num_queries(2):
        first = api(ann).get("/api/v1/me/notifications").json()
    second = api(ann).get("/api/v1/me/notifications", {"cursor": first["next"]}).json()
    names = [item["actor"]["username"] for item in first["items"] + second["items"]]
    assert names == [f"fan{number}" for number in reversed(range(25))]


def test_shell_asks_nothing_until_a_page_shows_a_number(
    ann: User, settings: Any, django_assert_num_queries: Any
) -> None:
    services.notify(ann, NoticeKind.CLIP_READY)
    request = RequestFactory().get("/")
    request.user = ann
    with django_assert_num_queries(0):
        frame = shell(request)
    assert frame["unread"]() == 1
    assert frame["credits"]() == settings.DAILY_CREDITS
    with django_assert_num_queries(0):
        assert (frame["unread"](), frame["credits"]()) == (1, settings.DAILY_CREDITS)
    assert [code for code, _name in frame["languages"]] == ["en", "zh-hans", "zh-hant"]


def test_shell_of_a_visitor_and_of_a_bare_request_is_zero() -> None:
    with translation.override("en"):
        frame = shell(RequestFactory().get("/"))
    assert (frame["unread"](), frame["credits"]()) == (0, 0)
