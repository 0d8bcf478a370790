"""What a person keeps holds in every list they browse: filters, and what they want nothing of."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from accounts.models import Follow
from common.clock import now
from feed.contracts import Ask
from feed.models import PostCast, PostStat, PostTag, Steer
from feed.search import index
from feed.services import prefer
from feed.serving import read
from feed.states import BROWSED, Mode
from feed.steering.standing import standing
from tests.factories import UserFactory
from tests.feed.building.people import post

pytestmark = pytest.mark.django_db
TRAINS, POLITICS = 9, 9


@pytest.fixture
def site(ben):
    """Ben follows who made clips of trains and about politics in turn, all tagged alike, all showing their maker."""
    other = UserFactory()
    Follow.objects.create(source=ben, target=other)
    made: dict[str, list[str]] = {"trains": [], "politics": []}
    for number in range(TRAINS + POLITICS):
        about = "politics" if number % 2 else "trains"
        one = post(other, tags=["clay"], caption=f"{about} {number}", duration_ms=1000 * (1 + number))
        PostTag.objects.get_or_create(post=one, tag="clay", defaults={"sequence": one.sequence})
        PostCast.objects.create(post=one, person=other, sequence=one.sequence)
        PostStat.objects.filter(post=one).update(published_at=now(), day=now().date(), credit=number)
        index(one)
        made[about].append(str(one.pk))
    return {about: set(posts) for about, posts in made.items()}


def wish(person, *chips: tuple[str, str], hours: int = 72) -> Steer:
    told = [{"verb": verb, "topic": topic, "tags": [], "strength": 1.0, "found": 1.0} for verb, topic in chips]
    return Steer.objects.create(person=person, text="said", chips=told, expires_at=now() + timedelta(hours=hours))


def everything(viewer, ask: Ask, *, size: int = 4) -> list[str]:
    pages, cursor = [], ""
    while cursor is not None:
        page = read(viewer, ask, cursor=cursor, size=size)
        pages.append([str(item.post_id) for item in page.items])
        cursor = page.next
    assert all(len(page) == size for page in pages[:-1]), "pages are full while there is more"
    return [one for page in pages for one in page]


@pytest.mark.parametrize("mode", BROWSED)
def test_a_no_holds_in_every_list_that_is_browsed(ben, site, mode):
    ask = Ask(mode=mode, key="clay" if mode == Mode.MOOD else "")
    assert set(everything(ben, ask)) == site["trains"] | site["politics"]
    wish(ben, ("no", "politics"))
    shown = everything(ben, ask)
    assert len(shown) == len(set(shown)) == TRAINS
    assert set(shown) == site["trains"]


def test_who_goes_to_the_thing_itself_gets_it(ben, site):
    wish(ben, ("no", "politics"))
    author = Follow.objects.filter(source=ben).latest("pk").target
    for ask in (
        Ask(mode=Mode.SEARCH, key="politics"),
        Ask(mode=Mode.PERSON, key=author.username),
    ):
        assert site["politics"] <= set(everything(ben, ask)), ask.mode


def test_a_mood_that_is_itself_unwanted_is_not_emptied(ben, site):
    wish(ben, ("no", "clay"), ("no", "politics"))
    assert set(everything(ben, Ask(mode=Mode.MOOD, key="Clay"))) == site["trains"]
    assert everything(ben, Ask(mode=Mode.LATEST)) == []


def test_of_two_wishes_about_one_thing_the_newer_counts_and_none_that_ran_out(ben, site):
    wish(ben, ("no", "Politics"))
    wish(ben, ("more", "politics"), ("no", "trains"))
    wish(ben, ("no", "politics"), hours=-1)
    assert standing(ben).without == ("trains",)
    assert set(everything(ben, Ask(mode=Mode.LATEST))) == site["politics"]


def test_nobody_elses_wish_holds(ann, ben, site):
    wish(ben, ("no", "politics"))
    for viewer in (ann, AnonymousUser()):
        assert set(everything(viewer, Ask(mode=Mode.LATEST))) == site["trains"] | site["politics"]


@pytest.mark.parametrize("mode", [Mode.LATEST, Mode.TOP_ALL])
def test_a_wish_between_two_pages_holds_from_the_next_one_on(ben, site, mode):
    ask = Ask(mode=mode)
    first = read(ben, ask, size=3)
    wish(ben, ("no", "politics"))
    prefer(ben, longest_s=12)
    second = read(ben, ask, cursor=first.next, size=50)
    shown = {str(item.post_id) for item in second.items}
    assert shown
    assert shown <= site["trains"]
    assert all(row.duration_ms <= 12_000 for row in second.rows)
    assert not shown & {str(item.post_id) for item in first.items}


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode not in (Mode.PERSON, Mode.THREAD)])
def test_filters_that_are_kept_hold_where_nothing_else_is_asked_for(ben, site, mode):
    key = {Mode.MOOD: "clay", Mode.SEARCH: "clay"}.get(mode, "")
    prefer(ben, longest_s=5)
    assert len(everything(ben, Ask(mode=mode, key=key))) == 5
    assert len(everything(ben, Ask(mode=mode, key=key, longest_s=8))) == 8
    assert len(everything(ben, Ask(mode=mode, key=key, longest_s=0))) == TRAINS + POLITICS
    assert everything(ben, Ask(mode=mode, key=key, languages=("zh",))) == []


def test_a_no_costs_no_query_of_its_own(ben, site):
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    wish(ben, ("no", "politics"))
    with connection.execute_wrapper(note):
        assert len(read(ben, Ask(mode=Mode.LATEST), size=3).items) == 3
    assert len(asked) <= 4, asked
