import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from generation.contracts import Cancelled, EngineError, EngineUnavailable, SpecRejected
from generation.engines.studio.pool import Pool

HERE = "tests.generation.engines.studio.drawing"
WIDTH, HEIGHT = 64, 96
HANGS_S = 30


@pytest.fixture(scope="module")
def pool():
    pool = Pool(2, preload=HERE)
    yield pool
    pool.close()


def start(pool: Pool, renderer: str = "Numbered", *arguments: object, num_frames: int = 30):
    return pool.start(
        f"{HERE}:{renderer}", (WIDTH, HEIGHT, *arguments), width=WIDTH, height=HEIGHT, num_frames=num_frames
    )


def processes(pool: Pool) -> set[int]:
    return {worker.process.pid for worker in pool._workers}


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: set[int], within_s: float) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if not any(is_alive(pid) for pid in pids):
            return True
        time.sleep(0.02)
    return False


def test_frames_come_in_order_and_whole(pool):
    frames = [frame.copy() for frame in start(pool, "Numbered", 0.002)]
    assert len(frames) == 30
    for index, frame in enumerate(frames):
        assert frame.shape == (HEIGHT, WIDTH, 3)
        assert frame.dtype == np.uint8
        assert (frame == index).all()


def test_both_processes_draw_and_serve_the_next_clip_too(pool):
    drawn = [
        {int.from_bytes(frame[0, 0].tobytes(), "little") for frame in start(pool, "Processes", 0.002)} for _ in "ab"
    ]
    assert drawn[0] == drawn[1] == processes(pool)
    assert len(drawn[0]) == 2


def test_a_frame_stays_whole_until_the_next_is_asked_for(pool):
    with start(pool, num_frames=40) as rendering:
        for index, frame in enumerate(rendering):
            time.sleep(0.003)
            assert (frame == index).all()


def test_the_last_frame_may_be_looked_at_after_the_clip_is_closed(pool):
    rendering = start(pool)
    frame = next(rendering)
    rendering.close()
    assert (frame == 0).all()


def test_closing_early_stops_the_drawing_and_keeps_the_processes(pool):
    before = processes(pool)
    rendering = start(pool, "Numbered", 0.05, num_frames=10_000)
    next(rendering)
    since = time.monotonic()
    rendering.close()
    assert time.monotonic() - since < HANGS_S  # of minutes that all of it takes
    assert processes(pool) == before
    assert [int(frame[0, 0, 0]) for frame in start(pool, num_frames=3)] == [0, 1, 2]


def test_a_clip_that_nobody_reads_is_closed_when_it_is_let_go(pool):
    start(pool)
    gc.collect()
    assert len(list(start(pool, num_frames=2))) == 2


def test_a_second_clip_at_the_same_time_is_refused(pool):
    with start(pool), pytest.raises(EngineUnavailable) as refusal:
        start(pool)
    assert refusal.value.code == "engine_busy"


def test_a_waiting_caller_can_stop(pool):
    def cancel() -> None:
        raise Cancelled("enough")

    rendering = start(pool, "Endless")
    rendering.on_wait = cancel
    since = time.monotonic()
    with pytest.raises(Cancelled):
        next(rendering)
    assert time.monotonic() - since < HANGS_S
    assert len(list(start(pool, num_frames=2))) == 2


def test_a_renderer_that_fails_fails_the_clip_without_its_message(pool):
    with pytest.raises(EngineError) as failure:
        list(start(pool, "Failing"))
    assert failure.value.code == "render_failed"
    assert "secret" not in str(failure.value)
    assert len(list(start(pool, num_frames=2))) == 2


def test_a_refusal_comes_through_with_its_code(pool):
    with pytest.raises(SpecRejected) as refusal:
        list(start(pool, "Refusing"))
    assert refusal.value.code == "no_such_place"


def test_a_process_that_dies_fails_the_clip_and_is_replaced(pool):
    before = processes(pool)
    with pytest.raises(EngineError) as failure:
        list(start(pool, "Dying"))
    assert failure.value.code == "render_process_ended"
    assert [int(frame[0, 0, 0]) for frame in start(pool, num_frames=5)] == [0, 1, 2, 3, 4]
    assert len(processes(pool)) == 2
    assert processes(pool) != before


def test_closing_the_pool_ends_its_processes():
    pool = Pool(1, preload=HERE)
    rendering = start(pool)
    next(rendering)
    pids = processes(pool)
    rendering.close()
    pool.close()
    assert gone(pids, within_s=1)


def test_processes_die_with_their_owner_however_it_ends():
    script = f"""
import time
from generation.engines.studio.pool import Pool
pool = Pool(2, preload="{HERE}")
rendering = pool.start("{HERE}:Numbered", (64, 96, 0.05), width=64, height=96, num_frames=10000)
next(rendering)
print(*(worker.process.pid for worker in pool._workers), flush=True)
time.sleep(600)
"""
    root = Path(__file__).resolve().parents[4]
    owner = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    pids = {int(pid) for pid in owner.stdout.readline().split()}
    assert len(pids) == 2
    assert all(is_alive(pid) for pid in pids)
    owner.kill()
    owner.wait()
    assert gone(pids, within_s=2)


def test_no_shared_memory_is_left_behind(pool):
    before = set(os.listdir("/proc/self/fd"))
    for _ in range(3):
        list(start(pool, num_frames=3))
    assert len(os.listdir("/proc/self/fd")) <= len(before) + 1
