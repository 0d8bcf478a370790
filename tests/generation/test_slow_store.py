"""One big file may take longer to or from a far store than a worker may keep silent."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import File

from common import store, transfers
from common.clock import now
from common.files import WholeFileStorage
from generation.contracts import Cancelled, ReferenceKind, ReferenceRole
from generation.media.live import Chunk
from generation.models import Clip, Job, JobMaterial, LiveChunk
from generation.services import cancel_job, claim_next, complete, reap, work
from generation.worker import materials as materials_module
from generation.worker.materials import materials
from generation.worker.runner import Relay

HANGS_S = 30
BEATS = 3


class SlowStorage(WholeFileStorage):
    """Moves no byte until `may_go` is set."""

    may_go = threading.Event()

    @classmethod
    def hang(cls) -> None:
        assert cls.may_go.wait(HANGS_S), "nobody beats while a file is under way"

    def _save(self, name, content):
        self.hang()
        return super()._save(name, content)

    def open(self, name, mode="rb"):
        return SlowFile(super().open(name, mode))


class SlowFile(File):
    def read(self, size=-1):
        SlowStorage.hang()
        return self.file.read(size)


@pytest.fixture
def far(settings, monkeypatch, tmp_path):
    """`far()` from there on, a file hangs until its job was beaten BEATS times; `meanwhile` comes after each."""
    SlowStorage.may_go = threading.Event()
    monkeypatch.setattr(transfers, "WAIT_S", 0.01)
    monkeypatch.setattr("generation.worker.runner.IDLE_BEAT_S", 0.0)

    def begin(meanwhile: Callable[[], object] = reap) -> None:
        private = {"BACKEND": f"{__name__}.SlowStorage", "OPTIONS": {"location": tmp_path / "private"}}
        settings.STORAGES = settings.STORAGES | {"private": private}
        real, told = work.beat, []

        def beat(job: Job, **news: object) -> bool:
            Job.objects.filter(pk=job.pk).update(lease_until=now() + timedelta(seconds=1))
            told.append(real(job, **news))
            lease = Job.objects.get(pk=job.pk).lease_until
            assert not told[-1] or lease > now() + timedelta(seconds=1)
            meanwhile()
            if len(told) >= BEATS or not told[-1]:
                SlowStorage.may_go.set()
            return told[-1]

        monkeypatch.setattr(work, "beat", beat)
        monkeypatch.setattr("generation.services.beat", beat)

    yield begin
    SlowStorage.may_go.set()


def cancelled() -> None:
    for job in Job.objects.in_flight():
        cancel_job(job.owner, job)


def test_one_file_may_take_longer_than_a_lease_to_be_stored(submitted, made, far):
    submitted()
    job = claim_next("w")
    far()
    assert complete(job, made())
    assert Job.objects.get().attempt == 1


def test_storing_one_file_stops_when_its_job_was_cancelled_meanwhile(submitted, made, far, stored):
    submitted()
    job = claim_next("w")
    far(cancelled)
    assert complete(job, made()) is None
    assert (stored(), Clip.objects.count()) == ([], 0)


@pytest.mark.parametrize(("meanwhile", "kept"), [(reap, True), (cancelled, False)])
def test_a_piece_may_take_long_and_stops_with_its_job(submitted, far, stored, tmp_path, meanwhile, kept):
    submitted()
    job = claim_next("w")
    piece = tmp_path / "0.m4s"
    piece.write_bytes(b"piece")
    far(meanwhile)
    assert Relay(job, threading.Event()).hear(Chunk(path=piece, seconds=1)) is kept
    assert LiveChunk.objects.exists() is kept
    assert bool(stored()) is kept


def test_a_clip_that_it_is_made_from_may_take_long_to_come(finished, submitted, far, tmp_path, monkeypatch):
    clip = finished()
    submitted()
    job = claim_next("w")
    JobMaterial.objects.create(job=job, clip=clip, kind=ReferenceKind.VIDEO, handle="film1")
    monkeypatch.setattr(
        materials_module, "footage_of", lambda copy, *_where, **_how: Path(copy.read_bytes().decode()[:5])
    )
    far()
    relay = Relay(job, threading.Event())
    given = materials(job, tmp_path, on_wait=relay.go_on)
    assert [(one.role, str(one.path)) for one in given.shown] == [(ReferenceRole.MATERIAL, "video")]


def test_copying_ends_with_what_its_caller_raises(far, tmp_path):
    key = store.put_bytes("clip/a", b"x", suffix="mp4")
    far()

    def stop() -> None:
        SlowStorage.may_go.set()
        raise Cancelled("the row moved")

    with pytest.raises(Cancelled):
        store.copy_to(key, tmp_path / "copy", on_wait=stop)


def test_a_transfer_leaves_the_database_to_its_caller(far, made, submitted):
    """Waiting is told in the caller's thread: a connection of another would be left open."""
    submitted()
    job = claim_next("w")
    here = threading.get_ident()
    far(lambda: threads.add(threading.get_ident()))
    threads: set[int] = set()
    assert complete(job, made())
    assert threads == {here}
