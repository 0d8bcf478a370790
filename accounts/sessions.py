"""Sessions as rows, like Django's own, read without the ORM: every request of somebody signed in reads one.

Django's SESSION_ENGINE names this module.
"""

from functools import lru_cache
from typing import Any

import orjson
from django.contrib.sessions.backends import db
from django.db import connection

from common.clock import now
from common.rows import rows

LOAD = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
MOST_OPENED = 10_000
"""About 1 KB each."""


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = rows(LOAD, [self.session_key, moment()]) if self.session_key else []
        if not found:
            self._session_key = None
            return {}
        return opened(found[0][0])

    def is_loaded(self) -> bool:
        return hasattr(self, "_session_cache")

    def fill(self, sealed: str) -> None:
        """With what its row holds, when somebody read that with more beside it."""
        self._session_cache = opened(sealed)


def moment() -> Any:
    """Now, as the database has it."""
    return connection.ops.adapt_datetimefield_value(now())


def opened(sealed: str) -> dict[str, Any]:
    session: dict[str, Any] = orjson.loads(_plain(sealed))
    return session


@lru_cache(MOST_OPENED)
def _plain(sealed: str) -> bytes:
    """What a row holds, as JSON: its signature is looked at once. The same text never means anything else."""
    return orjson.dumps(db.SessionStore().decode(sealed))
