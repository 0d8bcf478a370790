"""The database file of yesterday is put back in place of today's, as an operator would, and the pages are asked."""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.flows.clients import Phone
from tests.flows.servers import World, embedded

PEOPLE = ("ann", "ben", "cyd", "dora", "sam")
MAKE = """
import json
from accounts.models import User
from cameo.tasks import sweep
from tests.factories import PostFactory
sweep()
User.objects.filter(username="sam").update(is_staff=True, is_superuser=True)
told = {}
for name in ("kept", "reported", "deleted", "unpublished", "left"):
    post = PostFactory(author=User.objects.get(username="dora" if name == "left" else "ann"))
    told[name] = [str(post.pk), str(post.clip_id)]
print(json.dumps(told))
"""
UPHOLD = """
from accounts.models import User
from generation.models import Report
from generation.services.reports import uphold
uphold(User.objects.get(username="sam"), Report.objects.get().clip)
"""


def copied(source: Path, target: Path) -> None:
    """As `sqlite3 source ".backup target"` does, also while it is served."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@contextmanager
def served(folder: Path, phones: dict[str, Phone]) -> Iterator[World]:
    with embedded(folder) as world:
        for phone in phones.values():
            phone.world, phone.http = world, httpx.Client(base_url=world.web, timeout=30)
        yield world


def statuses(phones: dict[str, Phone], posts: dict[str, list[str]]) -> dict[str, int]:
    """Of each post for Ben, and of Ann's page for Cyd."""
    found = {name: _status(phones["ben"], f"/api/v1/posts/{post}") for name, (post, _clip) in posts.items()}
    return found | {"ann for cyd": _status(phones["cyd"], "/api/v1/people/ann")}


def _status(phone: Phone, path: str) -> int:
    return phone.http.get(path, headers={"X-Session-Token": phone.token}).status_code


def test_what_was_taken_away_stays_away(tmp_path: Path) -> None:
    database, backup = tmp_path / "data" / "db.sqlite3", tmp_path / "yesterday.sqlite3"
    phones: dict[str, Phone] = {}
    with embedded(tmp_path) as world:
        for name in PEOPLE:
            phones[name] = Phone(world, name)
            phones[name].sign_up()
        posts: dict[str, list[str]] = json.loads(world.manage("shell", "-v0", "-c", MAKE).stdout.splitlines()[-1])
        shown = statuses(phones, posts)
        assert set(shown.values()) == {200}
        copied(database, backup)

        phones["ben"].call("POST", f"/api/v1/posts/{posts['reported'][0]}/report", expect=204)
        world.manage("shell", "-v0", "-c", UPHOLD)
        phones["ann"].call("DELETE", f"/api/v1/clips/{posts['deleted'][1]}", expect=204)
        phones["ann"].call("POST", f"/api/v1/posts/{posts['unpublished'][0]}/unpublish", expect=204)
        phones["ann"].call("PUT", "/api/v1/people/cyd/block", expect=204)
        phones["dora"].call("DELETE", "/api/v1/me", expect=204)
        gone = statuses(phones, posts)
    assert {name: status for name, status in gone.items() if status == 200} == {"kept": 200}

    for rest in database.parent.glob("db.sqlite3-*"):
        rest.unlink()
    copied(backup, database)
    with pytest.raises(subprocess.CalledProcessError) as refused:
        world.manage("consent", "open")
    assert "consent replay" in refused.value.stderr
    world.manage("consent", "replay")

    with served(tmp_path, phones):
        assert statuses(phones, posts) == gone
        assert _status(phones["dora"], "/api/v1/me") == 401
        feed = json.dumps(phones["ben"].call("GET", "/api/v1/feed"))
        assert {name for name, (post, _clip) in posts.items() if post in feed} == {"kept"}
    assert "whole" in world.manage("consent", "verify").stdout
