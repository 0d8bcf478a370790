"""The inbox of what waits for one's word, through pages: nothing is published before a yes, and anything after it."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from cameo import services
from cameo.models import Approval, Likeness
from cameo.states import ApprovalState, Audience
from common import store
from common.clock import now
from common.errors import Forbidden
from feed.services import publish
from generation.models import Clip
from generation.states import Visibility
from tests.factories import ClipFactory, LikenessFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def draft(likeness: Likeness, ann: User, ben: User) -> Clip:
    """Ben's, of Ann, who wants to see what is published."""
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    clip = ClipFactory(owner=ben, cast=[likeness], job__prompt="@ann waves from the pier")
    clip.poster_key = store.put_bytes(clip.space, b"poster", suffix="jpg")
    clip.save()
    return clip


@pytest.fixture
def asked(draft: Clip, ben: User) -> Approval:
    with pytest.raises(Forbidden) as refusal:
        publish(ben, draft)
    assert refusal.value.code == "approval_needed"
    return Approval.objects.get()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person: User, address: str) -> Page:
    return Page(signed_in(person).get(address).content.decode())


def answer(person: User, approval: Approval, said: str) -> str:
    """The message shown afterwards."""
    reply = signed_in(person).post(reverse("cameo_answer", args=[approval.pk]), {"answer": said})
    return " ".join(str(message) for message in get_messages(reply.wsgi_request))


def test_an_empty_inbox_says_so(ann: User) -> None:
    assert any(one.words == "Nothing waits for you" for one in read(ann, reverse("cameo_approvals")).all("h2"))


def test_the_owner_sees_who_wants_to_publish_what_and_the_draft_itself(asked: Approval, draft: Clip, ann: User) -> None:
    page = read(ann, reverse("cameo_approvals"))
    (clip,) = page.all("video")
    assert page.all("blockquote")[0].words == "@ann waves from the pier"
    assert "@ben wants to publish this" in [one.words for one in page.all("h2")]
    assert clip.attrs["poster"] == reverse("depicted_media", args=[draft.job_id, "poster"])
    assert signed_in(ann).get(clip.attrs["poster"], follow=True).status_code == 200


def test_a_yes_lets_the_draft_out_and_the_requester_is_led_to_it(
    asked: Approval, draft: Clip, ann: User, ben: User
) -> None:
    waits = read(ben, reverse("job", args=[draft.job_id]))
    assert "Waiting for @ann" in [one.words for one in waits.all("p")]
    assert "yes" in answer(ann, asked, "yes")
    told = Notification.objects.get(recipient=ben, kind="approval_given")
    assert told.data["job_id"] == str(draft.job_id)
    assert "@ann said yes" in [one.words for one in read(ben, reverse("job", args=[draft.job_id])).all("p")]
    publish(ben, Clip.objects.get(pk=draft.pk))
    draft.refresh_from_db()
    assert draft.visibility == Visibility.PUBLIC


def test_a_no_keeps_it_a_draft_and_says_so(asked: Approval, draft: Clip, ann: User, ben: User) -> None:
    answer(ann, asked, "no")
    assert "@ann did not say yes" in [one.words for one in read(ben, reverse("job", args=[draft.job_id])).all("p")]
    with pytest.raises(Forbidden) as refusal:
        publish(ben, Clip.objects.get(pk=draft.pk))
    assert refusal.value.code == "approval_denied"


def test_the_notice_leads_to_the_inbox(asked: Approval, ann: User) -> None:
    links = {one.attrs.get("href") for one in read(ann, reverse("notifications")).all("a")}
    assert reverse("cameo_approvals") in links


def test_only_the_person_shown_answers(asked: Approval, cy: User, ben: User) -> None:
    for other in (cy, ben):
        reply = signed_in(other).post(reverse("cameo_answer", args=[asked.pk]), {"answer": "yes"})
        assert reply.status_code == 404
    asked.refresh_from_db()
    assert asked.state == ApprovalState.WAITING


def test_an_answer_that_comes_too_late_or_is_none_changes_nothing(asked: Approval, ann: User) -> None:
    assert "yes or no" in answer(ann, asked, "maybe")
    Approval.objects.update(expires_at=now() - timedelta(seconds=1))
    assert "no longer open" in answer(ann, asked, "yes")
    asked.refresh_from_db()
    assert asked.state == ApprovalState.WAITING


def test_a_draft_is_shown_to_nobody_else(asked: Approval, draft: Clip, cy: User, ben: User) -> None:
    address = reverse("depicted_media", args=[draft.job_id, "poster"])
    assert signed_in(ben).get(address).status_code == 302
    assert signed_in(cy).get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/accounts/login/")
    assert signed_in(ben).get(reverse("depicted_media", args=[draft.job_id, "package"])).status_code == 404


def test_the_inbox_costs_the_same_for_many(asked: Approval, ann: User, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(12):
        asked.pk, asked.digest = None, str(number)
        asked.id = Approval._meta.get_field("id").get_default()
        asked.save(force_insert=True)
    browser = signed_in(ann)
    with django_assert_max_num_queries(8):
        reply = browser.get(reverse("cameo_approvals"))
    assert len(Page(reply.content.decode()).all("article")) == 13
