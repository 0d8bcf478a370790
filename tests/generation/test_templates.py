"""Templates over REST: kept without names, seen by whom their owner lets, filled into storyboards."""

import re
import uuid

import pytest

from accounts.services import block, close_account
from generation.models import StoryTemplate
from generation.policies import TemplatePolicy
from tests.factories import JobFactory

pytestmark = pytest.mark.usefixtures("colour")
BOARD = {
    "shots": [
        {
            "text": "@ann waves at a cat",
            "seconds": 2,
            "setting": "beach",
            "subjects": [{"handle": "ann", "action": "wave"}, {"handle": "extra1"}],
            "lines": [{"speaker": "ann", "text": "Hello"}],
            "props": [{"name": "cat", "glyph": "1f431"}],
        }
    ]
}


@pytest.fixture
def save(api):
    def make(who, *, title="Waves", public=True, storyboard=BOARD):
        job = JobFactory(owner=who, storyboard=storyboard)
        return api(who).post("/api/v1/templates", {"title": title, "job_id": str(job.pk), "public": public})

    return make


def test_a_template_keeps_no_name_of_anybody(ann, ben, api, save):
    made = save(ann)
    body = api(ben).get(f"/api/v1/templates/{made.json()['id']}").json()

    assert made.status_code == 201
    assert not {"ann", "@ann"} & set(re.findall(r"[@\w]+", str({**body, "owner": None})))
    assert [(slot["name"], slot["kind"], slot["default"]) for slot in body["slots"]] == [
        ("person1", "person", ""),
        ("line1", "line", "Hello"),
        ("thing1", "thing", "cat"),
    ]


def test_a_filled_template_is_a_storyboard_that_can_be_ordered(ann, ben, api, save):
    made = save(ann).json()
    filled = api(ben).post(f"/api/v1/templates/{made['id']}/fill", {"values": {"person1": "extra2", "line1": "Bye"}})
    board = filled.json()["storyboard"]
    ordered = api(ben).post("/api/v1/jobs", {"prompt": "Bye", "storyboard": board, "width": 90, "height": 160})

    assert filled.status_code == 200
    assert [subject["handle"] for subject in board["shots"][0]["subjects"]] == ["extra2", "extra1"]
    assert board["shots"][0]["lines"][0] | {"voice": None} == board["shots"][0]["lines"][0]
    assert (board["shots"][0]["lines"][0]["speaker"], board["shots"][0]["lines"][0]["text"]) == ("extra2", "Bye")
    assert ordered.status_code == 201, ordered.json()


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({}, 422, "slot_empty"),
        ({"person1": "ben", "line9": "x"}, 422, "slot_unknown"),
        ({"person1": "ben", "line1": "x" * 401}, 422, "slot_too_long"),
        ({"person1": "b" * 41}, 422, "slot_invalid"),
        ({"person1": "a\x00b"}, 400, "parse_error"),
        ([], 400, "invalid"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_code(ann, api, save, values, status, code):
    made = save(ann).json()
    reply = api(ann).post(f"/api/v1/templates/{made['id']}/fill", {"values": values})

    assert (reply.status_code, reply.json()["code"]) == (status, code)


def test_everybody_sees_what_the_policy_and_the_list_allow(ann, ben, cy, api, save):
    block(ann, cy)
    shared, kept = save(ann).json()["id"], save(ann, title="Mine", public=False).json()["id"]
    for viewer, seen in ((ann, {shared, kept}), (ben, {shared}), (cy, set()), (None, {shared})):
        rows = list(StoryTemplate.objects.all())
        assert {str(row.pk) for row in rows if TemplatePolicy(viewer).view(row)} == seen
        assert {str(row.pk) for row in StoryTemplate.objects.visible_to(viewer)} == seen
        if viewer is not None:
            assert {item["id"] for item in api(viewer).get("/api/v1/templates").json()["items"]} == seen


def test_a_list_costs_the_same_however_long_it_is(ann, ben, api, save, django_assert_max_num_queries):
    for number in range(12):
        save(ann, title=f"Waves {number}")
    with django_assert_max_num_queries(8):
        assert len(api(ben).get("/api/v1/templates").json()["items"]) == 12


def test_only_its_owner_deletes_a_template(ann, ben, api, save):
    made = save(ann).json()["id"]

    assert api(ben).delete(f"/api/v1/templates/{made}").status_code == 403
    assert api(ann).delete(f"/api/v1/templates/{made}").status_code == 204
    assert api(ann).get(f"/api/v1/templates/{made}").status_code == 404
    assert api(ann).get(f"/api/v1/templates/{uuid.uuid4()}").status_code == 404


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"title": ""}, 400),
        ({"title": "x" * 81}, 400),
        ({"storyboard": {"shots": [{"seconds": 2, "setting": "atlantis"}]}}, 422),
        ({"storyboard": {"shots": [BOARD["shots"][0] | {"lines": [{"speaker": "ann", "text": "Hi"}] * 41}]}}, 422),
    ],
)
def test_what_can_not_be_a_template_is_not_kept(ann, save, changes, status):
    assert save(ann, **changes).status_code == status
    assert not StoryTemplate.objects.exists()


def test_templates_go_with_their_owner(ann, save):
    save(ann)
    close_account(ann)

    assert not StoryTemplate.objects.exists()
