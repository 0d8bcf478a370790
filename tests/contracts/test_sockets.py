"""The permission table's sockets. They are served by threads of their own, so this world is committed."""

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings

from config.sockets import routes as router
from config.sockets import websocket
from tests.contracts import world as worlds
from tests.contracts.routes import routes
from tests.contracts.table import SOCKETS, Row, without_a_row
from tests.contracts.world import ACTORS, World
from tests.generation.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)
OUR_ORIGIN = "http://localhost:8000"


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def path_of(world: World, row: Row) -> str:
    return {"ws-job": f"/ws/jobs/{world.queued.pk}/", "ws-nowhere": "/ws/nowhere"}[row.name]


async def connect(path: str, headers: dict[str, str]) -> str:
    """`open`, or the code it was closed with."""
    sent = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    socket = Socket(websocket, path, sent)
    accepted, code = await socket.connect()
    if accepted:
        await socket.hear()
    await socket.leave()
    return "open" if accepted else str(code)


def by_cookie(world: World, actor: str) -> dict[str, str]:
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={world.sessions[actor]}"} if actor in world.sessions else {}
    return {"Host": "localhost:8000", "Origin": OUR_ORIGIN, **cookie}


@pytest.mark.parametrize("row", SOCKETS, ids=str)
def test_a_socket_opens_for_whom_the_table_says(world, row):
    where = path_of(world, row)

    assert {actor: _ask(where, by_cookie(world, actor)) for actor in ACTORS} == row.expected
    with_token = {actor: _ask(where, world.token(actor)) for actor in ACTORS[1:]}
    assert with_token == {actor: row.expected[actor] for actor in ACTORS[1:]}


@pytest.mark.parametrize("row", SOCKETS, ids=str)
def test_a_page_of_another_site_opens_no_socket(world, row):
    elsewhere = by_cookie(world, "owner") | {"Origin": "https://evil.example"}

    assert _ask(path_of(world, row), elsewhere) != "open"


def test_every_socket_has_a_row():
    assert without_a_row(routes(router.routes)) == []


def _ask(path: str, headers: dict[str, str]) -> str:
    return async_to_sync(connect)(path, headers)
