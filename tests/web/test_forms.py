"""What people send from pages: it does once what its button says, and a refusal is said in words beside the field."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import ApiKey, Follow, User
from accounts.services import grant_daily
from cameo import vault
from cameo.models import Grant, Likeness, Use
from cameo.states import Audience, LikenessState
from common.clock import now
from feed.models import Comment, Post
from feed.services import like
from generation.models import Job
from generation.states import JobState, Visibility
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory
from tests.web.page import Page

HTMX = {"HX-Request": "true"}
PASSWORD = "correct horse 42"


@pytest.fixture
def browser(ann: User) -> Client:
    """Ann's."""
    client = Client()
    client.force_login(ann)
    return client


def alerts(page: Page) -> str:
    return " ".join(one.words for one in page.elements if one.attrs.get("role") == "alert")


def clip_order(**changed: str) -> dict[str, str]:
    return {"prompt": "somebody waves on the beach", "size": "720x1280", "seconds": "4", "key": str(uuid4())} | changed


def sign_up(client: Client, *, born: date) -> Page:
    asked = {"username": "dora", "password1": PASSWORD, "birth_date": born.isoformat()}
    reply = client.post(reverse("account_signup"), asked, follow=True)
    return Page(reply.content.decode())


@pytest.mark.django_db
def test_sign_up_opens_an_account_that_can_spend() -> None:
    client = Client()
    sign_up(client, born=date(1990, 5, 5))
    assert client.get(reverse("create")).status_code == 200
    assert Page(client.get(reverse("credits")).content.decode()).all("b")[0].words == "300"


@pytest.mark.django_db
def test_sign_up_tells_children_why_not() -> None:
    page = sign_up(Client(), born=now().date() - timedelta(days=365 * 8))
    assert "13" in alerts(page)
    assert not User.objects.exists()


def test_a_clip_is_ordered_once_however_often_the_form_is_sent(browser: Client, ann: User) -> None:
    order = clip_order()
    first, second = (browser.post(reverse("create"), order) for _time in range(2))
    job = Job.objects.get(owner=ann)
    assert first["Location"] == second["Location"] == reverse("job", args=[job.pk])


def test_an_order_with_an_unknown_name_says_so_and_keeps_the_words(browser: Client) -> None:
    reply = browser.post(reverse("create"), clip_order(prompt="@nobody_at_all waves"))
    page = Page(reply.content.decode())
    assert reply.status_code == 422
    assert "@nobody_at_all" in alerts(page)
    assert page.all("textarea")[0].words == "@nobody_at_all waves"
    assert not Job.objects.exists()


def test_an_order_with_somebody_who_did_not_allow_it_names_the_rule(browser: Client) -> None:
    likeness = LikenessFactory()
    page = Page(browser.post(reverse("create"), clip_order(prompt=f"@{likeness.handle} waves")).content.decode())
    assert f"@{likeness.handle} has not allowed you" in alerts(page)
    assert Use.objects.get(likeness=likeness).reason == "not_granted"


def test_a_sketch_shows_scenes_and_words_it_does_not_know(browser: Client) -> None:
    asked = {"prompt": "somebody dances on the moon flumptiously", "seconds": "4"}
    page = Page(browser.post(reverse("understood"), asked, headers=HTMX).content.decode())
    assert "Moon" in page.sayings
    assert [one.words for one in page.all("mark")] == ["flumptiously"]
    assert [one.attrs["value"] for one in page.all("data")] == ["4"]
    assert not Job.objects.exists()


def test_a_draft_read_aloud_is_ordered_as_it_was_priced(browser: Client, ann: User) -> None:
    wish = clip_order(prompt="The beach was empty. A cat sat in the sand.", seconds="", narrate="on", draft="on")
    page = Page(browser.post(reverse("understood"), wish, headers=HTMX).content.decode())
    browser.post(reverse("create"), wish)
    job = Job.objects.get(owner=ann)
    assert [one.attrs["value"] for one in page.all("data")] == [str(job.price)]
    assert job.draft
    assert {line["speaker"] for shot in job.storyboard["shots"] for line in shot["lines"]} == {"narrator"}


@pytest.mark.parametrize("prompt", ["", "   ", "x" * 4001])
def test_a_sketch_of_nothing_is_empty(browser: Client, prompt: str) -> None:
    reply = browser.post(reverse("understood"), {"prompt": prompt}, headers=HTMX)
    assert reply.status_code == 200
    assert not Page(reply.content.decode()).all("article")


def test_progress_ends_by_showing_the_clip(browser: Client, ann: User) -> None:
    running, ready = JobFactory(owner=ann, state=JobState.RUNNING, started_at=now()), ClipFactory(owner=ann).job
    assert "HX-Refresh" not in browser.get(reverse("job_live", args=[running.pk])).headers
    assert browser.get(reverse("job_live", args=[ready.pk]))["HX-Refresh"] == "true"


def test_stopping_a_job_gives_the_credits_back(browser: Client, ann: User) -> None:
    browser.post(reverse("create"), clip_order())
    job = Job.objects.get(owner=ann)
    page = Page(browser.post(reverse("cancel", args=[job.pk]), follow=True).content.decode())
    assert page.all("h1")[0].words == "Stopped"
    assert "Credits 300" in Page(browser.get(reverse("settings")).content.decode()).all("main")[0].words


def test_a_job_of_somebody_else_is_not_there(browser: Client) -> None:
    assert browser.get(reverse("job", args=[JobFactory().pk])).status_code == 404


def test_a_draft_is_published_with_its_caption(browser: Client, ann: User) -> None:
    clip = ClipFactory(owner=ann)
    reply = browser.post(reverse("publish", args=[clip.pk]), {"caption": "Take 1"})
    post = Post.objects.get(clip=clip)
    assert reply["Location"] == reverse("post", args=[post.pk])
    assert post.caption == "Take 1"


def test_a_clip_of_somebody_who_took_consent_back_is_not_published(browser: Client, ann: User) -> None:
    likeness = LikenessFactory()
    clip = ClipFactory(owner=ann, cast=[likeness])
    page = Page(browser.post(reverse("publish", args=[clip.pk]), {"caption": ""}, follow=True).content.decode())
    assert f"@{likeness.handle} has not allowed you to use their cameo. Ask them to approve you." in page.sayings
    assert not Post.objects.exists()


def test_a_post_taken_back_is_a_draft_that_only_its_owner_sees(browser: Client, ann: User) -> None:
    post = PostFactory(author=ann)
    browser.post(reverse("unpublish", args=[post.pk]))
    post.clip.refresh_from_db()
    assert post.clip.visibility == Visibility.DRAFT
    assert Client().get(reverse("post", args=[post.pk])).status_code == 404
    assert browser.get(reverse("clip", args=[post.clip_id]))["Location"] == reverse("job", args=[post.clip.job_id])


def test_a_person_in_a_draft_sees_it(browser: Client, ann: User) -> None:
    draft = ClipFactory(cast=[LikenessFactory(owner=ann)])
    assert "You see this clip because you are in it" in browser.get(reverse("clip", args=[draft.pk])).content.decode()


def test_comments_are_written_in_place_and_counted(browser: Client) -> None:
    post = PostFactory()
    reply = browser.post(reverse("comments", args=[post.pk]), {"text": "Lovely light"}, headers=HTMX)
    assert "Lovely light" in Page(reply.content.decode()).sayings
    assert f'"post": "{post.pk}", "count": 1' in reply["HX-Trigger"]


def test_an_answer_to_no_comment_there_can_be_is_refused(browser: Client) -> None:
    answers = {"text": "Yes", "answers": "9" * 5000}
    assert browser.post(reverse("comments", args=[PostFactory().pk]), answers, headers=HTMX).status_code == 422
    assert not Comment.objects.exists()


def test_an_empty_comment_is_refused_beside_the_box(browser: Client) -> None:
    reply = browser.post(reverse("comments", args=[PostFactory().pk]), {"text": "  "}, headers=HTMX)
    assert reply.status_code == 422
    assert alerts(Page(reply.content.decode())) == "Write something first."
    assert not Comment.objects.exists()


@pytest.mark.django_db
def test_a_visitor_who_comments_is_asked_to_sign_in() -> None:
    reply = Client().post(reverse("comments", args=[PostFactory().pk]), {"text": "Hello"})
    assert reply["Location"].startswith(reverse("account_login"))
    assert not Comment.objects.exists()


def test_follow_turns_its_button_round(browser: Client, ann: User, ben: User) -> None:
    address = reverse("follow", args=["ben"])
    followed = Page(browser.post(address, {"to": "follow", "look": "feed__follow"}, headers=HTMX).content.decode())
    assert followed.all("button")[0].attrs["aria-pressed"] == "true"
    assert Follow.objects.filter(source=ann, target=ben).exists()
    browser.post(address, {"to": "unfollow"}, headers=HTMX)
    assert not Follow.objects.filter(source=ann, target=ben).exists()


def test_forms_lead_back_to_our_own_pages_only(browser: Client, ben: User) -> None:
    address = reverse("follow", args=["ben"])
    assert browser.post(address, {"next": "https://elsewhere.example/"})["Location"] == reverse("profile", args=["ben"])
    assert browser.post(address, {"next": "/people?q=b"})["Location"] == "/people?q=b"


def test_a_blocked_person_is_gone_until_unblocked(browser: Client, ben: User) -> None:
    browser.post(reverse("block", args=["ben"]))
    assert browser.get(reverse("profile", args=["ben"])).status_code == 404
    assert "@ben" in Page(browser.get(reverse("settings")).content.decode()).sayings
    browser.post(reverse("block", args=["ben"]), {"to": "unblock"})
    assert browser.get(reverse("profile", args=["ben"])).status_code == 200


def test_a_muted_person_stays_out_of_the_feed(browser: Client, ben: User) -> None:
    post = PostFactory(author=ben)
    assert str(post.pk) in browser.get(reverse("feed")).content.decode()
    browser.post(reverse("mute", args=["ben"]), {"to": "mute"})
    assert str(post.pk) not in browser.get(reverse("feed")).content.decode()


def test_a_selfie_is_kept_and_looked_at(browser: Client, ann: User, selfie: bytes) -> None:
    browser.post(reverse("cameo_enrol"), {"photo": SimpleUploadedFile("me.jpg", selfie)})
    assert Likeness.objects.get(owner=ann).state == LikenessState.CHECKING
    assert "HX-Refresh" not in browser.get(reverse("cameo_verdict")).headers


@pytest.mark.parametrize("photo", [b"not a picture", b""])
def test_what_is_no_picture_is_refused_in_words(browser: Client, photo: bytes) -> None:
    reply = browser.post(reverse("cameo_enrol"), {"photo": SimpleUploadedFile("me.jpg", photo)})
    assert reply.status_code == 422
    assert alerts(Page(reply.content.decode()))
    assert not Likeness.objects.exists()


def test_one_wide_audience_closes_the_other(browser: Client, ann: User) -> None:
    LikenessFactory(owner=ann)
    for audience in (Audience.EVERYONE, Audience.MUTUALS):
        browser.post(reverse("cameo_open"), {"audience": audience, "days": "90"})
    assert [grant.audience for grant in Grant.objects.open()] == [Audience.MUTUALS]
    browser.post(reverse("cameo_open"), {"audience": Audience.APPROVED, "days": "90"})
    assert not Grant.objects.open().exists()


def test_a_person_is_approved_by_name_and_taken_out_again(browser: Client, ann: User, ben: User) -> None:
    LikenessFactory(owner=ann)
    browser.post(reverse("cameo_approve"), {"username": "@Ben", "days": "30"})
    grant = Grant.objects.open().get(person=ben)
    browser.post(reverse("cameo_end", args=[grant.pk]))
    assert not Grant.objects.open().exists()


def test_approving_nobody_says_so(browser: Client, ann: User) -> None:
    LikenessFactory(owner=ann)
    reply = browser.post(reverse("cameo_approve"), {"username": "@nobody_at_all", "days": "30"}, follow=True)
    assert "There is nobody of this name." in Page(reply.content.decode()).sayings


def test_a_face_is_shown_to_those_who_may_cast_it_only(browser: Client, ann: User) -> None:
    likeness = LikenessFactory()
    Likeness.objects.filter(pk=likeness.pk).update(cutout_key=vault.put(likeness, b"webp", suffix="webp"))
    address = reverse("cameo_face", args=[likeness.handle])
    assert browser.get(address).status_code == 404
    until = now() + timedelta(days=1)
    Grant.objects.create(likeness=likeness, audience=Audience.EVERYONE, expires_at=until)
    shown = browser.get(address)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store")


def test_a_cameo_taken_back_is_gone(browser: Client, ann: User) -> None:
    likeness = LikenessFactory(owner=ann)
    browser.post(reverse("cameo_revoke"))
    likeness.refresh_from_db()
    assert likeness.state == LikenessState.REVOKED


def test_a_form_that_comes_back_with_other_words_is_another_order(browser: Client, ann: User) -> None:
    order = clip_order()
    for words in ("somebody waves on the beach", "somebody waves on the beach", "somebody sings on the stage"):
        browser.post(reverse("create"), order | {"prompt": words})
    assert sorted(Job.objects.filter(owner=ann).values_list("prompt", flat=True)) == [
        "somebody sings on the stage",
        "somebody waves on the beach",
    ]


def test_a_remix_names_its_parent_and_asks_once(browser: Client, ann: User) -> None:
    parent = PostFactory().clip
    order = {"kind": "words", "words": "somebody dances on the moon", "key": str(uuid4())}
    for _time in range(2):
        browser.post(reverse("remix_clip", args=[parent.pk]), order)
    assert Job.objects.get(owner=ann).source_clip == parent


@pytest.mark.parametrize(
    "order", [{"kind": "add"}, {"kind": "swap", "newcomer": "ann"}, {"kind": "words", "words": " "}]
)
def test_an_unfinished_remix_says_what_is_missing(browser: Client, order: dict[str, str]) -> None:
    reply = browser.post(reverse("remix_clip", args=[PostFactory().clip_id]), {**order, "key": str(uuid4())})
    assert reply.status_code == 422
    assert alerts(Page(reply.content.decode()))


def test_a_key_is_shown_in_one_reply_only(browser: Client, ann: User) -> None:
    reply = browser.post(reverse("make_key"), {"name": "My script"})
    key = next(one.words for one in Page(reply.content.decode()).all("code") if one.attrs.get("id") == "new-key")
    assert key.startswith("sk_")
    assert reply["Cache-Control"] == "no-store"
    assert key not in browser.get(reverse("settings")).content.decode()
    browser.post(reverse("delete_key", args=[ApiKey.objects.get(owner=ann).pk]))
    assert ApiKey.objects.get(owner=ann).revoked_at is not None


def test_an_account_is_closed_by_its_password_only(browser: Client, ann: User) -> None:
    ann.set_password(PASSWORD)
    ann.save()
    browser.force_login(ann)
    browser.post(reverse("close_account"), {"password": "wrong"})
    assert User.objects.get(pk=ann.pk).is_active
    browser.post(reverse("close_account"), {"password": PASSWORD})
    assert not User.objects.get(pk=ann.pk).is_active


def test_a_profile_is_saved_and_too_long_a_name_refused(browser: Client, ann: User) -> None:
    browser.post(reverse("settings"), {"display_name": "Ann Lindqvist", "bio": "Cats."})
    ann.refresh_from_db()
    assert ann.shown_name == "Ann Lindqvist"
    assert browser.post(reverse("settings"), {"display_name": "x" * 61}).status_code == 422


def test_notifications_are_new_once(browser: Client, ann: User, ben: User) -> None:
    like(ben, PostFactory(author=ann))
    first, second = (Page(browser.get(reverse("notifications")).content.decode()) for _time in range(2))
    assert "New" in first.sayings
    assert "New" not in second.sayings


@pytest.mark.parametrize(("page", "most"), [("feed", 16), ("following", 17), ("notifications", 10), ("people", 10)])
def test_lists_ask_the_database_as_often_for_many_as_for_one(
    browser: Client, ann: User, page: str, most: int, django_assert_max_num_queries
) -> None:
    grant_daily(ann)
    for _number in range(8):
        friend = UserFactory()
        Follow.objects.create(source=ann, target=friend)
        like(friend, PostFactory(author=ann))
        PostFactory(author=friend, cast=[LikenessFactory(owner=friend)])
    with django_assert_max_num_queries(most):
        assert browser.get(reverse(page)).status_code == 200
