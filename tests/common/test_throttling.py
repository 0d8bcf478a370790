"""How often somebody may ask."""

import pytest
from redis.exceptions import ConnectionError as NoRedis
from rest_framework.throttling import SimpleRateThrottle

from common.throttling import AskerThrottle

pytestmark = pytest.mark.django_db
PATH = "/api/v1/feed/latest"


@pytest.fixture
def _few(monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"user": "3/min", "anon": "2/min"})
    monkeypatch.setattr(SimpleRateThrottle, "timer", lambda self: 1_800_000_030.0)


@pytest.mark.usefixtures("_few")
def test_people_and_visitors_have_their_own_number_a_minute(api, ann, ben):
    assert [api(ann).get(PATH).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert api(ben).get(PATH).status_code == 200
    assert [api().get(PATH).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.usefixtures("_few")
def test_a_refusal_says_when_to_come_again_and_then_one_may(api, ann, monkeypatch):
    refused = [api(ann).get(PATH) for _ in range(4)][-1]
    assert (refused.status_code, refused["Retry-After"]) == (429, "30")

    monkeypatch.setattr(SimpleRateThrottle, "timer", lambda self: 1_800_000_060.0)
    assert api(ann).get(PATH).status_code == 200


@pytest.mark.usefixtures("_few")
def test_nobody_is_kept_out_because_redis_is_down(api, ann, monkeypatch):
    def gone(*_):
        raise NoRedis

    monkeypatch.setattr(AskerThrottle, "_count", gone)
    assert [api(ann).get(PATH).status_code for _ in range(5)] == [200] * 5
