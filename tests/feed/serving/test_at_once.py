"""What several people, or one with two windows, do at the same moment; threads with connections of their own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connections, transaction

from feed.contracts import Ask
from feed.models import FeedSession, Post
from feed.services import publish
from feed.serving import flight, guard, read, sessions
from feed.serving.flight import SingleFlight
from feed.serving.recent import Recent
from feed.states import Mode
from tests.factories import ClipFactory
from tests.feed.serving.community import people, publish_many

FOR_YOU = Ask(mode=Mode.FOR_YOU)
HANGS_S = 30


def together(number, act):
    """What `act` gave to each of `number` threads that began at once."""
    line = threading.Barrier(number)

    def run(_at):
        try:
            line.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.django_db(transaction=True)
def test_two_windows_opened_at_once_build_one_list(ann, ben, monkeypatch):
    publish_many([ann], 30)
    built, make, waiting = [], sessions.make, threading.Semaphore(0)

    class Landed(threading.Event):
        def wait(self, timeout=None):
            waiting.release()
            return super().wait(timeout)

    class Seen(flight._Flight):
        def __init__(self):
            super().__init__()
            self.landed = Landed()

    def slow(*arguments, **named):
        built.append(1)
        for _other in range(3):
            assert waiting.acquire(timeout=HANGS_S), "somebody does not wait for this list"
        return make(*arguments, **named)

    monkeypatch.setattr(guard, "WAIT_S", HANGS_S)
    monkeypatch.setattr(flight, "_Flight", Seen)
    monkeypatch.setattr(sessions, "make", slow)
    pages = together(4, lambda: read(ben, FOR_YOU, size=5))
    assert len({page.session for page in pages}) == 1
    assert len(built) == 1
    assert FeedSession.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_list_from_before_is_served_while_a_new_one_takes_long(ann, ben, monkeypatch):
    publish_many([ann], 30)
    before = read(ben, FOR_YOU, size=5)
    make, go = sessions.make, threading.Event()
    monkeypatch.setattr(guard, "WAIT_S", 0.1)
    monkeypatch.setattr(sessions, "make", lambda *a, **k: (go.wait(20), make(*a, **k))[1])

    def open_or_let_go():
        page = read(ben, FOR_YOU, size=5)
        go.set()
        return page.session

    found = together(2, open_or_let_go)
    assert before.session in found
    assert len(set(found)) == 2


@pytest.mark.django_db(transaction=True)
def test_the_end_of_a_list_asked_for_twice_at_once_grows_it_once(ann, ben, small_batches):
    posts = publish_many([ann], 60)
    first = read(ben, FOR_YOU, size=5)
    pages = together(4, lambda: read(ben, FOR_YOU, cursor=first.next, size=20))
    assert len({(tuple(item.post_id for item in page.items), page.next) for page in pages}) == 1
    served = [item.post_id for item in [*first.items, *pages[0].items]]
    cursor = pages[0].next
    while cursor:
        page = read(ben, FOR_YOU, cursor=cursor, size=20)
        served += [item.post_id for item in page.items]
        cursor = page.next
    assert len(served) == len(set(served)) == len(posts)


@pytest.mark.django_db(transaction=True)
def test_an_expired_list_asked_for_twice_at_once_goes_on_in_one(ann, ben, small_batches):
    publish_many([ann], 40)
    first = read(ben, FOR_YOU, size=5)
    FeedSession.objects.update(expires_at="2000-01-01T00:00:00Z")
    pages = together(4, lambda: read(ben, FOR_YOU, cursor=first.next, size=9))
    assert len({(page.session, tuple(item.post_id for item in page.items)) for page in pages}) == 1
    assert not {item.post_id for item in first.items} & {item.post_id for item in pages[0].items}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", [Mode.LATEST, Mode.FOLLOWING])
def test_late_commits_neither_hide_nor_double_anything(ann, ben, mode):
    """Two people publish in transactions that stay open for a while; a third reads all the time."""
    publish_many([ann], 12)
    drafts = [[ClipFactory(owner=author) for _ in range(6)] for author in (ann, *people(1))]

    def write(mine):
        try:
            for number, draft in enumerate(mine):
                with transaction.atomic():
                    publish(draft.owner, draft)
                    time.sleep(0.01 * (number % 4))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write, mine) for mine in drafts]
        scrolls = 0
        while scrolls < 3 or not all(writer.done() for writer in writers):
            scroll_once(ben, Ask(mode=mode), of=ann if mode == Mode.FOLLOWING else None)
            scrolls += 1
        for writer in writers:
            writer.result()
    newest = read(ben, Ask(mode=Mode.LATEST), size=50).items
    assert len(newest) == 24, "nothing that was committed late is missing"


def scroll_once(viewer, ask, *, of):
    wanted = Post.objects.filter(author=of) if of else Post.objects.all()
    committed = set(wanted.values_list("pk", flat=True))
    served, cursor = [], ""
    while cursor is not None:
        page = read(viewer, ask, cursor=cursor, size=4)
        assert len(page.items) == 4 or page.next is None
        served += [item.post_id for item in page.items]
        cursor = page.next
    assert len(served) == len(set(served))
    assert committed <= set(served), "what was there when reading began was lost"


def test_who_waited_in_vain_builds_for_themselves():
    flight: SingleFlight[int] = SingleFlight()
    began, go = threading.Event(), threading.Event()

    def slow() -> int:
        began.set()
        go.wait(10)
        raise ValueError("broke")

    def lead():
        with pytest.raises(ValueError, match="broke"):
            flight.run("key", slow, wait_s=1, instead=lambda: None)

    leader = threading.Thread(target=lead)
    leader.start()
    began.wait(10)
    assert flight.run("other", lambda: 1, wait_s=0, instead=lambda: None) == 1
    assert flight.run("key", lambda: 2, wait_s=0.01, instead=lambda: 7) == 7
    assert flight.run("key", lambda: 2, wait_s=0.01, instead=lambda: None) == 2
    go.set()
    leader.join()
    assert flight.run("key", lambda: 3, wait_s=1, instead=lambda: None) == 3


def test_what_is_the_same_for_all_is_made_once_and_short_lists_every_time():
    recent: Recent[list[int]] = Recent(life_s=60, worth=lambda made: len(made) > 1, most=2)
    made = []

    def make(*what: int):
        made.append(what)
        return list(what)

    for _ in range(3):
        assert recent.get("long", lambda: make(1, 2)) == [1, 2]
        assert recent.get("short", lambda: make(3)) == [3]
    assert made.count((1, 2)) == 1
    assert made.count((3,)) == 3
    for _ in range(4):
        recent.get(uuid4(), lambda: make(1, 2))
    recent.get("long", lambda: make(1, 2))
    assert made.count((1, 2)) == 6, "the oldest made room"
