"""What a page costs the database: as many queries for 5 items as for 50, through named indexes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from accounts.models import Block, Follow
from feed.contracts import Ask
from feed.serving import read
from feed.states import Mode
from tests.feed.serving.community import people, publish_many

pytestmark = pytest.mark.django_db

PLAIN = (Mode.LATEST, Mode.FOLLOWING, Mode.CAMEOS, Mode.MOOD, Mode.THREAD)
INDEXES = {
    Mode.LATEST: "post_live|feed_post_sequence_key",
    Mode.FOLLOWING: "post_author|post_live",
    Mode.CAMEOS: "cast_pages",
    Mode.MOOD: "tag_pages",
    Mode.THREAD: "post_thread",
    Mode.PERSON: "post_author",
    Mode.TOP_ALL: "stat_top",
    Mode.TOP_DAY: "stat_day",
}


@contextmanager
def statements() -> Iterator[list[tuple[str, object]]]:
    """Every statement that reaches the driver, with its values."""
    seen: list[tuple[str, object]] = []

    def note(execute, sql, params, many, context):
        seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


@pytest.fixture
def crowd(ben):
    authors = people(5)
    for author in authors[:3]:
        Follow.objects.create(source=ben, target=author)
    posts = publish_many(authors, 300)
    return ben, authors, posts


def ask_for(mode: Mode, crowd) -> Ask:
    _ben, authors, posts = crowd
    keys = {Mode.MOOD: "wave", Mode.PERSON: authors[0].username, Mode.THREAD: str(posts[0].clip_id)}
    return Ask(mode=mode, key=keys.get(mode, ""))


def cost(viewer, ask: Ask, size: int) -> tuple[int, int]:
    """Queries of a first page and of the one behind it."""
    with statements() as cold:
        cursor = read(viewer, ask, size=size).next
    with statements() as warm:
        assert read(viewer, ask, cursor=cursor, size=size).items
    return len(cold), len(warm)


@pytest.mark.parametrize("mode", [*PLAIN, Mode.PERSON])
def test_a_chronological_page_is_two_queries_with_what_holds_for_it_and_the_person(crowd, mode):
    extra = 1 + (mode == Mode.PERSON)
    for size in (5, 25):
        assert cost(crowd[0], ask_for(mode, crowd), size) == (2 + extra, 2 + extra), size


@pytest.mark.parametrize("mode", [Mode.FOR_YOU, Mode.TOP_ALL])
def test_a_warm_page_of_a_session_is_two_queries_with_what_holds_for_it_whatever_its_size(crowd, mode):
    ask = ask_for(mode, crowd)
    small, large = cost(crowd[0], ask, 5), cost(crowd[0], ask, 50)
    assert small == large
    assert small[1] == 3
    assert small[0] <= 9


def test_the_number_of_queries_does_not_grow_with_the_catalogue(crowd):
    before = {mode: cost(crowd[0], ask_for(mode, crowd), 20) for mode in (Mode.FOR_YOU, *PLAIN)}
    publish_many(crowd[1], 900, seed=4)
    assert {mode: cost(crowd[0], ask_for(mode, crowd), 20) for mode in (Mode.FOR_YOU, *PLAIN)} == before


def test_pages_whose_posts_have_gone_cost_a_few_more_queries_not_one_each(crowd):
    ben, authors, _posts = crowd
    cursor = read(ben, Ask(mode=Mode.TOP_ALL), size=20).next
    for author in authors[:4]:
        Block.objects.create(source=author, target=ben)
    with statements() as seen:
        assert len(read(ben, Ask(mode=Mode.TOP_ALL), cursor=cursor, size=20).items) == 20
    assert len(seen) <= 14


@pytest.mark.parametrize("mode", [*PLAIN, Mode.PERSON, Mode.TOP_ALL, Mode.TOP_DAY])
def test_lists_are_read_through_their_index(crowd, mode):
    """PostgreSQL would rather read all of so small a table: told not to, it must find an index."""
    publish_many(crowd[1], 1000, seed=5)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    ask = ask_for(mode, crowd)
    with statements() as seen:
        read(crowd[0], ask, size=20)
    lists = [
        (sql, params)
        for sql, params in seen
        if sql.lstrip().startswith(("SELECT", "WITH")) and "feed_feedsession" not in sql
    ]
    text = "\n".join(plan(sql, params) for sql, params in lists)
    if connection.vendor == "sqlite":
        assert re.search(INDEXES[mode], text), text
    assert not unindexed(text), text


def plan(sql: str, params) -> str:
    prefix = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}", params)
        return "\n".join(str(line[-1]) for line in cursor.fetchall())


def unindexed(text: str) -> list[str]:
    """Lines that read all of posts, tags, casts or stats."""
    tables = "feed_post|feed_posttag|feed_postcast|feed_poststat|post|stat|one"
    if connection.vendor == "sqlite":
        return re.findall(rf"^SCAN (?:{tables})\b(?! USING).*$", text, re.MULTILINE)
    return re.findall(r"Seq Scan on feed_post(?:tag|cast|stat)?\b.*", text)


def test_the_check_of_plans_finds_what_it_looks_for(crowd):
    assert unindexed(plan("SELECT id FROM feed_post WHERE caption = %s", ["x"]))


def test_a_page_reads_a_slice_of_the_list_and_not_all_of_it(crowd):
    cursor = read(crowd[0], Ask(mode=Mode.FOR_YOU), size=5).next
    with statements() as seen:
        read(crowd[0], Ask(mode=Mode.FOR_YOU), cursor=cursor, size=5)
    session = next(sql for sql, _params in seen if "feed_feedsession" in sql)
    assert "substr(items" in session
