"""How long a person waits: from submitting to the worker's start, and to a finished five-second clip.

Starts the real server on a folder of its own. Run it on a machine that does nothing else: `make bench`.
"""

import argparse
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
START_MS, CLIP_S = 100, 15
"""What issue "The loop" promises on two cores."""
IDLE_AFTER_S = 5.0
"""An engine that was told to stop has let go by then."""

PROMPT = 'Somebody dances on the moon while it rains cats, says "one small step"'


class Client:
    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"
        self._headers = {"Content-Type": "application/json"}

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self._root + path, data, self._headers, method=method)  # noqa: S310  our own
        with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310
            answer: dict[str, Any] = json.load(reply)
            return answer

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(self._root + "/healthz", timeout=2).close()  # noqa: S310
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
        return True

    def sign_up(self) -> None:
        person = {"username": "bench", "password": "long-enough-for-a-bench", "birth_date": "1990-01-01"}
        token = self.call("POST", "/_allauth/app/v1/auth/signup", person)["meta"]["session_token"]
        self._headers["X-Session-Token"] = token

    def submit(self, **changes: Any) -> tuple[float, str]:
        """The moment of asking, and the job's id."""
        asked = time.time()
        job = self.call("POST", "/api/v1/jobs", {"prompt": PROMPT, "seconds": 5, "seed": 1} | changes)
        return asked, str(job["id"])

    def until(self, job_id: str, field: str, seconds: float) -> float:
        """The moment in that field of the job."""
        deadline = time.monotonic() + seconds
        while (job := self.call("GET", f"/api/v1/jobs/{job_id}"))[field] is None:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{field} did not come: {job['state']} {job['reason']}")
            time.sleep(0.1)  # the moment itself comes from the row
        return datetime.fromisoformat(job[field]).timestamp()


def starts(client: Client, count: int) -> list[float]:
    """Milliseconds from asking to the worker's claim, each on an idle server."""
    found = []
    for _ in range(count):
        asked, job_id = client.submit()
        found.append(1000 * (client.until(job_id, "started_at", 30) - asked))
        client.call("POST", f"/api/v1/jobs/{job_id}/cancel")
        time.sleep(IDLE_AFTER_S)
    return found


def clips(client: Client, count: int) -> list[float]:
    """Seconds from asking to the finished clip, 720x1280, 5 s, another seed each time."""
    found = []
    for seed in range(count):
        asked, job_id = client.submit(seed=seed + 10)
        found.append(client.until(job_id, "finished_at", 180) - asked)
        job = client.call("GET", f"/api/v1/jobs/{job_id}")
        if job["state"] != "ready":
            raise RuntimeError(f"the job ended {job['state']}: {job['reason']}")
        time.sleep(1)
    return found


def tell(name: str, values: list[float], unit: str, promised: float) -> None:
    middle = statistics.median(values)
    print(
        f"{name}: p50 {middle:.3g} {unit}, least {min(values):.3g}, most {max(values):.3g}, "
        f"promised {promised:g} {unit}, ratio {middle / promised:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=11)
    parser.add_argument("--clips", type=int, default=3)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="reprise-bench-") as folder:
        environment = os.environ | {
            "REPRISE_DATA_DIR": folder,
            "REPRISE_ASSETS_DIR": os.environ.get("REPRISE_ASSETS_DIR", str(ROOT / "var" / "assets")),
            "REPRISE_DAILY_CREDITS": "10000",
        }
        command = [sys.executable, "manage.py", "serve", "--port", str(port), "--no-demo"]
        began = time.monotonic()
        with (Path(folder) / "serve.log").open("wb") as log:
            server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        client = Client(port)
        try:
            while not client.answers():
                if server.poll() is not None:
                    sys.exit((Path(folder) / "serve.log").read_text()[-2000:])
                time.sleep(0.05)
            first_s, load = time.monotonic() - began, os.getloadavg()[0]
            print(f"first answer after {first_s:.1f} s on an empty folder; the machine's load was {load:.1f}")
            client.sign_up()
            clips(client, 1)  # the first clip loads everything
            tell("submit to start", starts(client, options.starts), "ms", START_MS)
            tell("submit to a 5 s clip", clips(client, options.clips), "s", CLIP_S)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)


if __name__ == "__main__":
    main()
