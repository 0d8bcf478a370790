from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from rest_framework.test import APIClient

from accounts import services
from accounts.models import ApiKey, User
from common.clock import now
from common.errors import Invalid, NotFound

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_visitor_is_told_401_and_how_to_come_in() -> None:
    reply = APIClient().get(ME)
    assert (reply.status_code, reply.json()["code"]) == (401, "not_authenticated")
    assert reply["WWW-Authenticate"] == "Bearer"


def test_key_opens_the_api_and_is_kept_only_as_a_digest(ann: User) -> None:
    row, key = services.issue_key(ann, name="server")
    assert key.startswith(f"sk_{row.prefix}_")
    assert len(key) == 55
    assert APIClient().get(ME, headers=bearer(key)).json()["username"] == "ann"
    assert key[12:] not in str(list(ApiKey.objects.values()))


def test_wrong_revoked_and_expired_keys_are_401(ann: User) -> None:
    row, key = services.issue_key(ann, name="server", expires_at=now() + timedelta(days=1))
    other = key[:-1] + ("A" if key[-1] != "A" else "B")
    for wrong in (other, "sk_", "", "x" * 55, "sk_é" + key[4:]):
        assert APIClient().get(ME, HTTP_AUTHORIZATION=f"Bearer {wrong}").status_code == 401, wrong
    with time_machine.travel(now() + timedelta(days=2)):
        assert APIClient().get(ME, headers=bearer(key)).json()["code"] == "key_invalid"
    services.revoke_key(ann, row.pk)
    assert APIClient().get(ME, headers=bearer(key)).status_code == 401


def test_key_of_a_shut_out_person_opens_nothing(ann: User) -> None:
    _row, key = services.issue_key(ann, name="server")
    User.objects.filter(pk=ann.pk).update(is_active=False)
    assert APIClient().get(ME, headers=bearer(key)).status_code == 401


def test_use_of_a_key_is_noted_at_most_once_a_minute(ann: User) -> None:
    _row, key = services.issue_key(ann, name="server")
    noted = []
    with time_machine.travel(now(), tick=False) as clock:
        for seconds in (0, 30, 40):
            clock.shift(seconds)
            services.authenticate_key(key)
            noted.append(ApiKey.objects.get().last_used_at)
    assert noted[0] == noted[1]
    assert noted[2] == noted[0] + timedelta(seconds=70)


def test_keys_can_not_make_list_or_end_keys_nor_close_the_account(ann: User) -> None:
    row, key = services.issue_key(ann, name="server")
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    asked = [
        client.get("/api/v1/me/keys"),
        client.post("/api/v1/me/keys", {"name": "another"}),
        client.delete(f"/api/v1/me/keys/{row.pk}"),
        client.delete(ME),
    ]
    assert {(reply.status_code, reply.json()["code"]) for reply in asked} == {(403, "key_not_enough")}
    assert User.objects.get().is_active


def test_key_is_shown_once_and_listed_without_its_secret(ann: User, ben: User, api: Any) -> None:
    made = api(ann).post("/api/v1/me/keys", {"name": "server"})
    assert made.status_code == 201
    listed = api(ann).get("/api/v1/me/keys").json()["items"]
    assert [item["id"] for item in listed] == [made.json()["id"]]
    assert "key" not in listed[0]
    assert api(ben).delete(f"/api/v1/me/keys/{listed[0]['id']}").status_code == 404, "nobody ends keys of others"
    assert api(ann).delete(f"/api/v1/me/keys/{listed[0]['id']}").status_code == 204
    assert api(ann).get("/api/v1/me/keys").json()["items"] == []


def test_key_refusals_name_the_rule(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid, match="expiry_past"):
        services.issue_key(ann, name="late", expires_at=now())
    with pytest.raises(NotFound, match="key_not_found"):
        services.revoke_key(ann, 12345)
    monkeypatch.setattr("accounts.services.keys.MOST_KEYS", 1)
    services.issue_key(ann, name="first")
    with pytest.raises(Invalid, match="too_many_keys"):
        services.issue_key(ann, name="second")


def test_cookie_needs_a_csrf_token_for_changes(ann: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ann)
    assert browser.get(ME).status_code == 200
    reply = browser.patch(ME, {"bio": "hello"}, content_type="application/json")
    assert reply.status_code == 403
    assert User.objects.get().bio == ""


def test_ended_session_token_is_refused_also_where_visitors_may_read(ann: User) -> None:
    reply = APIClient().get("/api/v1/people/ann", headers={"X-Session-Token": "gone"})
    assert (reply.status_code, reply.json()["code"]) == (401, "session_over")
