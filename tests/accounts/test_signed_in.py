"""The short way to who asks says what Django says, or nothing."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.sessions import SessionStore
from accounts.signed_in import person_of
from common.clock import now

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


@pytest.fixture
def key(ann) -> str:
    client = Client()
    client.force_login(ann)
    return client.session.session_key


@pytest.mark.parametrize("listed", [True, False])
def test_a_session_and_its_owner_are_read_at_once_where_the_session_is_listed(ann, ben, key, listed):
    if listed:
        UserSession.objects.create(user=ann, session_key=key, ip="127.0.0.1", user_agent="")
    with CaptureQueriesContext(connection) as asked:
        found = person_of(SessionStore(key))

    assert found == ann
    assert len(asked) == (1 if listed else 2)
    again = User.objects.get(pk=ann.pk)
    for field in User._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(again, field.attname)


def test_by_token_and_by_cookie(ann, key):
    assert Client(headers={"X-Session-Token": key}).get(ME).json()["username"] == "ann"
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = key
    assert browser.get(ME).json()["username"] == "ann"


def test_a_cookie_needs_its_csrf_token_to_change_something(ann, key):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[settings.SESSION_COOKIE_NAME] = key
    assert browser.patch(ME, {}, content_type="application/json").status_code == 403


def test_the_session_says_whose_it_is_whatever_the_list_says(ann, ben, key):
    UserSession.objects.create(user=ben, session_key=key, ip="127.0.0.1", user_agent="")
    assert person_of(SessionStore(key)) == ann


@pytest.mark.parametrize("end", ["deleted", "expired", "password", "closed", "garbled", "no hash"])
def test_what_ended_opens_nothing(ann, key, end):
    assert person_of(SessionStore(key)) == ann
    row = Session.objects.filter(session_key=key)
    if end == "deleted":
        row.delete()
    elif end == "expired":
        row.update(expire_date=now() - timedelta(seconds=1))
    elif end == "password":
        ann.set_password("another-long-secret")
        ann.save()
    elif end == "closed":
        User.objects.filter(pk=ann.pk).update(is_active=False)
    elif end == "garbled":
        row.update(session_data="garbled")
    else:
        store = SessionStore(key)
        del store[HASH_SESSION_KEY]
        store.save()

    assert person_of(SessionStore(key)) is None
    assert Client(headers={"X-Session-Token": key}).get(ME).status_code == 401
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = key
    assert browser.get(ME).status_code == 401


def test_what_is_changed_in_a_session_is_not_changed_in_others(key):
    one, other = SessionStore(key), SessionStore(key)
    one["seen"] = {"a": [1]}
    one.save()
    again = SessionStore(key)
    again["seen"]["a"].append(2)

    assert "seen" not in other or other["seen"] == {"a": [1]}
    assert SessionStore(key)["seen"] == {"a": [1]}
