"""A moment of a storyboard as a picture, over REST."""

import io

import pytest
from PIL import Image

from generation import planning
from generation.contracts import EngineUnavailable

SHOTS = [
    {"seconds": 2, "setting": "beach", "subjects": [{"handle": "ann", "action": "wave"}]},
    {"seconds": 2, "setting": "city", "lines": [{"speaker": "narrator", "text": "Later."}]},
]
ASKED = {"storyboard": {"shots": SHOTS}, "at_s": 1.0, "width": 90, "height": 160}


@pytest.fixture
def engine(settings, assets):
    settings.ASSETS_DIR = assets
    planning.studio.cache_clear()
    yield planning.studio()
    planning.studio().close()
    planning.studio.cache_clear()


def ask(client, **changes):
    return client.post("/api/v1/storyboards/still", ASKED | changes)


def test_a_still_of_somebody_who_was_not_asked_shows_a_drawn_person(ben, api, engine):
    reply = ask(api(ben))

    assert (reply.status_code, reply["Content-Type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(reply.content)).size == (90, 160)


def test_a_busy_renderer_says_when_to_ask_again(ann, api, engine, monkeypatch):
    def busy(*_, **__):
        raise EngineUnavailable("busy", code="still_busy")

    monkeypatch.setattr(engine, "still", busy)
    reply = ask(api(ann))

    assert (reply.status_code, reply.json()["code"], reply["Retry-After"]) == (503, "still_busy", "1")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"at_s": 4.5}, 422, "moment_out_of_range"),
        ({"at_s": -1}, 400, "invalid"),
        ({"width": 4000}, 400, "invalid"),
        ({"storyboard": {"shots": []}}, 400, "invalid"),
        ({"storyboard": None}, 400, "invalid"),
    ],
)
def test_what_can_not_be_shown_is_refused_by_its_code(ann, api, colour, changes, status, code):
    reply = ask(api(ann), **changes)

    assert (reply.status_code, reply.json()["code"]) == (status, code)


def test_a_refused_storyboard_names_the_shot(ann, api, colour):
    broken = {"shots": [SHOTS[0], SHOTS[1] | {"setting": "nowhere"}]}
    reply = ask(api(ann), storyboard=broken)

    assert (reply.status_code, reply.json()["code"], reply.json()["shot"]) == (422, "storyboard_rejected", 1)
