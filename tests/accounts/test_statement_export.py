"""Taking the statement along: every line once, and a sum that runs to what there is."""

import csv
import io
import json
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest

from accounts import services
from accounts.contracts import Claim
from accounts.models import User
from feed.export.documents import credits_moved

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved(ann: User, ben: User, settings: Any) -> User:
    """Ann had a day's credits, made a clip, lost one, and earned a share."""
    settings.DAILY_CREDITS = 10
    for person in (ann, ben):
        services.grant_daily(person)
    made, lost, bens = uuid4(), uuid4(), uuid4()
    services.hold(ann, 3, job_id=made)
    services.capture(ann, 3, job_id=made)
    services.hold(ann, 2, job_id=lost)
    services.release(ann, 2, job_id=lost)
    services.hold(ben, 5, job_id=bens)
    claim = Claim(person_id=ann.pk, share=Fraction(1, 4), about="clip:1")
    services.capture(ben, 5, job_id=bens, claims=[claim])
    return ann


EXPECTED = [
    ("grant", 10.0, 10.0),
    ("hold", -3.0, 7.0),
    ("capture", 0.0, 7.0),
    ("hold", -2.0, 5.0),
    ("release", 2.0, 7.0),
    ("share", 1.25, 8.25),
]


def json_of(reply: Any) -> Any:
    return json.loads(reply.getvalue())


def lines(rows: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    return [(row["kind"], float(row["change"]), float(row["available"])) for row in rows]


def test_json_and_csv_say_the_same_and_end_with_the_balance(moved: User, api: Any) -> None:
    reply = api(moved).get("/api/v1/me/credits/export", {"as": "json"})
    told = api(moved).get("/api/v1/me/credits/export")
    table = list(csv.DictReader(io.StringIO(told.getvalue().decode())))
    assert lines(json_of(reply)) == lines(table) == EXPECTED
    assert told["Content-Type"] == "text/csv; charset=utf-8"
    assert told["Content-Disposition"].startswith('attachment; filename="credits-ann-')
    assert services.balance(moved)[0] == EXPECTED[-1][2]


def test_of_nothing_it_is_empty(ann: User, api: Any, settings: Any) -> None:
    settings.DAILY_CREDITS = 0
    assert json_of(api(ann).get("/api/v1/me/credits/export", {"as": "json"})) == []
    assert api(ann).get("/api/v1/me/credits/export", {"as": "pdf"}).status_code == 400


def test_page_gives_the_same_file(moved: User, client: Any) -> None:
    client.force_login(moved)
    assert lines(json_of(client.get("/credits/export?as=json"))) == EXPECTED


def test_archive_has_the_same_lines(moved: User) -> None:
    assert lines(list(credits_moved(moved))) == EXPECTED
