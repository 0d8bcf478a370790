"""Pages of every mode, as one process serves them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Block, Follow, Mute, User
from common.errors import Forbidden, Invalid, NotFound
from feed.contracts import Ask
from feed.models import FeedSession, Post
from feed.serving import read
from feed.states import CHRONOLOGICAL, Mode
from tests.feed.serving.community import people, publish_many

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()
FOR_YOU = Ask(mode=Mode.FOR_YOU)


def scroll(viewer: User | AnonymousUser, ask: Ask, *, size: int = 7) -> list[list[str]]:
    pages, cursor = [], ""
    while cursor is not None:
        page = read(viewer, ask, cursor=cursor, size=size)
        pages.append([item.post_id for item in page.items])
        assert [row.post_id for row in page.rows] == pages[-1]
        cursor = page.next
    return pages


def asks(author: User, post: Post) -> list[Ask]:
    keys = {Mode.MOOD: "wave", Mode.PERSON: author.username, Mode.THREAD: str(post.thread), Mode.SEARCH: "wave"}
    return [Ask(mode=mode, key=keys.get(mode, "")) for mode in Mode if mode != Mode.SEARCH]


@pytest.fixture
def community(ann, ben):
    """Ben follows Ann and Dan; sixty posts of four people."""
    dan, eve = people(2)
    Follow.objects.create(source=ben, target=dan)
    return {"ben": ben, "ann": ann, "dan": dan, "eve": eve, "posts": publish_many([ann, dan, eve, ben], 60)}


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode != Mode.SEARCH])
def test_pages_are_full_and_nothing_comes_twice(community, mode):
    ask = next(ask for ask in asks(community["ann"], community["posts"][0]) if ask.mode == mode)
    pages = scroll(community["ben"], ask)
    served = [post for page in pages for post in page]
    assert len(served) == len(set(served)) > 7
    assert all(len(page) == 7 for page in pages[:-1])
    assert pages[-1], "no empty page at the end"
    if mode in CHRONOLOGICAL:
        order = [Post.objects.get(pk=post).sequence for post in served]
        assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode != Mode.SEARCH])
def test_the_same_cursor_gives_the_same_page(community, mode):
    ask = next(ask for ask in asks(community["ann"], community["posts"][0]) if ask.mode == mode)
    cursor = read(community["ben"], ask, size=5).next
    assert cursor
    once = read(community["ben"], ask, cursor=cursor, size=5)
    publish_many([community["ann"]], 4)
    again = read(community["ben"], ask, cursor=cursor, size=5)
    assert [item.post_id for item in once.items] == [item.post_id for item in again.items]
    assert once.next == again.next
    assert once.positions == again.positions


def test_following_holds_only_followees(community):
    followed = {community["ann"].pk, community["dan"].pk}
    rows = read(community["ben"], Ask(mode=Mode.FOLLOWING), size=50).rows
    assert {row.author_id for row in rows} == followed
    assert len(rows) == 30


def test_cameos_show_me_or_people_i_follow(community):
    rows = read(community["ann"], Ask(mode=Mode.CAMEOS), size=50).rows
    assert rows
    assert all(row.people and row.author_id == community["ann"].pk for row in rows)


@pytest.mark.parametrize(
    ("ask", "holds"),
    [
        (Ask(mode=Mode.LATEST, hide_people=True), lambda post: not post.people),
        (Ask(mode=Mode.LATEST, hide_remixes=True), lambda post: not post.remix),
        (Ask(mode=Mode.LATEST, languages=("zh",)), lambda post: post.language == "zh"),
        (Ask(mode=Mode.LATEST, longest_s=5), lambda post: post.duration_ms <= 5000),
        (Ask(mode=Mode.FOR_YOU, languages=("en", "zh")), lambda post: post.language in ("en", "zh")),
        (Ask(mode=Mode.TOP_WEEK, hide_people=True, longest_s=8), lambda p: not p.people and p.duration_ms <= 8000),
    ],
)
def test_filters_leave_out_exactly_what_they_say(community, ask, holds):
    served = {post for page in scroll(VISITOR, ask) for post in page}
    assert served == {post.pk for post in community["posts"] if holds(post)}


def test_blocked_and_muted_people_are_in_no_list_but_muted_ones_can_be_visited(community):
    ben, ann, dan = community["ben"], community["ann"], community["dan"]
    Mute.objects.create(source=ben, target=ann)
    Block.objects.create(source=dan, target=ben)
    gone = {post.pk for post in community["posts"] if post.author_id in (ann.pk, dan.pk)}
    for ask in asks(community["eve"], community["posts"][0]):
        assert not gone & {post for page in scroll(ben, ask) for post in page}, ask.mode
    assert read(ben, Ask(mode=Mode.PERSON, key="ann")).items
    with pytest.raises(NotFound):
        read(ben, Ask(mode=Mode.PERSON, key=dan.username))


def test_top_lists_go_by_credit(community):
    posts = {post.pk: post.stat.credit for post in Post.objects.select_related("stat")}
    served = [post for page in scroll(VISITOR, Ask(mode=Mode.TOP_ALL)) for post in page]
    assert [posts[post] for post in served] == sorted(posts.values(), reverse=True)
    day = [post for page in scroll(VISITOR, Ask(mode=Mode.TOP_DAY)) for post in page]
    assert 15 <= len(day) <= 21


@pytest.mark.parametrize("mode", [Mode.LATEST, Mode.FOR_YOU])
def test_a_cursor_is_good_for_one_viewer_and_one_ask(community, mode):
    ask = Ask(mode=mode)
    cursor = read(community["ben"], ask, size=5).next
    assert cursor
    forged = cursor[:-3] + ("AAA" if cursor[-3:] != "AAA" else "BBB")
    other = Ask(mode=mode, hide_people=True)
    for viewer, wanted, handed in [
        (community["ben"], ask, forged),
        (community["ben"], ask, "x"),
        (community["ben"], ask, "é" * 40),
        (community["ben"], ask, "A" * 5000),
        (community["ben"], other, cursor),
        (community["ben"], Ask(mode=Mode.TOP_ALL), cursor),
        (community["ben"], Ask(mode=Mode.MOOD, key="wave"), cursor),
        (community["ann"], ask, cursor),
        (VISITOR, ask, cursor),
    ]:
        rows = FeedSession.objects.count()
        with pytest.raises(Invalid, match="bad_cursor"):
            read(viewer, wanted, cursor=handed, size=5)
        assert FeedSession.objects.count() == rows


def test_bad_asks_are_refused_before_anything_is_stored(community):
    for size in (0, 51, -1):
        with pytest.raises(Invalid, match="bad_size"):
            read(VISITOR, FOR_YOU, size=size)
    for mode in (Mode.FOLLOWING, Mode.CAMEOS):
        with pytest.raises(Forbidden, match="not_signed_in"):
            read(VISITOR, Ask(mode=mode))
    with pytest.raises(NotFound):
        read(VISITOR, Ask(mode=Mode.THREAD, key="nonsense"))
    assert not FeedSession.objects.exists()


def test_visitors_have_sessions_bound_to_nobody(community):
    page = read(VISITOR, FOR_YOU, size=5)
    assert FeedSession.objects.get(pk=page.session).person_id is None
    assert read(VISITOR, FOR_YOU, cursor=page.next, size=5).session == page.session


def test_an_empty_site_says_so_at_once(ann):
    for mode in (Mode.FOR_YOU, Mode.LATEST, Mode.TOP_ALL, Mode.FOLLOWING):
        page = read(ann, Ask(mode=mode))
        assert (page.items, page.next) == ([], None)
