"""Whatever happens between two pages, no post comes twice, none that stays visible is lost, and pages are full.

The model beside it is as plain as can be: the set of posts that the viewer may see now, by the policies' own queryset,
and the list of what was served.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Block, Follow, Mute, User
from common.clock import now
from common.errors import NotFound
from feed.contracts import Ask
from feed.models import FeedSession, Post, PostCast, Steer
from feed.search import index_all
from feed.selectors import visible_posts
from feed.services import hide
from feed.serving import read
from feed.serving.top import DAYS, RECENT
from feed.states import BROWSED, Mode
from generation.models import Clip
from generation.states import Visibility
from tests.factories import UserFactory
from tests.feed.serving.community import people, publish_many

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AUTHORS = 4
WHO = st.integers(0, AUTHORS - 1)
EVENTS = st.one_of(
    st.tuples(st.just("insert"), WHO, st.integers(1, 6)),
    st.tuples(st.just("delete"), st.integers(0, 99)),
    st.tuples(st.just("unpublish"), st.integers(0, 99)),
    st.tuples(st.just("withdraw"), st.integers(0, 99)),
    st.tuples(st.just("block"), WHO),
    st.tuples(st.just("be blocked"), WHO),
    st.tuples(st.just("mute"), WHO),
    st.tuples(st.just("unblock"), WHO),
    st.tuples(st.just("expire")),
    st.tuples(st.just("retry")),
)
TURNS = st.lists(st.lists(EVENTS, max_size=3), min_size=4, max_size=14)
RANKED = (Mode.FOR_YOU, Mode.TOP_ALL, Mode.TOP_WEEK, Mode.TOP_DAY, Mode.SEARCH)
"""Lists with a session."""
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"hide_people": True},
    {"hide_remixes": True},
    {"languages": ("en",)},
    {"longest_s": 5},
    {"hide_people": True, "hide_remixes": True, "languages": ("en", "zh")},
)
NO = "ripple"
"""What a wish wants nothing of: the prompt of every third clip."""


HIDING = {"people": "hide_people", "remix": "hide_remixes"}


class Story:
    """One viewer scrolling through one list while the world goes on."""

    def __init__(self, mode: Mode, posts: int, size: int, filters: dict[str, Any], *, wishes: bool) -> None:
        self.viewer: User = UserFactory()
        self.authors = people(AUTHORS)
        for author in self.authors[:3]:
            Follow.objects.create(source=self.viewer, target=author)
        made = self.publish(self.authors, posts, seed=posts)
        self.root = made[0].thread if made else uuid4()
        keys = {
            Mode.MOOD: "wave",
            Mode.PERSON: self.authors[0].username,
            Mode.THREAD: str(self.root),
            Mode.SEARCH: "wave",
        }
        self.ask, self.size = Ask(mode=mode, key=keys.get(mode, ""), **filters), size
        self.refused = NO if wishes and mode in BROWSED else ""
        if wishes:
            chips = [{"verb": "no", "topic": NO, "tags": [], "strength": 1.0, "found": 1.0}]
            Steer.objects.create(person=self.viewer, text="said", chips=chips)
        self.served: list[Any] = []
        self.always: set[Any] | None = None
        self.cursor: str | None = ""

    def publish(self, authors: list[User], number: int, *, seed: int) -> list[Post]:
        """Every third says what the wish wants nothing of; all are found by "wave"."""
        posts = publish_many(authors, number, seed=seed)
        for post in posts[::3]:
            post.caption = f"a {NO}"
        Post.objects.bulk_update(posts, ["caption"])
        index_all([post.pk for post in posts])
        return posts

    def visible(self) -> set[Any]:
        """What belongs to the list and may be seen now."""
        found, ask = visible_posts(self.viewer), self.ask
        found = found.filter(**{name: False for name in ("people", "remix") if getattr(ask, HIDING[name])})
        if ask.languages:
            found = found.filter(language__in=ask.languages)
        if ask.longest_s:
            found = found.filter(duration_ms__lte=1000 * ask.longest_s)
        if self.refused:
            found = found.exclude(caption__contains=self.refused)
        if ask.mode in DAYS:
            found = found.filter(stat__published_at__gt=now() - timedelta(days=DAYS[ask.mode]))
        if ask.mode == Mode.THREAD:
            found = found.filter(thread=self.root)
        if ask.mode == Mode.CAMEOS:
            mine = Follow.objects.filter(source=self.viewer).values("target")
            shown = PostCast.objects.filter(Q(person=self.viewer) | Q(person__in=mine))
            found = found.filter(pk__in=shown.values("post"))
        if self.ask.mode == Mode.PERSON:
            return set(found.filter(author=self.authors[0]).values_list("pk", flat=True))
        found = found.exclude(author__in=Mute.objects.filter(source=self.viewer).values("target"))
        if self.ask.mode == Mode.FOLLOWING:
            found = found.filter(author__in=Follow.objects.filter(source=self.viewer).values("target"))
        if self.ask.mode == Mode.MOOD:
            found = found.filter(tags__icontains="wave")
        return set(found.values_list("pk", flat=True))

    def turn(self, events: list[tuple[Any, ...]]) -> None:
        before = self.cursor
        if self.ask.mode == Mode.PERSON and Block.objects.between(self.viewer, self.authors[0]).exists():
            with pytest.raises(NotFound):
                read(self.viewer, self.ask, cursor=self.cursor or "", size=self.size)
            self.cursor = None
            return
        page = read(self.viewer, self.ask, cursor=self.cursor or "", size=self.size)
        found = [item.post_id for item in page.items]
        seen = self.visible()
        assert set(found) <= seen, "shown what may not be seen"
        self.served += found
        assert len(self.served) == len(set(self.served)), "a post came twice"
        assert len(found) == self.size or page.next is None, "a page was not full"
        self.always = seen if self.always is None else self.always & seen
        if page.next is None:
            self.check_the_end(seen)
        self.cursor = page.next
        for event in events:
            self.happen(*event, again=(before, page))

    def check_the_end(self, seen: set[Any]) -> None:
        assert self.always is not None
        assert self.always <= set(self.served), "what could be seen all the time was never shown"
        if self.ask.mode in RANKED and not self.came_back:
            assert seen <= set(self.served), "the list ended before the catalogue did"

    came_back = False

    def happen(self, what: str, *about: Any, again: Any) -> None:
        match what:
            case "insert":
                self.publish([self.authors[about[0]]], about[1], seed=about[1])
            case "delete" | "unpublish" | "withdraw":
                self.lose(what, about[0])
            case "block":
                Block.objects.get_or_create(source=self.viewer, target=self.authors[about[0]])
            case "be blocked":
                Block.objects.get_or_create(source=self.authors[about[0]], target=self.viewer)
            case "mute":
                Mute.objects.get_or_create(source=self.viewer, target=self.authors[about[0]])
            case "unblock":
                self.came_back = True
                Block.objects.between(self.viewer, self.authors[about[0]]).delete()
            case "expire":
                FeedSession.objects.update(expires_at=now() - timedelta(seconds=1))
            case "retry":
                self.ask_again(*again)
        assert self.always is not None
        self.always &= self.visible()

    def lose(self, how: str, number: int) -> None:
        live = list(Post.objects.filter(hidden=False).order_by("sequence"))
        if not live:
            return
        post = live[number % len(live)]
        if how == "delete":
            post.delete()
            return
        gone = {"unpublish": Visibility.DRAFT, "withdraw": Visibility.WITHDRAWN}[how]
        Clip.objects.filter(pk=post.clip_id).update(visibility=gone)
        hide([post.clip_id])

    def ask_again(self, cursor: str | None, page: Any) -> None:
        """The same cursor gives the same page, without what has gone; what fills it up comes next anyway."""
        if not cursor or self.ask.mode == Mode.PERSON:
            return
        once = [item.post_id for item in page.items]
        again = read(self.viewer, self.ask, cursor=cursor, size=self.size)
        found = [item.post_id for item in again.items]
        left = [post for post in once if post in self.visible()]
        if self.ask.mode not in RANKED or again.session == page.session:
            assert found[: len(left)] == left
            self.served += [post for post in found if post not in self.served]
            self.cursor = again.next


@pytest.mark.parametrize("mode", Mode)
@given(
    posts=st.integers(0, 45),
    size=st.integers(1, 8),
    turns=TURNS,
    patience=st.booleans(),
    filters=st.sampled_from(FILTERS),
    wishes=st.booleans(),
)
@settings(
    max_examples=7,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
def test_no_duplicate_nothing_lost_every_page_full(small_batches, mode, posts, size, turns, patience, filters, wishes):
    RECENT.clear()
    with transaction.atomic():
        story = Story(mode, posts, size, filters, wishes=wishes)
        for events in turns:
            story.turn(events)
            if story.cursor is None:
                break
        while story.cursor is not None and patience:
            story.turn([])
        transaction.set_rollback(True)
