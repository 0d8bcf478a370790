"""The schema says what the API does: schemathesis sends every operation good and bad data, the same at every run.

Each request is rolled back, so that one that closes the account or deletes a clip leaves the world to the next.
"""

import zlib
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from rest_framework.throttling import SimpleRateThrottle
from schemathesis import checks

from tests.contracts import world as worlds
from tests.contracts.strict import picky
from tests.contracts.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("built_world")]  # the latter first: its scope is wider
MOST_EXAMPLES = 12
"""Random ones an operation, beside those that cover every bound and kind of value."""
CONFIG: dict[str, Any] = {
    "seed": 20261121,
    "generation": {
        "deterministic": True,
        "database": "none",
        "no-shrink": True,
        "max-examples": MOST_EXAMPLES,
        "with-security-parameters": False,
    },
    "phases": {
        "coverage": {"extra-data-sources": {"responses": False}},
        "fuzzing": {"extra-data-sources": {"responses": False}, "error-feedback": {"enabled": False}},
    },
    "suppress-health-check": ["all"],
}
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
REAL: dict[str, object] = {
    "username": "ben",
    "handle": "ann",
    "clip_id": worlds.fixed("public"),
    "post_id": worlds.fixed("post"),
    "kind": "creators",
    "job_id": worlds.fixed("failed"),
    "template_id": worlds.fixed("shared"),
    **dict.fromkeys(("key_id", "grant_id", "comment_id", "steer_id"), worlds.NUMBER),
}
REAL_IN_BODIES: dict[str, object] = {
    "clip_id": str(worlds.fixed("draft")),
    **dict.fromkeys(("newcomer", "replaced", "handle", "speaker"), "ann"),
    "username": "ben",
    "prompt": "@ann waves on the beach",
    **worlds.SIZE,
    "seconds": 2,
    "setting": "beach",
    "weather": ["rain"],
    "action": "wave",
    "outfit": "hoodie",
    "mood": "happy",
    "style": "clay",
    "verb": "more",
    "topic": "cats",
}
"""Also deep inside a storyboard; the rest of a body stays as it was made up."""


schema = schemathesis.openapi.from_dict(
    SchemaGenerator().get_schema(public=True), config=schemathesis.Config.from_dict(CONFIG)
)
server = get_wsgi_application()


@pytest.fixture
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No limit of requests, and the connection stays open between them: the world is in its transaction."""
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"user": None, "anon": None})
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@pytest.mark.timeout(600)
def test_every_operation_answers_as_its_schema_says(case, world: World, undisturbed: None) -> None:
    if zlib.crc32(repr((case.path_parameters, case.query, case.body)).encode(errors="replace")) % 2:
        use_real_names(case)
    with picky(), transaction.atomic():
        reply = case.call(app=server, headers=world.token("owner"))
        transaction.set_rollback(True)
    case.validate_response(reply, checks=CHECKS)


def use_real_names(case: schemathesis.Case) -> None:
    """Half of all requests are about things that are there."""
    if isinstance(case.path_parameters, dict):
        for name in case.path_parameters.keys() & REAL.keys():
            case.path_parameters[name] = REAL[name]
    case.body = _with_real_names(case.body)


def _with_real_names(body: Any) -> Any:
    if isinstance(body, list):
        return [_with_real_names(item) for item in body]
    if not isinstance(body, dict):
        return body
    return {name: REAL_IN_BODIES.get(name) or _with_real_names(value) for name, value in body.items()}


def test_the_schema_is_made_without_a_warning():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_every_operation_has_a_name_of_its_own():
    named = [operation.ok().definition.raw.get("operationId") for operation in schema.get_all_operations()]

    assert len(named) > 50
    assert all(named)
    assert len(set(named)) == len(named)
