"""An encoder of the operator's own: asked when a wish is said, never when a list is made."""

import httpx
import numpy as np
import pytest

from feed.models import Steer
from feed.search import encoders, learnt
from feed.search.encoders import EncoderFailed, plugged_in
from feed.search.fitting import fit
from feed.search.remote import RemoteEncoder
from feed.steering import ask, change
from feed.steering.changing import Kept
from tests.feed.steering.wished import wishes

pytestmark = pytest.mark.django_db


class Letters:
    """Knows which letters a text has."""

    name = "letters"
    asked = 0
    silent = False

    def encode(self, texts):
        type(self).asked += 1
        if self.silent:
            raise EncoderFailed("encoder_failed")
        return np.array([[text.count(chr(97 + number)) for number in range(26)] for text in texts], np.float32)


@pytest.fixture
def plugged(settings, say):
    settings.STEER_ENCODER = f"{__name__}.Letters"
    Letters.silent = False
    encoders.plugged_in.cache_clear()
    for number in range(9):
        say(f"clay fox {number}", tags=("clay",))
    assert fit()
    learnt.forget()
    yield
    encoders.plugged_in.cache_clear()


def test_nothing_is_plugged_in_by_default(db):
    encoders.plugged_in.cache_clear()
    assert plugged_in() is None


def test_a_wish_keeps_its_vector_and_no_list_asks_for_it(plugged, ben):
    (steer,) = ask(ben, "more clay, less foxes").made
    before = Letters.asked

    (wish,) = wishes(ben)

    assert Letters.asked == before
    assert wish.vector == bytes(steer.vector)
    assert np.isclose(np.linalg.norm(np.frombuffer(wish.vector, np.float32)), 1, atol=1e-3)
    change(ben, steer.pk, chips=[Kept(verb="more", topic="clay")])
    assert wishes(ben)[0].vector != wish.vector


def test_an_encoder_that_is_silent_costs_the_vector_and_nothing_else(plugged, ben):
    Letters.silent = True
    asked = ask(ben, "more clay pots")

    assert len(asked.made) == 1
    assert wishes(ben)[0].vector == b""


def test_a_vector_of_another_space_is_not_used(plugged, ben):
    ask(ben, "more clay")
    Steer.objects.update(space="another")

    assert wishes(ben)[0].vector == b""


@pytest.fixture
def remote(settings, monkeypatch):
    """`remote(reply)`: an encoder whose server answers so; what it was sent is kept in `remote.sent`."""
    settings.STEER_ENCODER_URL, settings.STEER_ENCODER_MODEL = "http://encoder/v1/", "small"
    settings.STEER_ENCODER_KEY = "secret"

    def answering(answer):
        def post(url, *, json, headers, timeout):
            answering.sent.append((url, json, headers))
            body = answer(json["input"])
            reply = httpx.Response(200 if body else 500, json=body, request=httpx.Request("POST", url))
            return reply

        answering.sent = []
        monkeypatch.setattr(httpx, "post", post)
        return RemoteEncoder()

    return answering


def test_a_remote_encoder_asks_in_parts_and_puts_the_answers_in_order(remote):
    encoder = remote(
        lambda texts: {"data": [{"index": at, "embedding": [float(text), 1.0]} for at, text in enumerate(texts)][::-1]}
    )

    found = encoder.encode([str(number) for number in range(100)])

    assert found[:, 0].tolist() == list(range(100))
    assert [len(sent["input"]) for _url, sent, _headers in remote.sent] == [64, 36]
    url, sent, headers = remote.sent[0]
    assert (url, sent["model"], headers) == (
        "http://encoder/v1/embeddings",
        "small",
        {"Authorization": "Bearer secret"},
    )


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {"data": []},
        {"data": [{"index": 0}]},
        {"nothing": 1},
        {"data": [{"index": 0, "embedding": ["x"]}]},
        {"data": [{"index": 0, "embedding": [[1.0]]}]},
    ],
)
def test_an_answer_that_can_not_be_used_is_refused_without_its_words(remote, answer):
    with pytest.raises(EncoderFailed) as refused:
        remote(lambda texts: answer).encode(["what somebody wished"])

    assert "wished" not in str(refused.value)
    assert refused.value.__cause__ is None
