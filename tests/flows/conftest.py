"""Both worlds, started once for all flows; their logs are shown when a flow fails."""

import pytest

from tests.flows.servers import World, embedded, scaled

WORLDS = {"embedded": embedded, "scaled": scaled}


@pytest.fixture(scope="session", params=WORLDS)
def world(request, tmp_path_factory) -> World:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp(request.param)
    with WORLDS[request.param](folder) as world:
        failed_before = request.session.testsfailed
        yield world
        if request.session.testsfailed > failed_before:
            print(world.logs())
