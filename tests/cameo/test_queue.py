from typing import Any
from uuid import uuid4

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from cameo.queue import ring_inspection

pytestmark = pytest.mark.django_db


def test_bell_is_rung_by_name_and_only_after_commit(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, **_: sent.append((name, args)))
    likeness_id = uuid4()
    with django_capture_on_commit_callbacks() as callbacks:
        ring_inspection(likeness_id)
        assert sent == []
    callbacks[0]()
    assert sent == [("cameo.tasks.inspect", [str(likeness_id)])]
    assert "cameo.tasks.inspect" in _registered()


@pytest.mark.django_db(transaction=True)
def test_broker_that_is_away_does_not_fail_the_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(current_app, "send_task", away)
    ring_inspection(uuid4())


def _registered() -> set[str]:
    import cameo.tasks  # noqa: F401  (a worker imports it by autodiscovery)

    return set(current_app.tasks)
