"""The server is killed, interrupted and flooded; every job ends once and nothing is left lying about.

The tests are one story on one data folder: each goes on where the one before it left off.
"""

from __future__ import annotations

import json
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.chaos.server import Server, is_alive, until
from tests.flows.servers import free_port

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]
ENDED = ("ready", "failed", "cancelled", "refused")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    made = Server(tmp_path_factory.mktemp("chaos"))
    made.start()
    made.sign_up()
    yield made
    made.close()


def rendering(server: Server, job_id: str) -> dict:
    """The job in the midst of its frames."""
    return until(lambda: (job := server.job(job_id))["progress"] > 100 and job, seconds=90, what="a frame")


def ended(server: Server, job_id: str, seconds: float = 120) -> dict:
    return until(lambda: (job := server.job(job_id))["state"] in ENDED and job, seconds=seconds, what="the job's end")


def assert_nothing_is_left(server: Server) -> None:
    """No job in flight, no clip twice, no file without a row and no row without its file, no face in scratch."""
    assert server.rows("select id from generation_job where state in ('queued', 'running')") == []
    assert server.rows("select job_id from generation_clip group by job_id having count(*) > 1") == []
    rows = server.rows("select video_key, poster_key, preview_key, package from generation_clip where video_key <> ''")
    keys = [key for *single, package in rows for key in (*single, *json.loads(package).values())]
    assert sorted(f"clip/{name}" for name in server.files("clip")) == sorted(set(keys))
    assert server.rows("select id from generation_livechunk") == []
    assert server.files("job") == []
    assert [path for path in (server.data / "scratch").rglob("*") if path.is_file()] == []
    assert server.rows("select sum(balance) from accounts_creditaccount where kind = 'held'") in ([(0,)], [(None,)])
    assert server.rows("select id from generation_jobevent where kind = 'preview'") == []


def test_a_server_killed_mid_render_finishes_the_job_once_after_the_next_start(server: Server):
    job_id = server.submit(seconds=3)
    rendering(server, job_id)
    server.signal(signal.SIGKILL)
    assert len(server.family) >= 3, "worker, engine and its render processes"
    until(lambda: not any(map(is_alive, server.family)), seconds=15, what="the end of the orphans")
    assert server.rows("select attempt from generation_job where state in ('running', 'queued')") == [(1,)]
    server.start()
    job = ended(server, job_id)
    assert (job["state"], job["reason"]) == ("ready", "")
    assert server.rows("select attempt from generation_job") == [(2,)]
    kinds = [kind for (kind,) in server.rows("select kind from generation_jobevent order by id")]
    assert (kinds.count("started"), kinds.count("requeued"), kinds.count("ready")) == (2, 1, 1)
    assert_nothing_is_left(server)


def test_a_worker_killed_mid_render_is_replaced_at_once(server: Server):
    job_id = server.submit(seconds=3)
    rendering(server, job_id)
    ((worker,),) = server.rows("select worker from generation_job where state = 'running'")
    os.kill(int(worker.rpartition(":")[2]), signal.SIGKILL)
    assert ended(server, job_id)["state"] == "ready"
    assert_nothing_is_left(server)


def test_twenty_jobs_submitted_at_once_all_end(server: Server):
    with ThreadPoolExecutor(20) as pool:
        jobs = list(pool.map(lambda seed: server.submit(seed=seed), range(20)))
    refused = server.http.post("/api/v1/jobs", json={"prompt": "one too many", "width": 540, "height": 960})
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_jobs")
    states = [ended(server, job_id)["state"] for job_id in jobs]
    assert states == ["ready"] * 20
    assert_nothing_is_left(server)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_server_ends_clean_and_the_next_one_finishes_the_job(server: Server, number: signal.Signals):
    job_id = server.submit(seconds=3)
    rendering(server, job_id)
    said = len(server.log.read_text())
    status, seconds = server.signal(number)
    assert status == 0
    assert seconds < 12, "three on a quiet machine"
    assert not any(map(is_alive, server.family))
    assert "Traceback" not in server.log.read_text()[said:]
    assert server.rows("select state from generation_job where state in ('queued', 'running')") == [("queued",)]
    assert [path for path in (server.data / "scratch").rglob("*") if path.is_file()] == []
    server.start()
    assert ended(server, job_id)["state"] == "ready"
    assert_nothing_is_left(server)


def test_a_second_server_on_the_same_folder_or_port_refuses_to_start(server: Server, tmp_path: Path):
    assert "Another server uses" in server.twin_says(data=server.data, port=free_port())
    assert "can not be used" in server.twin_says(data=tmp_path, port=server.port)
