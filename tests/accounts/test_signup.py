"""Joining, signing in and leaving as an app does it; the web's form has the same rules."""

from typing import Any

import pytest
from allauth.account.forms import SignupForm as WebSignupForm
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import Transfer, User
from accounts.models.credits import TransferKind

pytestmark = pytest.mark.django_db
SIGNUP = "/_allauth/app/v1/auth/signup"
LOGIN = "/_allauth/app/v1/auth/login"
SESSION = "/_allauth/app/v1/auth/session"
PASSWORD = "a-long-enough-one-7"


def post(path: str, **body: Any) -> Any:
    return Client().post(path, body, content_type="application/json")


def join(**changes: Any) -> Any:
    return post(SIGNUP, **{"username": "dora", "password": PASSWORD, "birth_date": "1995-04-01", **changes})


def codes(reply: Any) -> dict[str, str]:
    return {error.get("param", ""): error["code"] for error in reply.json()["errors"]}


def test_app_signs_up_without_email_and_is_signed_in_with_its_first_credits(settings: Any) -> None:
    reply = join(username="Dora")
    assert reply.status_code == 200, reply.content
    me = APIClient().get("/api/v1/me", headers={"X-Session-Token": reply.json()["meta"]["session_token"]})
    assert me.status_code == 200
    assert me.json()["username"] == "dora", "handles are lower case, whatever was typed"
    assert me.json()["birth_date"] == "1995-04-01"
    assert me.json()["credits"] == {"available": settings.DAILY_CREDITS, "held": 0, "daily": settings.DAILY_CREDITS}
    assert Transfer.objects.get().kind == TransferKind.GRANT
    assert User.objects.get().password.startswith("argon2")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"birth_date": "2020-01-01"}, "birth_date", "too_young"),
        ({"birth_date": "3020-01-01"}, "birth_date", "birth_date_invalid"),
        ({"birth_date": "1820-01-01"}, "birth_date", "birth_date_invalid"),
        ({"birth_date": ""}, "birth_date", "required"),
        ({"username": "everyone"}, "username", "name_reserved"),
        ({"username": "extra1"}, "username", "name_reserved"),
        ({"username": "two words"}, "username", "name_invalid"),
        ({"username": ".dot"}, "username", "name_invalid"),
        ({"username": "ab"}, "username", "min_length"),
        ({"username": "ANN"}, "username", "username_taken"),
        ({"password": "12345678"}, "password", "password_too_common"),
        ({"password": "half a pair \ud800"}, "password", "password_unusable"),
    ],
)
def test_app_signup_refuses_and_leaves_nobody_behind(ann: User, changes: dict[str, str], field: str, code: str) -> None:
    reply = join(**changes)
    assert reply.status_code == 400, reply.content
    assert codes(reply)[field] == code
    assert User.objects.count() == 1
    assert not Transfer.objects.exists()


def test_age_gate_is_the_operators(settings: Any) -> None:
    settings.MINIMUM_AGE = 60
    assert codes(join())["birth_date"] == "too_young"


def test_web_form_has_the_same_age_gate() -> None:
    body = {"username": "dora", "password1": PASSWORD, "birth_date": "2020-01-01"}
    form = WebSignupForm(data=body)
    assert not form.is_valid()
    assert form.errors.as_data()["birth_date"][0].code == "too_young"
    assert WebSignupForm(data={**body, "birth_date": "1995-04-01"}).is_valid()


@pytest.mark.parametrize("login", [{"username": "Dora"}, {"email": "dora@example.com"}])
def test_app_signs_in_by_name_or_email_and_out_for_good(login: dict[str, str]) -> None:
    join(email="dora@example.com")
    reply = post(LOGIN, **login, password=PASSWORD)
    assert reply.status_code == 200, reply.content
    token = {"X-Session-Token": reply.json()["meta"]["session_token"]}
    assert APIClient().get("/api/v1/me", headers=token).status_code == 200
    assert Client().delete(SESSION, headers=token).status_code == 401
    over = APIClient().get("/api/v1/me", headers=token)
    assert (over.status_code, over.json()["code"]) == (401, "session_over")


def test_too_many_wrong_passwords_are_stopped_even_with_the_right_one() -> None:
    join()
    said = [codes(post(LOGIN, username="dora", password=f"wrong-{n}")) for n in range(6)]
    assert set(said[0].values()) == {"username_password_mismatch"}
    assert "too_many_login_attempts" in said[5].values()
    assert "too_many_login_attempts" in codes(post(LOGIN, username="dora", password=PASSWORD)).values()


def test_password_that_can_not_be_encoded_is_simply_wrong() -> None:
    join()
    assert set(codes(post(LOGIN, username="dora", password="\ud800")).values()) == {"username_password_mismatch"}


def test_web_signs_up_and_in_by_cookie() -> None:
    browser = Client()
    body = {"username": "Dora", "password1": PASSWORD, "birth_date": "1995-04-01"}
    assert browser.post("/accounts/signup/", {**body, "birth_date": "2020-01-01"}).status_code == 200
    assert not User.objects.exists()
    assert browser.post("/accounts/signup/", body).status_code == 302
    assert browser.get("/api/v1/me").json()["username"] == "dora"
    again = Client()
    assert again.post("/accounts/login/", {"login": "dora", "password": PASSWORD}).status_code == 302
    assert again.get("/api/v1/me").status_code == 200


def test_app_lists_where_its_person_is_signed_in_and_ends_another() -> None:
    token = {"X-Session-Token": join().json()["meta"]["session_token"]}
    elsewhere = post(LOGIN, username="dora", password=PASSWORD).json()["meta"]["session_token"]
    sessions = Client().get("/_allauth/app/v1/auth/sessions", headers=token).json()["data"]
    assert sorted(session["is_current"] for session in sessions) == [False, True]
    other = [session["id"] for session in sessions if not session["is_current"]]
    ended = Client().delete(
        "/_allauth/app/v1/auth/sessions", {"sessions": other}, content_type="application/json", headers=token
    )
    assert ended.status_code == 200, ended.content
    assert APIClient().get("/api/v1/me", headers={"X-Session-Token": elsewhere}).status_code == 401
    assert APIClient().get("/api/v1/me", headers=token).status_code == 200


def test_staff_sign_in_where_wrong_passwords_are_counted() -> None:
    reply = Client().get("/admin/login/")
    assert (reply.status_code, reply["Location"].split("?")[0]) == (302, "/accounts/login/")
    someone = Client()
    someone.force_login(User.objects.create(username="dora"))
    assert someone.get("/admin/login/").status_code == 403
