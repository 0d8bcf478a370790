"""The runner: claimed jobs become clips, whatever the engine does; faces leave no trace on disk."""

import io
import re
import threading
import time
from pathlib import Path
from urllib.parse import urljoin

import av
import pytest
from django.db import connection
from django.test import Client

from accounts.services import balance
from cameo import vault
from cameo.services import grant_use, revoke
from cameo.states import Audience
from common.scratch import Scratch
from generation.contracts import Route
from generation.engines.setup import Setup
from generation.models import Clip, Job, JobEvent, Worker
from generation.services import cancel_job
from generation.states import JobState
from generation.worker import runner as runner_module
from generation.worker.host import Host
from generation.worker.runner import Runner
from tests.factories import LikenessFactory
from tests.generation.colour_engine import NAME

pytestmark = pytest.mark.django_db(transaction=True)
HANGS_S = 60


@pytest.fixture(scope="module")
def host():
    made = Host(NAME, Setup(assets=Path("unused")), module="tests.generation.engine_process")
    made.warm()
    yield made
    made.close()


@pytest.fixture
def runner(host, tmp_path):
    scratch = Scratch(tmp_path / "scratch")
    yield Runner(host=host, scratch=scratch, worker="test:1", route=Route(engine=NAME))
    scratch.close()


def in_thread(work):
    """Runs it beside the test, as another task of the same worker would."""

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def wait_for(state: JobState, job: Job) -> None:
    deadline = time.monotonic() + HANGS_S
    while Job.objects.get(pk=job.pk).state != state:
        assert time.monotonic() < deadline, f"never {state}"
        time.sleep(0.05)


def test_one_drain_renders_everything_that_waits(ann, api, submitted, runner, stored, tmp_path):
    jobs = [submitted(), submitted(), submitted(background=True)]
    assert runner.drain() == 3
    assert {job.state for job in Job.objects.all()} == {JobState.READY}
    assert Clip.objects.count() == len(jobs)
    files = 3 + len(Clip.objects.first().package)
    assert len(stored()) == 3 * files
    clip = Clip.objects.first()
    assert clip.made_with == {"engine": NAME, "version": "1", "model": "crayons", "steps": 4}
    assert (clip.identity_score, clip.notes, clip.job.gpu_ms) == (0.25, ["identity_below_floor"], 12)
    told = api(ann).get(f"/api/v1/clips/{clip.pk}").json()
    assert (told["engine"], told["identity_score"], told["notes"]) == (NAME, 0.25, ["identity_below_floor"])
    page = Client()
    page.force_login(ann)
    assert "although it was tried twice" in page.get(f"/jobs/{clip.job_id}").content.decode()
    assert {key.partition("/")[0] for key in stored()} == {"clip"}
    assert [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()] == []
    assert runner.drain() == 0


def test_progress_and_previews_are_told_while_it_renders(submitted, runner, monkeypatch):
    seen = []
    beat = runner_module.services.beat
    monkeypatch.setattr(
        runner_module.services, "beat", lambda job, **news: seen.append(news) is None and beat(job, **news)
    )
    submitted("slow", seconds=2.0)
    runner.drain()
    assert any(news.get("preview", "").startswith("data:image/jpeg;base64,") for news in seen)
    assert all(len(news["preview"]) <= 8192 for news in seen if "preview" in news)
    marks = [news["progress"] for news in seen if news["progress"] is not None]
    assert marks == sorted(set(marks))
    assert 2 <= len(marks) <= 20
    assert not JobEvent.objects.filter(kind__in=("progress", "preview")).exists()


def test_its_owner_can_watch_it_before_it_is_done(ann, submitted, runner, stored, monkeypatch):
    job = submitted("slow", seconds=6.0)
    client = Client()
    client.force_login(ann)
    may_end, complete = threading.Event(), runner_module.services.complete
    monkeypatch.setattr(
        runner_module.services, "complete", lambda *given: complete(*given) if may_end.wait(HANGS_S) else None
    )
    thread = in_thread(runner.drain)
    deadline = time.monotonic() + HANGS_S
    while not (url := client.get(f"/api/v1/jobs/{job.pk}").json()["live_url"]):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    names = re.findall(r'URI="(.+)"|^([^#].+)$', client.get(url).content.decode(), re.MULTILINE)
    pieces = [client.get(urljoin(url, one or other)) for one, other in names]
    assert Job.objects.get(pk=job.pk).state == JobState.RUNNING
    stream = io.BytesIO(b"".join(b"".join(piece.streaming_content) for piece in pieces))
    with av.open(stream) as container:
        assert len(list(container.decode(video=0))) >= 15
    assert JobEvent.objects.filter(job=job, kind="live").count() == 1
    may_end.set()
    thread.join(HANGS_S)
    assert Job.objects.get(pk=job.pk).state == JobState.READY
    assert {key.partition("/")[0] for key in stored()} == {"clip"}
    assert client.get(url).status_code == 410


@pytest.mark.parametrize(("prompt", "reason"), [("reject", "spec_rejected"), ("break", "engine_failed")])
def test_engine_errors_end_jobs_by_their_code(ann, submitted, runner, stored, prompt, reason):
    job = submitted(prompt)
    runner.drain()
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.FAILED, reason)
    assert job.attempt == (1 if prompt == "reject" else 3)
    assert (stored(), balance(ann)) == ([], (100, 0))


def test_a_job_that_kills_the_engine_fails_and_the_next_one_succeeds(submitted, runner):
    poison, good = submitted("crash"), submitted()
    runner.drain()
    poison.refresh_from_db(), good.refresh_from_db()
    assert (poison.state, poison.reason) == (JobState.FAILED, "engine_lost")
    assert good.state == JobState.READY


def test_cancelling_stops_the_render_at_its_next_beat(ann, submitted, runner):
    job = submitted("slow", seconds=15.0)
    thread = in_thread(runner.drain)
    wait_for(JobState.RUNNING, job)
    cancel_job(ann, Job.objects.get(pk=job.pk))
    thread.join(HANGS_S)
    assert not thread.is_alive()
    assert Job.objects.get(pk=job.pk).state == JobState.CANCELLED
    assert not Clip.objects.exists()


def test_a_bell_while_busy_returns_at_once_and_its_job_is_rendered_after(submitted, runner):
    first = submitted("slow", seconds=2.0)
    thread = in_thread(runner.drain)
    wait_for(JobState.RUNNING, first)
    second = submitted()
    assert runner.drain() == 0
    thread.join(HANGS_S)
    assert Job.objects.get(pk=second.pk).state == JobState.READY


def test_a_stopping_worker_gives_its_job_back(submitted, runner):
    job = submitted("slow", seconds=15.0)
    thread = in_thread(runner.drain)
    wait_for(JobState.RUNNING, job)
    runner.stopping.set()
    thread.join(HANGS_S)
    assert not thread.is_alive()
    assert Job.objects.get(pk=job.pk).state == JobState.QUEUED


def test_faces_are_copied_for_one_render_only(ann, submitted, runner, tmp_path, monkeypatch):
    likeness = LikenessFactory(owner=ann)
    key = vault.put(likeness, b"identity", suffix="npz")
    type(likeness).objects.filter(pk=likeness.pk).update(identity_key=key)
    grant_use(ann, likeness, audience=Audience.EVERYONE)
    given = []
    render = Host.render

    def look(self, order, **how):
        given.extend((reference.handle, reference.path.read_bytes()) for reference in order.spec.references)
        return render(self, order, **how)

    monkeypatch.setattr(Host, "render", look)
    job = submitted("@ann waves")
    runner.drain()
    assert given == [("ann", b"identity")]
    assert [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()] == []
    assert Job.objects.get(pk=job.pk).state == JobState.READY


def test_a_likeness_revoked_while_it_renders_makes_no_clip(ann, submitted, runner, stored):
    likeness = LikenessFactory(owner=ann)
    key = vault.put(likeness, b"identity", suffix="npz")
    type(likeness).objects.filter(pk=likeness.pk).update(identity_key=key)
    likeness.refresh_from_db()
    job = submitted("@ann waves slow", seconds=15.0)
    thread = in_thread(runner.drain)
    wait_for(JobState.RUNNING, job)
    revoke(ann, likeness)
    thread.join(HANGS_S)
    assert not thread.is_alive()
    assert Job.objects.get(pk=job.pk).state == JobState.REFUSED
    assert [key for key in stored() if not key.startswith("ledger/")] == []
    assert not Clip.objects.exists()


def test_scratch_of_a_dead_worker_is_removed_and_that_of_a_live_one_kept(tmp_path):
    root = tmp_path / "scratch"
    live = Scratch(root)
    dead = root / "dead"
    dead.mkdir()
    (dead / "face.npz").write_bytes(b"left by a kill")
    with live.folder() as folder:
        other = Scratch(root)
        assert folder.exists()
        assert not dead.exists()
        other.close()
    live.close()
    assert list(root.iterdir()) == []


def test_a_worker_whose_engine_can_not_be_loaded_leaves_after_one_try(submitted, tmp_path):
    """Else it would fail every job that waits, while the router takes it for alive."""
    jobs = [submitted(), submitted()]
    left = []
    unfit = Host(NAME, Setup(assets=Path("unused"), model="unfit"), module="tests.generation.engine_process")
    worker = Runner(
        host=unfit,
        scratch=Scratch(tmp_path / "scratch"),
        worker="test:2",
        route=Route(engine=NAME),
        leave=lambda: left.append(worker.stopping.is_set()),
    )
    worker.start()
    assert worker.drain() == 1
    assert worker.drain() == 0
    worker.close()
    assert left == [True]
    assert not Worker.objects.exists()
    tried = [(job.state, job.attempt) for job in Job.objects.order_by("created_at")]
    assert tried == [(JobState.QUEUED, 1), (JobState.QUEUED, 0)]
    assert len(jobs) == len(tried)


def test_faces_lie_in_memory_where_there_is_room_and_those_of_a_dead_worker_go(tmp_path, monkeypatch):
    monkeypatch.setattr("common.memory._is_in_memory", lambda path: path == tmp_path / "memory")
    (tmp_path / "memory").mkdir()
    first = Scratch(tmp_path / "scratch", memory=tmp_path / "memory")
    (root,) = (tmp_path / "memory").iterdir()
    (root / "dead").mkdir()
    (root / "dead" / "face.npz").write_bytes(b"left by a kill")
    with first.faces() as faces, first.folder() as folder:
        second = Scratch(tmp_path / "scratch", memory=tmp_path / "memory")
        assert (faces.is_relative_to(root), folder.is_relative_to(tmp_path / "scratch")) == (True, True)
        assert (faces.exists(), (root / "dead").exists()) == (True, False)
        assert root.stat().st_mode & 0o777 == 0o700
    first.close()
    second.close()
    assert [*root.iterdir(), *(tmp_path / "scratch").iterdir()] == []


@pytest.mark.parametrize("fault", ["a disk", "no room", "open to others"])
def test_without_memory_of_our_own_faces_lie_in_the_private_folder(tmp_path, monkeypatch, fault):
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr("common.memory._is_in_memory", lambda path: fault != "a disk")
    if fault == "no room":
        monkeypatch.setattr("common.memory.LEAST_BYTES", 1 << 62)
    if fault == "open to others":
        scratch = Scratch(tmp_path / "scratch", memory=memory)
        scratch.close()
        next(memory.iterdir()).chmod(0o755)
    scratch = Scratch(tmp_path / "scratch", memory=memory)
    with scratch.faces() as faces:
        assert faces.is_relative_to(tmp_path / "scratch")
    scratch.close()
