"""What a page costs the database, whatever its size and however many posts there are; measured over the API."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from feed.models import Post
from feed.serving import reading
from tests.factories import PostFactory
from tests.feed.counted import counted
from tests.flows.servers import ROOT, postgres

WARM, COLD = 5, 10
"""A request that begins a list, or makes its next batch, or has no card of it at hand; and one that reads a slice of
what is there.
"""
WEB_COLD, WEB_WARM = COLD + 4, WARM + 1
"""The page `/` also asks for its session and for its person where a token takes one query, for their preferences, for
the number of notifications, and once a minute for the moods; the clips that follow for the first two alone.
"""
FULL = ("person", "chooser", "visitor")
FEW, MANY = 1_000, 100_000


def costs(folder: Path, posts: int, url: str = "") -> dict[str, dict[str, list[int]]]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "REPRISE_DATA_DIR": str(folder),
        "REPRISE_DATABASE_URL": url,
    }
    for command in (["manage.py", "migrate", "-v0"], ["-m", "tests.feed.cost_runner", str(posts)]):
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(request, tmp_path_factory):
    """Of a small and of a large catalogue."""
    folder = tmp_path_factory.mktemp(request.param)
    found = []
    for posts in (FEW, MANY):
        inner = folder / str(posts)
        inner.mkdir()
        if request.param == "sqlite":
            found.append(costs(inner, posts))
        else:
            with postgres(inner) as server:
                found.append(costs(inner, posts, f"{server}/reprise"))
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_page_takes_few_queries(told):
    """Any of four pages: where the list grows, of people kept apart, under filters, and where nothing passes them."""
    for found in told:
        assert {
            name: pages
            for name, pages in found["queries"].items()
            if any(first > COLD or any(again > WARM for again in rest) for first, *rest in pages)
        } == {}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_neither_the_size_of_the_page_nor_that_of_the_site_takes_more(told):
    """The page where a list grows is another one for each size; asked for again it is as any other."""
    few, many = (found["queries"] for found in told)
    assert len(few) == len(many) > 50
    for name, pages in few.items():
        mode, size, who = name.split()
        if who not in FULL:
            continue
        assert many[name][:2] == pages[:2], name
        if size == "5":
            for found in (few, many):
                large = found[f"{mode} 50 {who}"]
                assert large[:2] == found[name][:2], name
                assert [page[1:] for page in large] == [page[1:] for page in found[name][: len(large)]], name


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_pages_that_were_counted_are_full(told):
    for found in told:
        for name, items in found["items"].items():
            _mode, size, who = name.split()
            if who in FULL:
                assert set(items[:-1]) == {int(size)}, name
                assert len(items) > 1, name


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_page_of_the_feed_takes_few_queries_more(told):
    for found in told:
        for who, web in found["web"].items():
            assert max(web["first"], web["again"]) <= WEB_COLD, (who, web)
            assert web["next"] <= WEB_COLD, (who, web)
            assert web["next again"] <= WEB_WARM, (who, web)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_table_that_grows_is_read_from_end_to_end(told):
    assert told[1]["scans"] == {}


@pytest.mark.django_db
def test_a_query_for_every_item_is_caught(api, ann, monkeypatch):
    """The same counter finds a planted one, raw or not."""
    for _ in range(30):
        PostFactory(author=ann)
    with counted() as before:
        api(ann).get("/api/v1/feed", {"mode": "latest", "size": 20})
    real = reading.chronological_page

    def wasteful(*arguments):
        page, after = real(*arguments)
        for item in page.items:
            Post.objects.get(pk=item.post_id)
        return page, after

    monkeypatch.setattr(reading, "chronological_page", wasteful)
    with counted() as after:
        api(ann).get("/api/v1/feed", {"mode": "latest", "size": 20})

    assert len(before) <= COLD
    assert len(after) > COLD
