import shutil
import socket
from pathlib import Path

import pytest

from vision.media import sandbox
from vision.media.sandbox import Outcome, Walls, open_confined, run_confined, walls

SHELL = "/bin/sh"


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    path = tmp_path / "upload.bin"
    path.write_text("mine")
    return path


def run(upload: Path, script: str, *, cpu_s: int = 5, max_output: int = 10_000) -> Outcome:
    return run_confined(SHELL, ["-c", script], source=upload, timeout_s=20, cpu_s=cpu_s, max_output=max_output)


@pytest.fixture(params=list(Walls))
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Walls:
    if request.param is Walls.LIMITS:
        monkeypatch.setattr(sandbox, "walls", lambda program: Walls.LIMITS)
    elif not works():
        pytest.skip("bubblewrap is not installed or may not make namespaces here")
    else:
        monkeypatch.setattr(sandbox, "walls", lambda program: Walls.BUBBLEWRAP)
    return Walls(request.param)


def works() -> bool:
    return shutil.which("bwrap") is not None and walls(shutil.which("ffmpeg") or "/bin/true") is Walls.BUBBLEWRAP


def test_the_source_is_readable_and_stdout_comes_back(kind: Walls, upload: Path) -> None:
    assert run(upload, f"/usr/bin/cat {upload}") == Outcome(status=0, output=b"mine", errors="")


def test_no_secret_of_ours_is_in_the_environment(kind: Walls, upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush")
    assert b"hush" not in run(upload, "export").output


def test_output_is_cut_by_the_kernel(kind: Walls, upload: Path) -> None:
    done = run(upload, "while :; do echo 0123456789012345678901234567890123456789; done", max_output=5000)
    assert done.status != 0
    assert len(done.output) <= 5000


def test_a_program_that_burns_time_is_ended(kind: Walls, upload: Path) -> None:
    assert run(upload, "while :; do :; done", cpu_s=1).status != 0


def test_a_program_that_eats_memory_is_refused_it(kind: Walls, upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MEMORY_BYTES", 200 << 20)
    done = run(upload, "x=0123456789; while :; do x=$x$x; done", cpu_s=10)
    assert done.status != 0


@pytest.mark.skipif(not works(), reason="bubblewrap is not installed or may not make namespaces here")
class TestBehindBubblewrap:
    @pytest.fixture(autouse=True)
    def walls_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sandbox, "walls", lambda program: Walls.BUBBLEWRAP)

    def test_other_files_are_not_there(self, upload: Path) -> None:
        neighbour = upload.with_name("neighbour")
        neighbour.write_text("not yours")
        done = run(upload, f"/usr/bin/cat {neighbour} /etc/passwd")
        assert done.status != 0
        assert done.output == b""

    def test_the_source_cannot_be_changed(self, upload: Path) -> None:
        assert run(upload, f"echo bad > {upload}").status != 0
        assert upload.read_text() == "mine"

    def test_there_is_no_network(self, upload: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            script = ["-c", f"echo hi > /dev/tcp/127.0.0.1/{port}"]
            bash = shutil.which("bash")
            assert bash
            done = run_confined(bash, script, source=upload, timeout_s=20, cpu_s=5, max_output=100)
        assert done.status != 0


def test_a_stream_is_read_while_the_program_runs_and_ends_it(kind: Walls, upload: Path) -> None:
    script = f"/usr/bin/cat {upload}; while :; do echo more; done"
    with open_confined(SHELL, ["-c", script], source=upload, cpu_s=5) as stream:
        assert stream.read(13) == b"minemore\nmore"
    assert stream.closed
