"""The owner's room: everything that was asked of a likeness, and the way out of one clip."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import ConsentEvent, Likeness, Use
from cameo.owner_words import VERDICTS
from cameo.rule_words import RULES
from cameo.states import Gate
from common import store
from common.clock import now
from generation import services
from generation.depicted import TOMBSTONE, room_page
from generation.models import Clip
from generation.services.reports import report_clip, uphold
from generation.states import JobState, Visibility
from generation.tasks import retain as drop_tombstones
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def used(
    likeness: Likeness, by: User, *, clip: Clip | None = None, reason: str = "", prompt: str = "@ann waves"
) -> Use:
    job_id = clip.job_id if clip else None
    return Use.objects.create(
        likeness=likeness,
        requester=by,
        gate=Gate.SUBMIT,
        job_id=job_id,
        epoch=1,
        allowed=not reason,
        reason=reason,
        prompt=prompt,
    )


@pytest.fixture
def draft(likeness: Likeness, ben: User) -> Clip:
    clip = ClipFactory(owner=ben, cast=[likeness])
    clip.poster_key = store.put_bytes(clip.space, b"poster", suffix="jpg")
    clip.save()
    used(likeness, ben, clip=clip, prompt="@ann waves from the pier")
    return clip


@pytest.fixture
def public(likeness: Likeness, ben: User) -> Clip:
    post = PostFactory(author=ben, clip=ClipFactory(owner=ben, cast=[likeness], visibility=Visibility.PUBLIC))
    used(likeness, ben, clip=post.clip)
    return Clip.objects.get(pk=post.clip_id)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person: User, show: str = "all") -> Page:
    return Page(signed_in(person).get(reverse("cameo_room"), {"show": show}).content.decode())


def badges(page: Page) -> list[str]:
    return [one.words for one in page.all("span") if "badge" in one.attrs.get("class", "").split()]


def said(reply: object) -> str:
    return " ".join(str(message) for message in get_messages(reply.wsgi_request))  # type: ignore[attr-defined]


def test_an_empty_room_says_so(ann: User) -> None:
    assert any(one.words == "Nobody has asked yet" for one in read(ann).all("h2"))


def test_every_job_draft_clip_and_refusal_is_there(
    draft: Clip, public: Clip, likeness: Likeness, ann: User, ben: User
) -> None:
    running = JobFactory(owner=ben, state=JobState.RUNNING)
    Use.objects.create(likeness=likeness, requester=ben, gate=Gate.SUBMIT, job_id=running.pk, epoch=1, allowed=True)
    used(likeness, ben, reason="topic_denied", prompt="@ann speaks in parliament")
    page = read(ann)
    assert badges(page) == ["Refused", "In the making", "Public", "Draft"]
    said = {one.words for one in page.all("p")}
    assert {"@ann speaks in parliament", "You do not want to be in a clip about this."} <= said
    assert [one.attrs["alt"] for one in page.all("img")] == ["Watch the clip"] * 2


@pytest.mark.parametrize(("show", "found"), [("refused", ["Refused"]), ("drafts", ["Draft"]), ("public", ["Public"])])
def test_a_tab_shows_its_kind_alone(
    draft: Clip, public: Clip, likeness: Likeness, ann: User, ben: User, show: str, found: list[str]
) -> None:
    used(likeness, ben, reason="not_granted")
    assert badges(read(ann, show)) == found


def test_a_draft_that_its_maker_deleted_stays_as_a_tombstone_without_media(draft: Clip, ann: User, ben: User) -> None:
    services.delete_clip(ben, draft)
    page = read(ann)
    assert badges(page) == ["Deleted"]
    assert "@ann waves from the pier" in [one.words for one in page.all("p")]
    assert page.all("img") == []


def test_a_deleted_draft_is_known_for_thirty_days_to_who_is_in_it_and_then_goes(
    draft: Clip, likeness: Likeness, ann: User, ben: User
) -> None:
    refused = used(likeness, ben, clip=draft, reason="topic_denied", prompt="@ann in parliament")
    seen = signed_in(ann).get("/api/v1/cameo/clips", {"show": "drafts"}).json()["items"][0]
    assert signed_in(ben).delete(f"/api/v1/clips/{draft.pk}").status_code == 204

    with time_machine.travel(deleted := now() + TOMBSTONE - timedelta(minutes=1)):
        assert drop_tombstones() == 0
        _refusal, tombstone = signed_in(ann).get("/api/v1/cameo/clips").json()["items"]
    assert tombstone["use"] | {"requester": tombstone["use"]["requester"]["username"]} == seen["use"] | {
        "requester": "ben",
        "prompt": "@ann waves from the pier",
    }
    assert (tombstone["state"], tombstone["poster_url"], tombstone["can_be_withdrawn"]) == ("deleted", "", False)
    assert signed_in(ann).get(seen["poster_url"]).status_code in (404, 410)

    with time_machine.travel(deleted + timedelta(minutes=2)):
        assert [item["state"] for item in signed_in(ann).get("/api/v1/cameo/clips").json()["items"]] == ["refused"]
        assert [drop_tombstones() for _time in range(2)] == [1, 0]
    assert dict(Use.objects.values_list("pk", "prompt")) == {
        int(seen["use"]["id"]): "",
        refused.pk: "@ann in parliament",
    }


def test_a_person_depicted_takes_one_clip_down_and_no_other(draft: Clip, public: Clip, ann: User, ben: User) -> None:
    reply = signed_in(ann).post(reverse("depicted_withdraw", args=[public.pk]))
    assert "dark for everyone" in said(reply)
    public.refresh_from_db()
    draft.refresh_from_db()
    assert (public.visibility, public.withdrawn_reason) == (Visibility.WITHDRAWN, "withdrawn_by_depicted")
    assert draft.visibility == Visibility.DRAFT
    assert public.post.hidden
    assert Notification.objects.get(recipient=ben).kind == "clip_withdrawn"
    assert signed_in(ben).get(reverse("clip", args=[public.pk])).status_code == 451
    ledger.seal()
    assert str(public.pk) in ConsentEvent.objects.get(kind=EventKind.CLIP_WITHDRAWN).body


def test_the_room_says_who_took_a_clip_down(public: Clip, likeness: Likeness, ann: User, ben: User) -> None:
    used(likeness, ben, clip=public)
    report_clip(ann, public, shown=likeness)
    uphold(UserFactory(is_staff=True), public)
    room = signed_in(ann).get(reverse("cameo_room")).text
    assert "A moderator took this clip down." in room and "Taken back." not in room


def test_nobody_else_takes_it_down(public: Clip, cy: User, ben: User) -> None:
    assert signed_in(cy).post(reverse("depicted_withdraw", args=[public.pk])).status_code == 404
    assert signed_in(ben).post(reverse("depicted_withdraw", args=[public.pk])).status_code == 404
    public.refresh_from_db()
    assert public.visibility == Visibility.PUBLIC


def test_ones_own_clip_is_deleted_and_not_taken_back(likeness: Likeness, ann: User) -> None:
    own = ClipFactory(owner=ann, cast=[likeness])
    assert "your own" in said(signed_in(ann).post(reverse("depicted_withdraw", args=[own.pk])))
    assert Clip.objects.get().visibility == Visibility.DRAFT


def test_a_report_reaches_staff_once(draft: Clip, ann: User) -> None:
    staff = UserFactory(is_staff=True)
    for _time in range(2):
        signed_in(ann).post(reverse("depicted_report", args=[draft.pk]))
    notice = Notification.objects.get(recipient=staff)
    assert (notice.kind, notice.data) == ("clip_reported", {"reported": str(draft.pk)})


def test_pages_follow_each_other_without_loss_in_a_few_queries(
    likeness: Likeness,
    ann: User,
    ben: User,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for _number in range(23):
        used(likeness, ben, clip=ClipFactory(owner=ben, cast=[likeness]))
    with django_assert_max_num_queries(3):
        first = room_page(ann)
    rest = room_page(ann, cursor=first.next or "")
    assert len({entry.use.pk for entry in first.items + rest.items}) == 23
    assert rest.next is None
    browser = signed_in(ann)
    with django_assert_max_num_queries(8):
        browser.get(reverse("cameo_room"))


def test_the_api_says_the_same_and_takes_out_of_a_clip(
    draft: Clip,
    likeness: Likeness,
    ann: User,
    ben: User,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    used(likeness, ben, reason="not_granted")
    browser = signed_in(ann)
    with django_assert_max_num_queries(8):
        refused, made = browser.get("/api/v1/cameo/clips").json()["items"]
    assert (refused["state"], refused["words"], refused["clip_id"]) == ("refused", "You have not allowed it.", None)
    assert (made["state"], made["clip_id"], made["can_be_withdrawn"]) == ("draft", str(draft.pk), True)
    assert browser.get(made["poster_url"]).status_code == 200
    address = f"/api/v1/cameo/clips/{draft.pk}/withdraw"
    assert [browser.post(address).status_code for _time in range(2)] == [204, 451]
    assert browser.get("/api/v1/cameo/clips", {"show": "nonsense"}).status_code == 400


def test_rooms_are_apart(draft: Clip, cy: User, ben: User) -> None:
    assert room_page(cy).items == room_page(ben).items == []


def test_every_rule_has_words_for_the_owner_too() -> None:
    assert set(RULES) <= set(VERDICTS)
