"""The file transport under a tight race, and with a torn message in the way."""

import threading
import time
from pathlib import Path

import pytest
from kombu import Connection

import config.celery  # noqa: F401  (registers the transport)
from config import backends

HANGS_S = 60


@pytest.fixture
def broker(tmp_path: Path):
    url, options = backends.broker("", tmp_path)
    return lambda: Connection(url, transport_options=options)


def test_nothing_is_lost_or_doubled_between_hasty_writers_and_readers(broker):
    messages, readers = 200, 2
    got: list[int] = []

    def write(start: int) -> None:
        with broker() as connection:
            queue = connection.SimpleQueue("race")
            for number in range(start, messages, 2):
                queue.put(number)

    def read() -> None:
        with broker() as connection:
            queue = connection.SimpleQueue("race")
            until = time.monotonic() + HANGS_S
            while len(got) < messages and time.monotonic() < until:
                try:
                    message = queue.get(timeout=0.2)
                except queue.Empty:
                    continue
                got.append(message.payload)
                message.ack()

    threads = [threading.Thread(target=write, args=(start,)) for start in range(2)]
    threads += [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with broker() as connection:
        left = connection.SimpleQueue("race")
        with pytest.raises(left.Empty):
            left.get_nowait()

    assert sorted(got) == list(range(messages))


def test_a_torn_message_is_passed_over(broker, tmp_path):
    with broker() as connection:
        queue = connection.SimpleQueue("torn")
        (tmp_path / "queue" / "messages" / "0_torn.torn.msg").write_text("")
        queue.put("whole")

        assert queue.get(timeout=HANGS_S).payload == "whole"


def test_a_queue_whose_name_ends_as_anothers_gets_its_own_bells(broker):
    """A model may be called `default`."""
    with broker() as connection:
        model, usual = connection.SimpleQueue("render.diffusion.default"), connection.SimpleQueue("default")
        model.put("for the model")
        with pytest.raises(usual.Empty):
            usual.get_nowait()

        assert model.get_nowait().payload == "for the model"
