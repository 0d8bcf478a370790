"""A mobile app in a few lines: a session token, no cookie."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import websockets

from tests.cameo import captures
from tests.flows.servers import World
from vision.capture.contracts import Script, Step, StepKind

AUTH = "/_allauth/app/v1"


class Phone:
    """One person's app. Every call asserts its status, so that a story reads as what should happen."""

    def __init__(self, world: World, username: str) -> None:
        self.world = world
        self.username = username
        self.http = httpx.Client(base_url=world.web, timeout=30)
        self.token = ""

    def call(self, method: str, path: str, *, expect: int = 200, key: str = "", **options: Any) -> Any:
        headers = {"X-Session-Token": self.token} if self.token else {}
        if key:
            headers["Idempotency-Key"] = key
        reply = self.http.request(method, path, headers=headers, **options)
        assert not self.http.cookies, "a mobile client needs no cookie"
        assert reply.status_code == expect, f"{method} {path}: {reply.status_code} {reply.text[:500]}"
        return reply.json() if reply.headers.get("content-type", "").endswith("json") else reply

    def sign_up(self) -> None:
        body = {
            "username": self.username,
            "email": f"{self.username}@example.com",
            "password": f"long-{uuid.uuid4().hex}",
            "birth_date": "1990-01-01",
        }
        self.token = self.call("POST", f"{AUTH}/auth/signup", json=body)["meta"]["session_token"]

    def enrol(self, photo: bytes) -> dict[str, Any]:
        self.call("POST", "/api/v1/cameo", files={"photo": ("me.jpg", photo, "image/jpeg")}, expect=202)
        return self.until("/api/v1/cameo", lambda cameo: cameo["state"] != "checking", seconds=30)

    def prove(self, assets: Path) -> dict[str, Any]:
        """Answers the camera's challenge with a drawn video; the capture once it is judged."""
        at = "/api/v1/cameo/challenges"
        since = time.monotonic()
        challenge = self.call("POST", at, json={}, expect=201)
        steps = tuple(Step(**step | {"kind": StepKind(step["kind"])}) for step in challenge["script"]["steps"])
        script = Script(seconds=challenge["script"]["seconds"], steps=steps)
        with tempfile.TemporaryDirectory() as folder:
            video = captures.capture(Path(folder) / "capture.mp4", captures.Head(assets / "face"), script).read_bytes()
        time.sleep(max(0.0, script.seconds - (time.monotonic() - since)))  # nobody can have filmed it sooner
        files = {"video": ("capture.mp4", video, "video/mp4")}
        one = f"{at}/{challenge['id']}"
        self.call("POST", f"{one}/video", data={"nonce": challenge["nonce"]}, files=files, expect=202)
        return self.until(one, lambda seen: seen["state"] not in ("issued", "checking"), seconds=120)

    def until(self, path: str, done: Any, *, seconds: float, every_s: float = 0.3) -> Any:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if done(body := self.call("GET", path)):
                return body
            time.sleep(every_s)
        raise AssertionError(f"{path} is still {body}")

    def watch(self, job_id: str, *, seconds: float = 120) -> list[dict[str, Any]]:
        """Every message of the job's socket until the job has ended."""

        async def listen() -> list[dict[str, Any]]:
            address = self.world.stream.replace("http", "ws", 1) + f"/ws/jobs/{job_id}/"
            headers = {"X-Session-Token": self.token}
            messages: list[dict[str, Any]] = []
            async with websockets.connect(address, additional_headers=headers) as socket:
                while not (messages and messages[-1]["job"]["state"] not in ("queued", "running")):
                    messages.append(json.loads(await asyncio.wait_for(socket.recv(), seconds)))
            return messages

        return asyncio.run(listen())
