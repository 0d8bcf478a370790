"""Pages hold against whatever is typed into their address or sent in their forms: a refusal, never an error of ours."""

import json
from typing import Any

import pytest
from django.urls import reverse

from tests.contracts.routes import Route, routes
from tests.contracts.strict import picky
from tests.contracts.table import EXACT, Row
from tests.contracts.test_permissions import address, rolled_back
from tests.contracts.world import World

pytestmark = pytest.mark.django_db
ODD = {
    "nothing": "",
    "nul": "a\x00b",
    "long": "x" * 6000,
    "letters beyond the first plane": "🙂" * 400,
    "number": "99999999999999999999999999",
    "not a number": "-1e999",
    "markup": "<script>alert(1)</script>",
}
QUERY = ("cursor", "q", "prompt", "cast", "next")
FIELDS = {
    "text": ("prompt", "text", "caption", "name", "username", "display_name", "bio", "password"),
    "choice": ("audience", "days", "kind", "replaced", "newcomer", "size", "seconds", "seed", "key", "to", "look"),
}
ODD_JSON = (None, 7, [], {}, [["x"]], "", "a\x00b", "\ud800", "x" * 6000, "1e999", True)
PLAIN = {
    "prompt": "@ann waves",
    "text": "well made",
    "name": "server",
    "username": "sam",
    "audience": "everyone",
    "days": "30",
    "kind": "words",
    "size": "720x1280",
    "key": "once",
}
"""Valid where it is not odd, so that each form is read to its end."""
PAGES = [row for row in EXACT if not row.name.startswith(("api-", "health", "ready", "metrics", "schema", "media"))]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_address_breaks_no_page(world: World, odd: str):
    values = dict.fromkeys(QUERY, odd)

    assert [row.name for row in PAGES if row.method == "GET" and _broken(world, row, values)] == []


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_form_breaks_no_page(world: World, odd: str):
    forms = {kind: PLAIN | dict.fromkeys(names, odd) for kind, names in FIELDS.items()}
    sent = [(row, kind) for row in PAGES if row.method == "POST" for kind in forms]

    assert [(row.name, kind) for row, kind in sent if _broken(world, row, forms[kind])] == []


@pytest.mark.parametrize("odd", ODD_JSON, ids=ascii)
@pytest.mark.parametrize("route", [route for route in routes() if route.name.startswith("headless:")], ids=str)
def test_an_odd_body_breaks_no_way_to_sign_in(world: World, route: Route, odd: object):
    fields = ("username", "email", "phone", "password", "current_password", "new_password", "birth_date", "key", "code")
    replies = []
    for body in (dict.fromkeys(fields, odd), odd):
        for actor in ("anonymous", "owner"):
            with rolled_back(), picky():
                replies.append(
                    world.browser(actor).post(
                        reverse(route.name), json.dumps(body), "application/json", headers=world.token(actor)
                    )
                )

    assert max(reply.status_code for reply in replies) < 500


def _broken(world: World, row: Row, values: dict[str, Any]) -> bool:
    """An error of ours, or markup that came back as it was sent."""
    where = address(world, row)
    with rolled_back(), picky():
        client = world.browser("owner")
        reply = client.get(where, values) if row.method == "GET" else client.post(where, values)
        said = reply.getvalue()
    return bool(reply.status_code > 499 or ODD["markup"].encode() in said)
