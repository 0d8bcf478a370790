"""Whose session it is, without the ORM and mostly in one query; whatever is not plain is left to Django."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.crypto import constant_time_compare

from accounts.models import User
from accounts.sessions import SessionStore, moment
from common.rows import rows


def person_of(session: SessionStore) -> User | None:
    """None when nobody is signed in, or when `django.contrib.auth.get_user` has to look closer: a password or a secret
    that changed, another backend. What this says yes to, that does too. Loads the session.
    """
    user = None if session.is_loaded() else _read_both(session)
    user_id, proof = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY)
    if not user_id or not proof or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    number = User._meta.pk.to_python(user_id)
    if user is None or user.pk != number:
        user = _read(number)
    if user is None or not user.is_active or not constant_time_compare(proof, user.get_session_auth_hash()):
        return None
    return user


class Queries(NamedTuple):
    """`convert` are the columns, by place, whose values the driver gives in another type."""

    person: str
    session_and_person: str
    names: Sequence[str]
    convert: dict[int, tuple[Sequence[Any], Any]]


def _read_both(session: SessionStore) -> User | None:
    """Fills the session; its owner only where allauth keeps a list of the owner's sessions, as it does at every
    sign-in: that knows the name without opening the session.
    """
    found = rows(_queries().session_and_person, [session.session_key, moment()]) if session.session_key else []
    if not found:
        return None
    sealed, *values = found[0]
    session.fill(sealed)
    return None if values[0] is None else _made(values)


def _read(user_id: int) -> User | None:
    found = rows(_queries().person, [user_id])
    return _made(list(found[0])) if found else None


def _made(values: list[Any]) -> User:
    queries = _queries()
    for place, (converters, expression) in queries.convert.items():
        for converter in converters:
            values[place] = converter(values[place], expression, connection)
    user: User = User.from_db(DEFAULT_DB_ALIAS, queries.names, values)
    return user


@cache
def _queries() -> Queries:
    """The ORM's own columns and conversions, asked for once. One process has one database."""
    compiler = User._base_manager.filter(pk=0).query.get_compiler(DEFAULT_DB_ALIAS)
    person, _params = compiler.as_sql()
    columns = ", ".join(sql for _column, (sql, _params), _alias in compiler.select)
    both = (
        f"SELECT session.session_data, {columns} FROM django_session session "  # noqa: S608
        "LEFT JOIN usersessions_usersession known ON known.session_key = session.session_key "
        "LEFT JOIN accounts_user ON accounts_user.id = known.user_id "
        "WHERE session.session_key = %s AND session.expire_date > %s"
    )
    names = [field.attname for field in User._meta.concrete_fields]
    return Queries(person, both, names, compiler.get_converters([column for column, _sql, _alias in compiler.select]))
