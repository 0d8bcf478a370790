"""Pages of the feed: its lists and filters, wishes in words, answers, what is saved, searched, led and counted."""

import re
from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import Follow, User
from common.clock import now
from feed.analytics.leaders import compute
from feed.models import Comment, FeedPreference, Post, PostDay, Save, Steer
from feed.services import comment, like, publish
from generation.models import Clip
from remix.models import Lineage
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory
from tests.web.page import Page
from tests.web.test_forms import alerts

HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def page(client: Client, address: str) -> Page:
    reply = client.get(address)
    assert reply.status_code == 200, address
    return Page(reply.content.decode())


def shown(read: Page) -> list[str]:
    """Ids of the clips of a feed, in order."""
    return [one.attrs["data-post"] for one in read.all("article") if "data-post" in one.attrs]


def tabs(read: Page) -> dict[str, bool]:
    """Label of each tab, and whether it is the current one."""
    inside = [one for one in read.all("a") if (nav := one.inside("nav")) and nav.attrs.get("class") == "feed__tabs"]
    return {one.words: one.attrs.get("aria-current") == "page" for one in inside}


def test_members_and_visitors_have_their_tabs(browser: Client) -> None:
    assert tabs(page(browser, "/")) == {
        "For you": True, "Following": False, "Latest": False, "Top": False, "Cameos": False,
    }  # fmt: skip
    assert tabs(page(Client(), reverse("top", args=["day"]))) == {"For you": False, "Latest": False, "Top": True}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/latest", "/top/all"])
def test_visitors_browse_without_an_account(address: str) -> None:
    maker = UserFactory()
    post = publish(maker, ClipFactory(owner=maker))
    assert shown(page(Client(), address)) == [str(post.pk)]


def test_every_list_shows_what_it_promises(browser: Client, ann: User, ben: User) -> None:
    followed, stranger = UserFactory(), UserFactory()
    Follow.objects.create(source=ann, target=followed)
    of_followed, of_stranger = PostFactory(author=followed), PostFactory(author=stranger)
    with_friend = publish(ben, ClipFactory(owner=ben), caption="a #dance")
    with_me = PostFactory(author=stranger)
    publish(ann, ClipFactory(owner=ann, cast=[LikenessFactory(owner=ann)]), caption="me")
    mine = Post.objects.get(author=ann)

    assert shown(page(browser, "/following")) == [str(of_followed.pk)]
    assert shown(page(browser, "/latest"))[:2] == [str(mine.pk), str(with_me.pk)]
    assert shown(page(browser, "/moods/dance")) == [str(with_friend.pk)]
    assert shown(page(browser, "/cameos")) == [str(mine.pk)]
    assert shown(page(browser, reverse("person_feed", args=[stranger.username]))) == [
        str(with_me.pk),
        str(of_stranger.pk),
    ]


@pytest.mark.parametrize(
    ("address", "mode"), [("/latest", "latest"), ("/@ben/clips", "person"), ("/", ""), ("/top/day", "")]
)
def test_lists_without_a_session_say_their_mode(browser: Client, ben: User, address: str, mode: str) -> None:
    PostFactory(author=ben)
    marked = re.findall(r'id="feed" data-mode="(\w+)"', browser.get(address).content.decode())
    assert marked == ([mode] if mode else [])


def test_a_thread_is_watched_from_any_clip_of_it(browser: Client, ann: User, ben: User) -> None:
    root = publish(ann, ClipFactory(owner=ann))
    child: Clip = ClipFactory(owner=ben)
    Lineage.objects.create(
        job=child.job, parent=root.clip, root=root.clip, path=[str(root.clip_id)], depth=1, kind=RemixKind.WORDS
    )
    remix = publish(ben, child)
    for clip in (root.clip, child):
        assert shown(page(browser, reverse("thread_feed", args=[clip.pk]))) == [str(remix.pk), str(root.pk)]


def test_a_span_and_a_board_that_do_not_exist_are_not_there(browser: Client) -> None:
    for address in ("/top/century", "/leaderboards/rich", "/leaderboards/creators?period=day", "/analytics?days=8"):
        assert browser.get(address).status_code == 404, address


def test_filters_of_a_member_are_kept(browser: Client, ann: User, ben: User) -> None:
    publish(ben, ClipFactory(owner=ben, duration_ms=20_000))
    short = publish(ben, ClipFactory(owner=ben, duration_ms=3_000))
    reply = browser.post("/filters", {"longest": "5", "hide_remixes": "on", "to": "/latest"}, headers=HTMX)
    assert reply["HX-Redirect"] == "/latest"
    kept = FeedPreference.objects.get(person=ann)
    assert (kept.longest_s, kept.hide_remixes, kept.hide_people) == (5, True, False)
    read = page(browser, "/latest")
    assert shown(read) == [str(short.pk)]
    assert any(one.attrs.get("aria-label") == "Filters: 2 are on" for one in read.all("button"))

    browser.post("/filters", {"longest": "5", "none": "yes"})
    assert len(shown(page(browser, "/latest"))) == 2


@pytest.mark.django_db
def test_filters_of_a_visitor_stand_in_the_address() -> None:
    alice = UserFactory()
    publish(alice, ClipFactory(owner=alice, duration_ms=20_000))
    short = publish(alice, ClipFactory(owner=alice, duration_ms=3_000))
    assert shown(page(Client(), "/latest?longest=5")) == [str(short.pk)]
    sheet = page(Client(), f"/filters?{urlencode({'to': '/search/clips?q=dance&longest=5'})}")
    assert [one.attrs["value"] for one in sheet.all("input") if one.attrs.get("name") == "q"] == ["dance"]
    assert [one.attrs["value"] for one in sheet.all("input") if "checked" in one.attrs] == ["5"]


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\x"])
def test_filters_lead_nowhere_else(browser: Client, to: str) -> None:
    assert browser.post("/filters", {"to": to})["Location"] == "/"
    assert "elsewhere" not in browser.get(f"/filters?{urlencode({'to': to})}").content.decode()


def test_a_filter_that_is_not_offered_is_refused(browser: Client, ann: User) -> None:
    assert browser.get("/latest?longest=7").status_code == 422
    assert browser.post("/filters", {"language": "klingon"}).status_code == 422
    assert not FeedPreference.objects.filter(person=ann).exists()


def test_an_empty_list_says_why(browser: Client) -> None:
    assert "The stage is yours" in page(browser, "/").sayings
    assert "Nothing here yet" in page(browser, "/following").sayings
    assert "Your filters leave nothing over" in page(browser, "/latest?hide_people=on").sayings


def test_pages_go_on_with_their_words_and_filters(browser: Client, ben: User) -> None:
    for number in range(12):
        publish(ben, ClipFactory(owner=ben), caption=f"take {number} #dance")
    address = "/search/clips?q=dance&longest=10"
    first = page(browser, address)
    (more,) = [one.attrs["hx-get"] for one in first.all("span") if "hx-get" in one.attrs]
    assert "q=dance" in more
    assert "longest=10" in more
    rest = Page(browser.get(more, headers=HTMX).content.decode())
    assert len({*shown(first), *shown(rest)}) == 12
    assert "You have seen it all" in rest.sayings


def test_a_wish_is_kept_weighed_and_dropped(browser: Client, ann: User) -> None:
    reply = browser.post("/steer", {"text": "more cats, no politics"}, headers=HTMX)
    assert "steered" in reply["HX-Trigger"]
    read = Page(reply.content.decode())
    assert {"More cats", "No politics"} <= read.sayings
    assert "Nothing here matches “cats” yet." in read.sayings
    wish = Steer.objects.get(person=ann)

    at = reverse("change_wish", args=[wish.pk])
    browser.post(at, {"chip": "0", "strength": "2.5"}, headers=HTMX)
    wish.refresh_from_db()
    assert [chip["strength"] for chip in wish.chips] == [2.5, 1.0]
    browser.post(at, {"for_good": "yes"}, headers=HTMX)
    browser.post(at, {"drop": "1"}, headers=HTMX)
    wish.refresh_from_db()
    assert wish.expires_at is None
    assert [chip["topic"] for chip in wish.chips] == ["cats"]
    browser.post(at, {"drop": "0"}, headers=HTMX)
    assert not Steer.objects.exists()


@pytest.mark.parametrize("form", [{"drop": "7"}, {"chip": "0"}, {"chip": "x", "strength": "1"}, {"drop": ""}])
def test_a_chip_that_is_not_there_is_refused(browser: Client, ann: User, form: dict[str, str]) -> None:
    browser.post("/steer", {"text": "more cats"})
    wish = Steer.objects.get(person=ann)
    assert browser.post(reverse("change_wish", args=[wish.pk]), form, headers=HTMX).status_code == 422
    assert len(Steer.objects.get().chips) == 1


@pytest.mark.parametrize("text", ["", "x" * 201, "qwertz uiop asdf ghjkl yxcv bnm"])
def test_a_wish_that_can_not_be_followed_is_said_back(browser: Client, text: str) -> None:
    reply = browser.post("/steer", {"text": text}, headers=HTMX)
    assert reply.status_code == 422
    read = Page(reply.content.decode())
    assert alerts(read)
    assert text.split() == " ".join(one.words for one in read.all("textarea")).split()
    assert not Steer.objects.exists()


def test_a_clip_says_why_it_is_there(browser: Client, ann: User, ben: User) -> None:
    Follow.objects.create(source=ann, target=ben)
    publish(ben, ClipFactory(owner=ben))
    assert "It is by somebody you follow." in page(browser, "/").sayings
    assert "This list is by time, newest first. Nothing about you decides it." in page(browser, "/following").sayings


def test_answers_stand_under_their_comment(browser: Client, ann: User, ben: User) -> None:
    post = PostFactory(author=ann)
    first = comment(ben, post, "how did you do that")
    reply = browser.post(reverse("comments", args=[post.pk]), {"text": "clay", "answers": first.pk}, headers=HTMX)
    assert "commented" in reply["HX-Trigger"]
    talk = Page(reply.content.decode())
    assert "1 answer" in talk.sayings
    (more,) = [one for one in talk.all("button") if one.words == "1 answer"]
    assert more.attrs["hx-trigger"] == "click, load"
    assert "clay" in Page(browser.get(more.attrs["hx-get"], headers=HTMX).content.decode()).sayings
    assert Comment.objects.get(text="clay").parent == first


@pytest.mark.parametrize("answered", ["999999", "x", "-1"])
def test_an_answer_to_nothing_is_refused(browser: Client, ann: User, answered: str) -> None:
    post = PostFactory(author=ann)
    reply = browser.post(reverse("comments", args=[post.pk]), {"text": "clay", "answers": answered}, headers=HTMX)
    assert reply.status_code == 422
    assert not Comment.objects.exists()


def test_ones_own_like_shows_before_it_is_counted(browser: Client, ann: User) -> None:
    post = PostFactory()
    like(ann, post)
    button = next(one for one in page(browser, "/latest").all("button") if one.attrs.get("data-like") == str(post.pk))
    assert (button.attrs["aria-pressed"], button.words) == ("true", "1")


def test_what_was_saved_is_there_until_it_may_not_be_seen(browser: Client, ann: User) -> None:
    posts = [PostFactory() for _number in range(3)]
    for post in posts:
        Save.objects.create(person=ann, post=post)
    Post.objects.filter(pk=posts[1].pk).update(hidden=True)
    tiles = [one.attrs["href"] for one in page(browser, "/saved").all("a") if one.attrs.get("class") == "tile"]
    assert tiles == [reverse("post", args=[posts[2].pk]), reverse("post", args=[posts[0].pk])]


def test_search_finds_clips_people_and_tags(browser: Client, ben: User) -> None:
    post = publish(ben, ClipFactory(owner=ben), caption="it flies #benches")
    read = page(browser, "/search?q=ben")
    addresses = {one.attrs["href"] for one in read.all("a") if "href" in one.attrs}
    assert {reverse("profile", args=["ben"]), reverse("mood", args=["benches"])} <= addresses
    assert reverse("post", args=[post.pk]) in {
        one.attrs["href"] for one in page(browser, "/search?q=flies").all("a") if one.attrs.get("class") == "tile"
    }
    assert "No clip says that" in page(browser, "/search?q=submarine").sayings
    assert browser.get(f"/search?q={'x' * 101}").status_code == 422


def test_the_board_names_whom_others_took_to(browser: Client, ann: User, ben: User) -> None:
    post = PostFactory(author=ben, caption="bens best")
    PostDay.objects.create(author=ben, post=post, day=now().date(), credit=42.0)
    compute()
    read = page(browser, "/leaderboards/creators")
    assert reverse("profile", args=["ben"]) in {one.attrs.get("href") for one in read.all("a")}
    assert "42" in read.sayings


def test_creators_see_their_own_numbers(browser: Client, ann: User, ben: User) -> None:
    for author, number in ((ann, 1200), (ben, 999)):
        post = PostFactory(author=author, caption=f"by {author.username}")
        PostDay.objects.create(
            author=author, post=post, day=now().date() - timedelta(days=1), source="trending",
            impressions=number, viewers=number, completions=number // 3, remixes=8, onward=5,
        )  # fmt: skip
    read = page(browser, "/analytics?days=7")
    assert {"1.2K", "33 %", "Trends", "Remixes of remixes", "by ann"} <= read.sayings
    assert "by ben" not in read.sayings
    assert "999" not in read.sayings


def test_the_order_is_personal_or_not_and_a_break_is_asked_for(browser: Client, ann: User) -> None:
    browser.post("/settings/feed", {"order": "impersonal", "break_after": "20"})
    kept = FeedPreference.objects.get(person=ann)
    assert (kept.personalise, kept.break_after) == (False, 20)
    feed = next(one for one in page(browser, "/").all("div") if one.attrs.get("id") == "feed")
    assert feed.attrs["data-break-after"] == "20"
    for wrong in ("-3", "9" * 5000):
        assert browser.post("/settings/feed", {"order": "personal", "break_after": wrong}).status_code == 422
    browser.post("/settings/feed", {"order": "personal", "break_after": ""})
    kept.refresh_from_db()
    assert (kept.personalise, kept.break_after) == (True, None)


def test_a_child_can_not_make_the_feed_personal(db: None) -> None:
    teen = UserFactory(birth_date=now().date() - timedelta(days=14 * 365))
    client = Client()
    client.force_login(teen)
    assert "Until you are older, your feed is impersonal and asks for breaks." in page(client, "/settings/feed").sayings
    client.post("/settings/feed", {"order": "personal", "break_after": ""})
    assert not FeedPreference.objects.filter(person=teen, personalise=True).exists()


def test_the_feed_is_reset_and_tells_what_it_knows(browser: Client, ann: User) -> None:
    assert browser.get("/settings/feed/forget").status_code == 405
    assert browser.post("/settings/feed/forget")["Location"] == "/"
    assert FeedPreference.objects.get(person=ann).reset_at is not None
    known = browser.get("/settings/feed/known")
    assert "attachment" in known["Content-Disposition"]
    assert known.json()["personalised"] is True


def test_a_caption_is_escaped_around_its_tags(browser: Client, ben: User) -> None:
    publish(ben, ClipFactory(owner=ben), caption="<b>bold</b> #Moon&<script>")
    source = browser.get("/latest").content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt;" in source
    assert '<a class="feed__tag" href="/moods/moon">#Moon</a>&amp;&lt;script&gt;' in source


@pytest.mark.django_db
def test_a_shared_link_is_drawn_by_others() -> None:
    post = PostFactory(caption='Take "1"')
    read = page(Client(), reverse("post", args=[post.pk]))
    tags = {
        one.attrs.get("property") or one.attrs.get("name"): one.attrs["content"]
        for one in read.all("meta")
        if "content" in one.attrs
    }
    assert tags["og:title"] == tags["twitter:title"] == 'Take "1"'
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["twitter:image"] == tags["og:image"]
    assert tags["og:video:type"] == "video/mp4"


def test_a_thread_of_a_draft_is_nobody_elses(browser: Client, ben: User) -> None:
    assert browser.get(reverse("thread_feed", args=[ClipFactory(owner=ben).pk])).status_code == 404
    assert browser.get(reverse("thread_feed", args=[uuid4()])).status_code == 404


def test_a_further_page_asks_the_database_no_more_for_ten_clips_than_for_one(
    browser: Client, ann: User, ben: User, django_assert_max_num_queries
) -> None:
    """Warm: who asks, what they prefer, the list and its rows; nothing for the frame, the cards or the follows."""
    for _number in range(25):
        publish(ben, ClipFactory(owner=ben))
    address = "/latest"
    for _page in range(2):
        read = Page(browser.get(address, headers=HTMX).content.decode())
        (address,) = [one.attrs["hx-get"] for one in read.all("span") if "hx-get" in one.attrs]
    with django_assert_max_num_queries(7):
        browser.get(address, headers=HTMX)


def test_moods_are_called_as_the_reader_calls_them(ann: User) -> None:
    cache.clear()
    for style in ("clay", "anime"):
        for mood in ("happy", "calm"):
            author = UserFactory()
            board = {"style": style, "music": {"mood": mood}, "shots": [{"seconds": 1, "setting": "beach"}]}
            publish(author, ClipFactory(owner=author, job__storyboard=board))
    chinese = Client(headers={"Accept-Language": "zh-hans"})
    for address in ("/latest", "/search"):
        named = {one.attrs["href"]: one.words for one in page(chinese, address).all("a")}
        assert named["/moods/clay"] == "黏土", address
        assert named["/moods/happy"] == "快乐", address
    assert {one.words for one in page(Client(), "/latest").all("a")} >= {"clay", "happy"}
    cache.clear()


def test_a_mood_that_is_not_wanted_is_not_offered(browser: Client, ann: User, ben: User) -> None:
    for number in range(4):
        publish(ben, ClipFactory(owner=ben), caption="a vote #politics" if number % 2 else "a train #trains")
    assert "/moods/politics" in browser.get("/latest").content.decode()
    assert browser.post("/api/v1/me/feed/steers", {"text": "no politics"}, "application/json").status_code == 201
    read = browser.get("/latest").content.decode()
    assert "/moods/politics" not in read
    assert "/moods/trains" in read
