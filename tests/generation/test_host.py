"""The engine's process: warm, stopped within a step, killed when it hangs, made anew when it dies, never an orphan."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import pytest

from generation.contracts import Cancelled, RenderSpec
from generation.engines.setup import Setup
from generation.media.live import Chunk
from generation.media.probe import probe
from generation.worker import host as host_module
from generation.worker.child import PREVIEW_BYTES
from generation.worker.host import EngineFailed, EngineLost, EngineUnfit, Host
from generation.worker.messages import Progress, RenderOrder
from tests.generation.colour_engine import LOADS_S, NAME

MODULE = "tests.generation.engine_process"
HANGS_S = 60


@pytest.fixture(scope="module")
def host():
    made = Host(NAME, Setup(assets=Path("unused")), module=MODULE)
    yield made
    made.close()


@pytest.fixture
def order(tmp_path):
    def make(prompt: str, frames: int = 30) -> RenderOrder:
        spec = RenderSpec(prompt=prompt, width=90, height=160, num_frames=frames)
        return RenderOrder(spec=spec, folder=Path(mkdtemp(dir=tmp_path)))

    return make


def go_on(_news: object) -> bool:
    return True


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(true, seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.02)


def test_it_renders_encodes_and_tells_rising_progress_with_small_previews(host, order):
    heard = []
    made = host.render(order("plain"), on_progress=lambda news: heard.append(news) is None, deadline_s=60)
    found = probe(made.video)
    assert (found.width, found.height, found.num_frames, made.duration_ms) == (90, 160, 30, 1000)
    assert made.poster.stat().st_size and made.preview.stat().st_size
    news = [item for item in heard if isinstance(item, Progress)]
    marks = [item.per_mille for item in news]
    assert marks == sorted(marks)
    assert marks[-1] <= 1000
    assert [item.path.name for item in heard if isinstance(item, Chunk)] == ["init.mp4", "0.m4s", "1.m4s"]
    assert {"master.m3u8", "90.mp4", "sound.mp4", "sprites.vtt", "waveform.json"} <= made.package.keys()
    previews = [item.preview for item in news if item.preview]
    assert previews
    assert all(0 < len(picture) <= PREVIEW_BYTES and picture.startswith(b"\xff\xd8") for picture in previews)


def test_the_process_stays_warm_between_orders(host, order):
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    pid = host.pid
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    assert host.pid == pid


def test_a_stop_is_obeyed_within_a_step_and_leaves_no_file(host, order):
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    pid, since = host.pid, time.monotonic()
    slow = order("slow", 10_000)
    with pytest.raises(Cancelled):
        host.render(slow, on_progress=lambda news: news is None, deadline_s=300)
    assert time.monotonic() - since < HANGS_S  # of more than three minutes that all of it takes
    assert host.pid == pid
    assert list(slow.folder.iterdir()) == []
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)


def test_a_stop_while_it_loads_lets_it_load_on(order):
    loading = Host(NAME, Setup(assets=Path("unused")), module=MODULE)
    for _attempt in range(2):
        with pytest.raises(Cancelled):
            loading.render(order("slow", 3000), on_progress=lambda _news: False, deadline_s=60)
    pid = loading.pid
    assert loading.render(order("plain", 2), on_progress=go_on, deadline_s=60).duration_ms == 67
    assert loading.pid == pid
    loading.close()


@pytest.mark.parametrize(
    ("prompt", "code", "retry"),
    [("reject", "spec_rejected", False), ("unavailable", "engine_unavailable", True), ("break", "engine_failed", True)],
)
def test_the_engines_refusals_come_with_code_and_retry(host, order, prompt, code, retry):
    with pytest.raises(EngineFailed) as refusal:
        host.render(order(prompt), on_progress=go_on, deadline_s=60)
    assert (refusal.value.code, refusal.value.retry) == (code, retry)


def test_an_engine_whose_device_is_lost_is_made_anew(host, order):
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    pid = host.pid
    with pytest.raises(EngineFailed) as failure:
        host.render(order("lose"), on_progress=go_on, deadline_s=60)
    assert (failure.value.code, failure.value.retry) == ("device_lost", True)
    assert not is_alive(pid)
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)


@pytest.mark.parametrize(("model", "code"), [("unfit", "model_unavailable"), ("torn", "engine_failed")])
def test_an_engine_that_can_not_be_loaded_says_why(order, model, code):
    unfit = Host(NAME, Setup(assets=Path("unused"), model=model), module=MODULE)
    for _attempt in range(2):
        with pytest.raises(EngineUnfit) as failure:
            unfit.render(order("plain", 2), on_progress=go_on, deadline_s=60)
        assert (failure.value.code, failure.value.retry) == (code, True)
    unfit.close()


def test_loading_does_not_count_against_the_deadline(order, monkeypatch):
    slow = Host(NAME, Setup(assets=Path("unused"), model="heavy"), module=MODULE)
    heard = []
    slow.render(order("plain", 2), on_progress=lambda news: heard.append(news) is None, deadline_s=LOADS_S - 0.5)
    slow.close()
    assert heard[0] == Progress(stage="load", per_mille=0)
    stages = [news.stage for news in heard if isinstance(news, Progress)]
    assert "load" not in stages[stages.count("load") :]


def test_news_that_can_not_be_told_stops_the_render_and_never_passes_for_the_next_ones(host, order):
    """A database that is away for an instant must not shift every later answer by one."""
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    pid = host.pid

    def broken(_news: object) -> bool:
        raise LookupError("nobody can be told")

    for _attempt in range(2):
        with pytest.raises(LookupError):
            host.render(order("slow", 60), on_progress=broken, deadline_s=60)
    for frames, duration_ms in ((2, 67), (3, 100)):
        wanted = order("plain", frames)
        made = host.render(wanted, on_progress=go_on, deadline_s=60)
        assert (made.duration_ms, made.video.parent) == (duration_ms, wanted.folder)
    assert host.pid == pid


def test_what_the_engine_reports_arrives(host, order):
    made = host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    assert made.engine_version == "1"
    assert (made.report.model, made.report.gpu_ms, made.report.notes) == ("crayons", 12, ["identity_below_floor"])
    assert made.report.identity_score == 0.25


def test_an_engine_that_dies_is_told_of_and_made_anew(host, order):
    with pytest.raises(EngineLost) as lost:
        host.render(order("crash"), on_progress=go_on, deadline_s=60)
    assert lost.value.retry
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)


def test_an_engine_that_hangs_is_killed_at_its_deadline(host, order):
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    pid = host.pid
    with pytest.raises(EngineLost):
        host.render(order("hang"), on_progress=go_on, deadline_s=0.5)
    assert not is_alive(pid)


def test_an_engine_that_does_not_stop_is_killed(host, order, monkeypatch):
    host.render(order("plain", 2), on_progress=go_on, deadline_s=60)
    monkeypatch.setattr(host_module, "STOP_GRACE_S", 0.3)
    pid = host.pid
    with pytest.raises(Cancelled):
        host.render(order("hang"), on_progress=lambda _news: False, deadline_s=60)
    assert not is_alive(pid)


def test_it_dies_with_a_worker_that_is_killed():
    code = f"""
import sys, time
from pathlib import Path
from generation.engines.setup import Setup
from generation.worker.host import Host
host = Host({NAME!r}, Setup(assets=Path("unused")), module={MODULE!r})
host.warm()
print(host.pid, flush=True)
time.sleep(60)
"""
    worker = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    engine = int(worker.stdout.readline())
    assert is_alive(engine)
    assert os.getpgid(engine) == engine
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    wait_until(lambda: not is_alive(engine))
