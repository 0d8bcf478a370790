"""Taken back, the data key goes with the commit, the files after it, and their former owner gets proof."""

import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from accounts.models import User
from cameo import ledger, services, tasks, vault
from cameo.models import Capture, ConsentEvent, Likeness, LikenessKey
from cameo.purposes import Purpose
from cameo.states import Gate
from cameo.vault import masterkey
from common import store
from common.clock import now
from config.health import ready
from config.opening import Opening
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db
FIELDS = ("photo_key", "identity_key", "cutout_key")


@pytest.fixture
def likeness(ann: User) -> Likeness:
    likeness = LikenessFactory(owner=ann)
    for field in FIELDS:
        setattr(likeness, field, vault.put(likeness, field.encode(), suffix="jpg"))
    likeness.save()
    return likeness


def test_the_former_owner_alone_gets_a_signed_certificate(
    ann: User, ben: User, likeness: Likeness, api: Any, django_capture_on_commit_callbacks: Any
) -> None:
    film = Capture.objects.create(owner=ann, nonce="n", script={}, expires_at=now())
    Capture.objects.update(video_key=vault.put_capture(film, b"a film", suffix="webm"), print=b"how it looks")
    address = f"/api/v1/cameo/certificates/{likeness.pk}"
    assert api(ann).get(address).json()["code"] == "certificate_not_found"
    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, likeness)

    reply = api(ann).get(address)
    stated = reply.json()["certificate"]
    assert (stated["likeness"], stated["objects_deleted"], stated["last_sweep"]) == (str(likeness.pk), 4, None)
    key = jwt.PyJWK(Client().get("/.well-known/consent-head").json()["public_key"])
    assert json.loads(jwt.PyJWS().decode(reply.json()["jws"], key, algorithms=["EdDSA"])) == stated
    assert "ann" not in json.dumps(stated)
    assert Capture.objects.values_list("video_key", "sheet_key", "print").get() == ("", "", b"")
    assert api(ben).get(address).json()["code"] == "certificate_not_found"
    with time_machine.travel(now() + timedelta(minutes=11)):
        tasks.sweep()
        assert api(ann).get(address).json()["certificate"]["last_sweep"] is not None


def test_the_ledger_says_once_that_it_was_purged(
    ann: User, likeness: Likeness, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, likeness)
    tasks.sweep()
    ledger.seal()

    (event,) = ConsentEvent.objects.filter(likeness_id=likeness.pk, kind="purged")
    assert json.loads(event.body)["objects"] == 3


def test_a_crash_before_the_files_go_leaves_only_noise(ann: User, likeness: Likeness) -> None:
    services.revoke(ann, likeness)  # the test holds the commit back, as a crash would

    assert bytes(LikenessKey.objects.get().wrapped) == b""
    assert store.storage().exists(likeness.photo_key)
    with pytest.raises(FileNotFoundError):
        vault.read(likeness.photo_key)
    assert vault.certificate(likeness) is None
    tasks.sweep()
    assert not store.storage().exists(likeness.photo_key)
    assert vault.certificate(Likeness.objects.get()) is not None


def test_a_new_capture_survives_the_sweeps_after_the_old_face(ann: User, likeness: Likeness) -> None:
    services.revoke(ann, likeness)
    with time_machine.travel(now() + timedelta(minutes=1)):
        film = Capture.objects.create(owner=ann, nonce="n", script={}, expires_at=now())
        key = vault.put_capture(film, b"a film", suffix="webm")
        tasks.sweep()
    assert vault.read(key) == b"a film"


@pytest.mark.parametrize("fault", ["another key", "open to others", "gone"])
def test_with_a_bad_master_key_no_face_is_used_shown_or_taken(
    ann: User, likeness: Likeness, api: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr("config.opening.connection", Connection())
    ledger.seal()
    path = settings.VAULT_KEY_FILE
    if fault == "another key":
        masterkey.replace((b"k" * 32,))
    elif fault == "gone":
        path.unlink()
    else:
        path.chmod(0o644)

    for gate in Gate:
        (answer,) = services.ask(ann, [likeness], gate=gate, job_id=None, purpose=Purpose())
        assert (answer.decision.allowed, answer.decision.reason) == (False, "vault_locked")
    shown = api(ann).get("/api/v1/cameo/cutout")
    assert (shown.status_code, shown.json()["code"]) == (503, "vault_locked")
    assert ready(Client().request().wsgi_request).status_code == 503
    assert not Opening().is_open()
    with pytest.raises(CommandError, match="vault_locked"):
        call_command("vault", "check")


class Connection:
    """Stays open: the test's own transaction runs on it."""

    def close(self) -> None: ...


def test_a_selfie_that_can_not_be_sealed_is_refused_and_leaves_room_for_the_next(
    ann: User, settings: Any, selfie: bytes, api: Any
) -> None:
    settings.VAULT_KEY_FILE.parent.mkdir(mode=0o700)
    settings.VAULT_KEY_FILE.write_bytes(b"short")
    for _ in range(2):
        with pytest.raises(vault.VaultLocked):
            services.enrol(ann, photo=selfie)
    assert set(Likeness.objects.values_list("state", flat=True)) == {"rejected"}
    assert not store.storage().exists("likeness")
