from typing import Any

import pytest
from django.contrib.admin.sites import site
from django.test import Client

from accounts import services
from accounts.models import ApiKey, CreditAccount, Transfer, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(ann: User) -> Client:
    """A superuser's browser; Ann has credits and a key."""
    services.grant_daily(ann)
    services.issue_key(ann, name="server")
    browser = Client()
    browser.force_login(User.objects.create_superuser("root", password="x"))
    return browser


@pytest.mark.parametrize(
    "name", ["user", "apikey", "creditaccount", "transfer", "follow", "block", "mute", "notification"]
)
def test_staff_can_look_at_every_list(staff: Client, ben: User, cy: User, name: str) -> None:
    assert staff.get(f"/admin/accounts/{name}/").status_code == 200


def test_money_and_keys_can_only_be_looked_at(staff: Client) -> None:
    for model in (CreditAccount, Transfer, ApiKey):
        row = model.objects.first()
        path = f"/admin/accounts/{model._meta.model_name}"
        assert staff.get(f"{path}/{row.pk}/change/").status_code == 200
        assert staff.post(f"{path}/{row.pk}/change/", {}).status_code == 403
        assert staff.post(f"{path}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
        assert staff.get(f"{path}/add/").status_code == 403


def test_digest_of_a_key_is_not_shown(staff: Client) -> None:
    row = ApiKey.objects.get()
    assert row.digest not in staff.get(f"/admin/accounts/apikey/{row.pk}/change/").content.decode()


def test_person_can_be_shut_out_but_not_deleted(staff: Client, ann: User) -> None:
    page = staff.get(f"/admin/accounts/user/{ann.pk}/change/")
    assert page.status_code == 200
    fields: dict[str, Any] = {"username": "ann", "is_staff": ""}
    assert staff.post(f"/admin/accounts/user/{ann.pk}/change/", fields).status_code == 302
    assert not User.objects.get(pk=ann.pk).is_active
    assert staff.post(f"/admin/accounts/user/{ann.pk}/delete/", {"post": "yes"}).status_code == 403
    assert site.is_registered(User)


def test_staff_can_make_an_account(staff: Client) -> None:
    fields = {"username": "dora", "usable_password": "true", "password1": "a-long-one-77", "password2": "a-long-one-77"}
    assert staff.get("/admin/accounts/user/add/").status_code == 200
    assert staff.post("/admin/accounts/user/add/", fields).status_code == 302
    assert User.objects.get(username="dora").birth_date is None, "and so no cameo until it is known"
