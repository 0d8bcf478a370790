"""Whose session it is, in one query and without the ORM; whatever is not plain is left to Django."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.crypto import constant_time_compare

from accounts.models import User
from common.rows import rows


def person_of(session: SessionBase) -> User | None:
    """None when nobody is signed in, or when `django.contrib.auth.get_user` has to look closer: a password or a secret
    that changed, another backend. What this says yes to, that does too.
    """
    user_id, proof = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY)
    if not user_id or not proof or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    user = _read(User._meta.pk.to_python(user_id))
    if user is None or not user.is_active or not constant_time_compare(proof, user.get_session_auth_hash()):
        return None
    return user


class Query(NamedTuple):
    """`convert` are the columns whose values the driver gives in another type."""

    sql: str
    names: Sequence[str]
    convert: dict[int, tuple[Sequence[Any], Any]]


def _read(user_id: int) -> User | None:
    query = _query(connection.vendor)
    found = rows(query.sql, [user_id])
    if not found:
        return None
    values = list(found[0])
    for place, (converters, expression) in query.convert.items():
        for converter in converters:
            values[place] = converter(values[place], expression, connection)
    user: User = User.from_db(DEFAULT_DB_ALIAS, query.names, values)
    return user


@cache
def _query(vendor: str) -> Query:
    """The ORM's own, written once."""
    compiler = User._base_manager.filter(pk=0).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, _params = compiler.as_sql()
    names = [field.attname for field in User._meta.concrete_fields]
    return Query(sql, names, compiler.get_converters([column for column, _sql, _alias in compiler.select]))
