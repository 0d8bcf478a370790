"""Reports wait in a queue until a moderator decides; who reported hears of it, and an upheld one is dark everywhere."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from accounts.sentences import sentence
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import ConsentEvent, Likeness
from common import store
from feed.models import Post
from generation.links import media_url
from generation.models import Clip, Report
from generation.services import withdraw_clip
from generation.states import REMOVED, ReportState, Visibility
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
VIDEO = b"ftyp of a reported film"


@pytest.fixture
def sam() -> User:
    return User.objects.create_superuser("sam", password="x")


@pytest.fixture
def anns(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def post(anns: Likeness, ben: User) -> Post:
    clip = ClipFactory(owner=ben, cast=[anns], visibility=Visibility.PUBLIC, was_public=True)
    clip.video_key = store.put_bytes(clip.space, VIDEO, suffix="mp4")
    clip.save()
    return PostFactory(author=ben, clip=clip)


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def report(person: User, post: Post) -> int:
    return browser(person).post(f"/api/v1/posts/{post.pk}/report").status_code


def decide(moderator: User, clip: Clip, decision: str) -> str:
    reply = browser(moderator).post(reverse("admin:generation_report_review", args=[clip.pk]), {"decision": decision})
    return str(reply.status_code)


def told(person: User) -> list[str]:
    return [notice.kind for notice in Notification.objects.filter(recipient=person).order_by("pk")]


def test_reports_of_the_room_and_of_the_feed_wait_in_one_queue(ann: User, sam: User, post: Post) -> None:
    dan = UserFactory()
    for _time in range(2):
        assert report(dan, post) == 204
        assert browser(ann).post(f"/api/v1/cameo/clips/{post.clip_id}/report").status_code == 204
    waiting = Report.objects.waiting().order_by("pk")
    assert [(row.reporter, row.likeness and row.likeness.owner) for row in waiting] == [(dan, None), (ann, ann)]
    assert told(sam) == ["clip_reported", "clip_reported"]
    queue = browser(sam).get(reverse("admin:generation_report_changelist"), {"review": "waiting"}).content.decode()
    assert queue.count(reverse("admin:generation_report_review", args=[post.clip_id])) == 2
    notice = Notification.objects.filter(recipient=sam).first()
    assert (
        reverse("admin:generation_report_review", args=[post.clip_id])
        in browser(sam).get("/notifications").content.decode()
    )
    assert notice is not None and "reports a clip" in sentence(notice)
    assert report(post.author, post) == 204
    assert Report.objects.count() == 2


def test_an_upheld_report_is_dark_as_if_somebody_in_it_took_it_down(
    ann: User, ben: User, sam: User, post: Post, django_capture_on_commit_callbacks: Any
) -> None:
    link = media_url(post.clip, "video", None)
    assert browser(ben).get(link).status_code == 200
    report(ann, post)
    with django_capture_on_commit_callbacks(execute=True):
        assert decide(sam, post.clip, "uphold") == "302"
    clip = Clip.objects.get(pk=post.clip_id)
    assert (clip.visibility, clip.withdrawn_reason, clip.video_key) == (Visibility.WITHDRAWN, REMOVED, "")
    assert Post.objects.get(pk=post.pk).hidden
    assert browser(ben).get(link).status_code == 451
    refused = browser(ben).get(f"/api/v1/posts/{post.pk}")
    assert refused.status_code == 451 and "moderator" in refused.content.decode()
    ledger.seal()
    assert REMOVED in ConsentEvent.objects.get(kind=EventKind.CLIP_WITHDRAWN).body
    row = Report.objects.get()
    assert (row.state, row.decided_by, row.decided_at is not None) == (ReportState.UPHELD, sam, True)
    assert told(ann) == ["report_upheld"]
    assert told(ben)[-1] == "clip_removed"


def test_a_dismissed_report_leaves_the_clip_and_is_said_and_done(ann: User, sam: User, post: Post) -> None:
    report(ann, post)
    decide(sam, post.clip, "dismiss")
    assert Clip.objects.get(pk=post.clip_id).visibility == Visibility.PUBLIC
    assert Report.objects.get().state == ReportState.DISMISSED
    assert told(ann) == ["report_dismissed"]
    decide(sam, post.clip, "uphold")
    assert Clip.objects.get(pk=post.clip_id).visibility == Visibility.PUBLIC
    report(ann, post)
    assert not Report.objects.waiting().exists()


def test_a_clip_that_shows_nobody_can_be_taken_down_too(ben: User, sam: User) -> None:
    post = PostFactory(author=ben)
    report(UserFactory(), post)
    decide(sam, post.clip, "uphold")
    assert Clip.objects.get().withdrawn_reason == REMOVED


def test_nobody_decides_about_their_own(ann: User, ben: User, sam: User, post: Post) -> None:
    report(sam, post)
    decide(sam, post.clip, "uphold")
    for concerned in (ann, ben):
        User.objects.filter(pk=concerned.pk).update(is_staff=True, is_superuser=True)
        decide(concerned, post.clip, "dismiss")
    assert Report.objects.get().state == ReportState.OPEN
    assert Clip.objects.get().visibility == Visibility.PUBLIC


def test_a_moderator_watches_it_while_it_waits_and_no_longer(ann: User, sam: User, post: Post) -> None:
    film = reverse("admin:generation_report_media", args=[post.clip_id, "video"])
    assert browser(sam).get(film).status_code == 404
    report(ann, post)
    assert browser(sam).get(film).content == VIDEO
    page = browser(sam).get(reverse("admin:generation_report_review", args=[post.clip_id])).content.decode()
    assert film in page and "@ann" in page and post.clip.job.prompt not in page
    look_only = UserFactory(is_staff=True)
    assert browser(look_only).get(film).status_code == 403
    assert browser(ann).get(film).status_code == 302
    withdraw_clip(post.clip, reason="likeness_not_active")
    assert browser(sam).get(film).status_code == 404
    assert not Report.objects.waiting().exists()
