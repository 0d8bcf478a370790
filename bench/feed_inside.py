"""`python -m bench.feed_inside`: works on the configured database as lines of JSON tell it, and answers each by one.

`["make", posts, viewers, narrow]` fills it and signs the viewers in; `["query", name, times]` and the like measure.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from allauth.usersessions.models import UserSession  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connections  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.sessions import SessionStore  # noqa: E402
from bench.feed_narrow import finish, strip  # noqa: E402
from bench.feed_parts import cold, queries, single, told  # noqa: E402
from bench.feed_rows import fill, viewer  # noqa: E402
from bench.feed_taste import fitted  # noqa: E402
from config.backends import keep_open  # noqa: E402


def make(posts: int, viewers: int, narrow: bool) -> list[str]:
    """Tokens of the viewers."""
    indexes = strip() if narrow else []
    fill(posts, full=0 if narrow else min(posts, 20_000))
    if narrow:
        finish(indexes)
    return [_signed_in(viewer(posts, number)) for number in range(viewers)]


def _signed_in(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    UserSession.objects.create(user=person, session_key=session.session_key, ip="127.0.0.1")
    return str(session.session_key)


COMMANDS: dict[str, Callable[..., Any]] = {
    "make": make,
    "query": queries,
    "fitted": fitted,
    "cold": cold,
    "told": told,
    "single": single,
}


if __name__ == "__main__":
    keep_open(connections.settings)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(COMMANDS[name](*arguments)), flush=True)
