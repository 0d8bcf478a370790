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
def test_a_page_takes_few_queries(told):
    for found in told:
        assert {name: number for name, number in found["queries"].items() if number[0] > COLD or number[1] > WARM} == {}


@pytest.mark.slow
def test_neither_the_size_of_the_page_nor_that_of_the_site_takes_more(told):
    few, many = (found["queries"] for found in told)
    assert len(few) == len(many) > 30
    for name, number in few.items():
        assert many[name] == number, name
        mode, size, who = name.split()
        if size == "5":
            assert few[f"{mode} 50 {who}"] == number, name


@pytest.mark.slow
def test_the_pages_that_were_counted_are_full(told):
    for found in told:
        assert [name for name, items in found["items"].items() if items != [int(name.split()[1])] * 2] == []


@pytest.mark.slow
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
