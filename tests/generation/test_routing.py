"""Where a job goes, why, and what is said when it can go nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.services import balance
from common.clock import now
from common.errors import Invalid
from generation import routing
from generation.contracts import (
    Capability,
    Estimate,
    Offer,
    Operation,
    ReferenceKind,
    ReferenceRole,
    Route,
    StoryPart,
)
from generation.engines import registry
from generation.engines.studio.plugins import registry as plugins
from generation.models import Job
from generation.models.workers import ALIVE
from generation.routing import Need, choose, explain
from generation.selectors import wait_of
from generation.services import cancel_job, claim_next, farewell, pulse, reap, retry_job, submit_job
from generation.services.drafting import need_of
from generation.storyboard.schema import Storyboard
from generation.views.model_refusals import MODEL_HELP

ABLE = Capability(
    operations=frozenset({Operation.TEXT_TO_VIDEO}),
    reference_kinds=frozenset({ReferenceKind.IMAGE}),
    audio_driven=False,
    max_seconds=5,
    max_references=1,
    sizes=((90, 160),),
    languages=("en",),
    licence="Apache-2.0",
)
NEED = Need(width=90, height=160, seconds=4, references={ReferenceKind.IMAGE: 0})


def offer(name: str, model: str = "", *, refusal: str = "", seconds: float = 8.0, **changes: object) -> Offer:
    return Offer(
        route=Route(engine=name, model=model),
        capability=replace(ABLE, **changes),
        refusal=refusal,
        estimate=lambda spec: Estimate(seconds=seconds),
    )


@pytest.fixture
def offered(colour, settings, monkeypatch):
    """`offered(...)` makes these the installation's, in this order."""

    def install(*offers: Offer) -> None:
        settings.ENGINES = tuple(dict.fromkeys(one.route.engine for one in offers))
        by_name = {name: tuple(one for one in offers if one.route.engine == name) for name in settings.ENGINES}
        monkeypatch.setattr(registry, "offers", lambda name, setup: by_name[name])
        monkeypatch.setattr(registry, "vocabulary", lambda name: plugins.vocabulary())
        monkeypatch.setattr(registry, "check", lambda name, storyboard, setup: plugins.check(storyboard))
        routing.offers.cache_clear()

    return install


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, ""),
        ({"operation": Operation.SWAP}, "operation_not_offered"),
        ({"references": {ReferenceKind.IMAGE: 2}}, "too_many_references"),
        ({"references": {ReferenceKind.VOICE: 1}}, "reference_kind_not_offered"),
        ({"audio": True}, "audio_not_offered"),
        ({"seconds": 5.1}, "too_long"),
        ({"width": 92}, "size_not_offered"),
        ({"language": "zh-hans"}, "language_not_offered"),
        ({"parts": frozenset(StoryPart)}, ""),
    ],
)
def test_what_an_engine_lacks_is_named(changes, reason):
    assert routing.lacks(offer("one"), replace(NEED, **changes)) == reason


def test_a_role_that_an_engine_can_not_keep_is_named():
    toys_only = offer("one", reference_roles=frozenset({ReferenceRole.CHARACTER}))
    assert routing.lacks(toys_only, replace(NEED, roles=frozenset({ReferenceRole.CHARACTER}))) == ""
    assert routing.lacks(toys_only, replace(NEED, roles=frozenset(ReferenceRole))) == "reference_role_not_offered"


@pytest.mark.parametrize("part", StoryPart)
def test_a_part_of_the_storyboard_that_an_engine_would_leave_out_is_named(part):
    rest = frozenset(StoryPart) - {part}
    need = replace(NEED, parts=frozenset({part}))
    assert routing.lacks(offer("one", follows=rest), need) == part.refusal
    assert routing.lacks(offer("one", follows=frozenset({part})), need) == ""
    assert part.refusal in MODEL_HELP


def test_a_storyboard_with_a_last_frame_goes_past_who_takes_none_and_is_refused_unpaid(offered, ann, asking):
    """By its own file or by any: the router sees the storyboard."""
    frame = {"seconds": 1, "setting": "beach", "last_frame": "end"}
    board = Storyboard.model_validate({"shots": [frame]})
    need = need_of(asking(storyboard=board), board, {})
    offered(offer("one", follows=frozenset()), offer("two"))
    assert choose(need).offer.route == Route(engine="two")
    offered(offer("one", follows=frozenset()))
    with pytest.raises(Invalid) as refusal:
        choose(need)
    assert (refusal.value.code, refusal.value.detail["missing"]) == ("no_engine", {"one": "last_frame_not_offered"})

    held = balance(ann)
    looped = Storyboard.model_validate({"loop": True, "shots": [{"seconds": 1, "setting": "beach"}]})
    with pytest.raises(Invalid, match="no_engine"):
        submit_job(ann, request=asking(storyboard=looped))
    assert (Job.objects.count(), balance(ann)) == (0, held)


def test_a_licence_that_forbids_it_comes_before_anything_it_can(offered):
    offered(offer("one", "m", refusal="territory_excluded"), offer("two"))
    assert choose(NEED).offer.route == Route(engine="two")
    assert [one.reason for one in explain(NEED)] == ["territory_excluded", ""]


def test_the_operators_first_engine_is_taken_when_it_can(offered):
    offered(offer("one", "m"), offer("two", max_seconds=60))
    assert choose(NEED).offer.route == Route(engine="one", model="m")
    assert choose(replace(NEED, seconds=9)).offer.route == Route(engine="two")
    assert choose(NEED, engine="two").offer.route == Route(engine="two")


def test_of_two_models_the_one_with_less_to_do_is_taken(offered, ann, asking):
    offered(offer("one", "a"), offer("one", "b"))
    first = submit_job(ann, request=asking(seconds=1.0))
    second = submit_job(ann, request=asking(seconds=1.0))
    third = submit_job(ann, request=asking(seconds=1.0, engine="one"))
    assert [job.model for job in (first, second, third)] == ["a", "b", "a"]
    assert third.route == [
        {"engine": "one", "model": "a", "reason": "", "wait_s": 8.0, "served": False},
        {"engine": "one", "model": "b", "reason": "", "wait_s": 8.0, "served": False},
    ]


def test_an_engine_without_a_worker_is_passed_over_while_another_has_one(offered):
    offered(offer("one", "m"), offer("two"))
    pulse("two:1", Route(engine="two"))
    assert choose(NEED).offer.route == Route(engine="two")
    pulse("one:1", Route(engine="one", model="m"))
    assert choose(NEED).offer.route == Route(engine="one", model="m")
    with time_machine.travel(now() + ALIVE + timedelta(seconds=1), tick=False):
        pulse("two:1", Route(engine="two"))
        assert [verdict.served for verdict in explain(NEED)] == [False, True]
        assert choose(NEED).offer.route == Route(engine="two")
    farewell("one:1")
    farewell("two:1")
    assert choose(NEED).offer.route == Route(engine="one", model="m"), "then it waits for a worker"


def test_a_job_that_nothing_can_make_is_refused_with_what_each_lacks(offered, ann, asking):
    offered(offer("one", "m", languages=("zh-hans",)), offer("two", refusal="revenue_unknown"))
    before = balance(ann)
    with pytest.raises(Invalid) as refusal:
        submit_job(ann, request=asking())
    assert refusal.value.code == "no_engine"
    assert refusal.value.detail["missing"] == {"one.m": "language_not_offered", "two": "not_usable_here"}
    assert not Job.objects.exists()
    assert balance(ann) == before


def test_an_engine_that_is_not_asked_for_is_not_taken(offered, ann, asking):
    offered(offer("one"), offer("two"))
    with pytest.raises(Invalid) as refusal:
        submit_job(ann, request=asking(engine="three"))
    assert refusal.value.detail["missing"] == {"one": "not_asked_for", "two": "not_asked_for"}


def test_a_job_tried_again_goes_to_the_engine_that_was_asked_for(offered, ann, asking):
    """Whoever asked for the one on this server did not ask for somebody else's."""
    offered(offer("one"), offer("two"))
    named = submit_job(ann, request=asking(seconds=1.0, engine="two"))
    left = submit_job(ann, request=asking(seconds=1.0))
    assert [one["reason"] for one in named.route] == ["not_asked_for", ""]
    for job in (named, left):
        cancel_job(ann, job)
    offered(offer("one"), offer("two"), offer("three"))
    assert retry_job(ann, named).engine == "two"
    offered(offer("three"), offer("one"))
    assert retry_job(ann, left).engine == "three"
    with pytest.raises(Invalid) as refusal:
        retry_job(ann, named)
    assert refusal.value.detail["missing"] == {"three": "not_asked_for", "one": "not_asked_for"}


def test_a_worker_takes_only_what_it_serves(offered, ann, asking):
    offered(offer("one", "a"), offer("one", "b"))
    for_a, for_b = (submit_job(ann, request=asking()) for _ in range(2))
    assert claim_next("w", Route(engine="one", model="b")) == for_b
    assert claim_next("w", Route(engine="one", model="b")) is None
    assert claim_next("w", Route(engine="one")) is None
    assert claim_next("w", Route(engine="one", model="a")) == for_a


def test_each_route_has_a_bell_and_a_line_of_its_own(
    offered, ann, asking, monkeypatch, django_capture_on_commit_callbacks
):
    from celery import current_app

    rung: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, *_, queue, **__: rung.append(queue))
    offered(offer("one", "a"), offer("one", "b"))
    with django_capture_on_commit_callbacks(execute=True):
        jobs = [submit_job(ann, request=asking()) for _ in range(3)]
    assert rung == ["render.one.a", "render.one.b", "render.one.a"]
    assert [wait_of(job).ahead for job in jobs] == [0, 0, 1]
    rung.clear()
    Job.objects.update(rung_at=None, created_at=jobs[0].created_at.replace(year=2020))
    reap()
    assert sorted(rung) == ["render.one.a", "render.one.b"]


def test_a_model_with_one_frame_rate_is_asked_for_that(offered, ann, asking):
    offered(offer("one", "m", frame_rate=16))
    job = submit_job(ann, request=asking(seconds=2.0, draft=True, width=90))
    assert (job.frame_rate, job.num_frames, job.draft, job.price) == (16, 32, True, 1)


def test_a_job_says_where_it_goes_and_why(offered, ann, api):
    offered(offer("one", "m", max_seconds=1), offer("two"))
    body = {"prompt": "somebody waves on the beach", "seconds": 2, "width": 90, "height": 160}
    reply = api(ann).post("/api/v1/jobs", body).json()
    assert (reply["engine"], reply["model"]) == ("two", "")
    assert [(one["engine"], one["reason"]) for one in reply["route"]] == [("one", "too_long"), ("two", "")]
    refused = api(ann).post("/api/v1/jobs", body | {"engine": "one"})
    assert (refused.status_code, refused.json()["code"]) == (422, "no_engine")
    assert refused.json()["missing"] == {"one.m": "too_long", "two": "not_asked_for"}


def test_the_command_explains(offered):
    offered(offer("one", "m", refusal="territory_excluded"), offer("two"))
    said = StringIO()
    call_command("route", "--explain", "--width", "90", "--height", "160", stdout=said)
    lines = said.getvalue().splitlines()
    assert lines[0].split() == ["one.m", "territory_excluded", "(no", "worker)"]
    assert lines[1].startswith("two ") and "can do it" in lines[1]
    assert lines[-1] == "-> two"
    with pytest.raises(CommandError, match="no_engine"):
        call_command("route", "--width", "90", "--height", "160", "--audio")


def test_a_route_is_read_back_from_its_name():
    for route in (Route(engine="studio"), Route(engine="diffusion", model="ltx-2")):
        assert Route.parse(str(route)) == route
        assert json.dumps(str(route)) and route.queue == f"render.{route}"
