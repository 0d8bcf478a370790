from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from cameo import services, vault
from cameo.models import Likeness, Use
from cameo.purposes import Purpose
from cameo.states import Audience, Gate, LikenessState
from common import store
from common.clock import now
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User, ben: User) -> Likeness:
    """Ann's, granted to Ben, who asked for it."""
    likeness = LikenessFactory(owner=ann, decided_at=now() - timedelta(days=1))
    Likeness.objects.update(photo_key=vault.put(likeness, b"photo", suffix="jpg"))
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words="a private wish"))
    likeness.refresh_from_db()
    return likeness


@pytest.fixture
def staff(db: Any) -> Client:
    browser = Client()
    browser.force_login(User.objects.create_superuser("root", password="x"))
    return browser


@pytest.mark.parametrize("name", ["likeness", "grant", "use"])
def test_staff_can_look_at_every_list(staff: Client, likeness: Likeness, name: str) -> None:
    assert staff.get(f"/admin/cameo/{name}/").status_code == 200
    assert staff.get(f"/admin/cameo/{name}/add/").status_code == 403


def test_staff_see_neither_files_nor_prompts(staff: Client, likeness: Likeness) -> None:
    page = staff.get(f"/admin/cameo/likeness/{likeness.pk}/change/")
    assert page.status_code == 200
    assert likeness.photo_key not in page.content.decode()
    use = Use.objects.get()
    assert "a private wish" not in staff.get(f"/admin/cameo/use/{use.pk}/change/").content.decode()


def test_staff_take_a_likeness_back_for_its_owner(
    staff: Client, likeness: Likeness, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reply = staff.post("/admin/cameo/likeness/", {"action": "take_back", "_selected_action": [str(likeness.pk)]})
    assert reply.status_code == 302
    likeness.refresh_from_db()
    assert (likeness.state, likeness.epoch) == (LikenessState.REVOKED, 2)
    assert store.storage().listdir(likeness.space)[1] == []
