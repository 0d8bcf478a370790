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
        moment = connection.ops.adapt_datetimefield_value(now())
        found = rows(LOAD, [self.session_key, moment]) if self.session_key else []
        if not found:
            self._session_key = None
            return {}
        session: dict[str, Any] = orjson.loads(_opened(found[0][0]))
        return session


@lru_cache(MOST_OPENED)
def _opened(sealed: str) -> bytes:
    """What a row holds, as JSON: its signature is looked at once. The same text never means anything else."""
    return orjson.dumps(db.SessionStore().decode(sealed))
