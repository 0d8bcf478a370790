"""Takes over REST: ordered once, read, one kept, and that one made in full."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from accounts.services import balance
from common.clock import now
from common.models import KEPT_FOR, IdempotencyRecord
from generation.models import Job, TakeSet
from generation.services import sweep
from generation.states import JobState, Visibility
from tests.factories import ClipFactory

pytestmark = pytest.mark.usefixtures("colour")
ASKED = {"prompt": "somebody waves on the beach", "seconds": 1, "width": 90, "height": 160, "seed": 1, "number": 3}
URL = "/api/v1/takes"


def ready(job_id: str) -> Job:
    Job.objects.filter(pk=job_id).update(state=JobState.READY)
    job = Job.objects.get(pk=job_id)
    ClipFactory(job=job, owner=job.owner)
    return job


def test_takes_are_ordered_read_and_one_is_kept(ann: User, api: Any) -> None:
    made = api(ann).post(URL, ASKED)
    assert made.status_code == 201
    body = made.json()
    assert (body["number"], body["kept_job_id"]) == (3, None)
    jobs = [take["job"] for take in body["takes"]]
    assert [take["place"] for take in body["takes"]] == [0, 1, 2]
    assert (jobs[0]["seed"], len({job["seed"] for job in jobs})) == (1, 3)
    assert balance(ann)[1] == sum(job["price"] for job in jobs)
    assert api(ann).get(f"{URL}/{body['id']}").json() == body
    assert api(ann).get(URL).json() == {"items": [body], "next": None}

    early = api(ann).post(f"{URL}/{body['id']}/keep", {"job_id": jobs[1]["id"]})
    assert (early.status_code, early.json()["code"]) == (409, "take_not_ready")
    kept, other = (ready(job["id"]) for job in jobs[:2])
    after = api(ann).post(f"{URL}/{body['id']}/keep", {"job_id": str(kept.pk)}).json()
    assert after["kept_job_id"] == str(kept.pk)
    assert [take["job"]["state"] for take in after["takes"]] == ["ready", "ready", "cancelled"]
    other.clip.refresh_from_db()
    assert other.clip.visibility == Visibility.DELETED
    again = api(ann).post(f"{URL}/{body['id']}/keep", {"job_id": str(other.pk)})
    assert (again.status_code, again.json()["code"]) == (409, "take_kept")


def test_the_same_key_is_the_same_set_even_where_the_reply_was_lost(ann: User, api: Any) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = api(ann).post(URL, ASKED, headers=headers)
    replayed = api(ann).post(URL, ASKED, headers=headers)
    assert (replayed.json(), replayed["Idempotent-Replayed"]) == (first.json(), "true")
    other = api(ann).post(URL, ASKED | {"number": 2}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    IdempotencyRecord.objects.all().delete()
    assert api(ann).post(URL, ASKED, headers=headers).json()["id"] == first.json()["id"]
    assert (TakeSet.objects.count(), Job.objects.count()) == (1, 3)


def test_a_key_is_new_after_it_was_forgotten(ann: User, api: Any) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = api(ann).post(URL, ASKED | {"number": 2}, headers=headers)
    TakeSet.objects.update(created_at=now() - KEPT_FOR - timedelta(minutes=1))
    sweep(older_than=timedelta(hours=1))
    IdempotencyRecord.objects.all().delete()
    Job.objects.update(state=JobState.CANCELLED)

    again = api(ann).post(URL, ASKED | {"number": 2}, headers=headers)

    assert again.status_code == 201, again.json()
    assert again.json()["id"] != first.json()["id"]


def test_a_kept_draft_is_made_in_full_once(ann: User, api: Any) -> None:
    made = api(ann).post(URL, ASKED | {"draft": True}).json()
    full = f"{URL}/{made['id']}/full"
    assert api(ann).post(full).json()["code"] == "take_not_kept"
    job = ready(made["takes"][2]["job"]["id"])
    api(ann).post(f"{URL}/{made['id']}/keep", {"job_id": str(job.pk)})
    one, two = api(ann).post(full), api(ann).post(full)
    assert (one.status_code, one.json()["draft"], one.json()["seed"]) == (201, False, job.seed)
    assert one.json()["id"] == two.json()["id"]


@pytest.mark.parametrize("number", [None, 1, 5, "two"])
def test_there_are_two_to_four(ann: User, api: Any, number: Any) -> None:
    refused = api(ann).post(URL, ASKED | {"number": number})
    assert refused.status_code == 400
    assert not Job.objects.exists()


def test_takes_are_their_owners_alone(ann: User, ben: User, api: Any) -> None:
    made = api(ann).post(URL, ASKED).json()
    assert api(ben).get(URL).json()["items"] == []
    for reply in (
        api(ben).get(f"{URL}/{made['id']}"),
        api(ben).post(f"{URL}/{made['id']}/keep", {"job_id": made["takes"][0]["job"]["id"]}),
        api(ann).post(f"{URL}/{made['id']}/keep", {"job_id": str(uuid4())}),
    ):
        assert reply.status_code == 404


def test_a_list_costs_as_much_for_three_sets_as_for_one(
    ann: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        api(ann).post(URL, ASKED)
    with django_assert_max_num_queries(6):
        assert len(api(ann).get(URL).json()["items"]) == 3
    one = TakeSet.objects.latest("pk")
    with django_assert_max_num_queries(6):
        api(ann).get(f"{URL}/{one.pk}")
