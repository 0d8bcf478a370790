"""A real HTTP server that speaks the OpenAI Videos API, deterministic, with faults to order. For `serve` and `manifest`
see the contract test too.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from generation.contracts import Operation, ReferenceKind, ReferenceRole
from generation.manifests.schema import Manifest
from tests.generation.engines.videos_api.clips import FRAME_RATE, drawn, frames_of, mp4

KEY = "sk-of-the-tests"
SIZES = ((64, 112), (112, 64), (108, 192))
SECONDS = (1, 2, 4)
POLL_MS = 50


@dataclass
class Fault:
    """What is answered instead, `times` times. `cut`: so many bytes of the true answer; `hang_s`: silence before it, or
    until `hang` is set.
    """

    method: str
    path: str
    times: int = 1
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut: int | None = None
    hang_s: float = 0.0
    hang: threading.Event | None = None


@dataclass
class Seen:
    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, Any]


@dataclass
class Remote:
    """A video; it is done after so many looks."""

    shown: dict[str, Any]
    frames: list[np.ndarray]
    looks_left: int


class Refusal(Exception):
    def __init__(self, status: int, message: str, *, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}


class VideosServer:
    """`looks` until a video is done, `queued` until then; `ends` completed or failed; `content` replaces a download."""

    def __init__(self, *, looks: int = 2, ends: str = "completed", silent: bool = False, key: str = KEY) -> None:
        self.looks, self.ends, self.silent, self.key = looks, ends, silent, key
        self.queued = False
        self.failure: dict[str, str] = {"code": "internal", "message": "it broke"}
        self.content: bytes | None = None
        self.deletes_running = True
        self.clip = b""
        self.faults: list[Fault] = []
        self.seen: list[Seen] = []
        self.videos: dict[str, Remote] = {}
        self.deleted: list[str] = []
        self.lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._http.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/v1"

    def fault(self, method: str, path: str, **how: Any) -> None:
        self.faults.append(Fault(method, path, **how))

    def count(self, method: str, path: str) -> int:
        return sum(one.method == method and re.fullmatch(path, one.path) is not None for one in self.seen)

    def forms(self, path: str) -> list[dict[str, Any]]:
        return [one.form for one in self.seen if one.method == "POST" and one.path == path]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(5)

    # what the API does

    def create(self, form: dict[str, Any]) -> dict[str, Any]:
        size = _size(form)
        reference = _reference(form, size)
        asking = json.dumps([_prompt(form), form.get("seed"), form.get("model")]).encode()
        seconds = _seconds(form)
        return self._add(form, size, drawn(asking, size=size, seconds=seconds, reference=reference))

    def edit(self, form: dict[str, Any]) -> dict[str, Any]:
        if not form.get("model") and isinstance(form.get("video"), bytes):
            raise Refusal(400, "model is required with a file", param="model")
        frames = [255 - frame for frame in self._source(form)]
        _prompt(form)
        return self._add(form, frames[0].shape[1::-1], frames)

    def extend(self, form: dict[str, Any]) -> dict[str, Any]:
        before = self._source(form)
        size = before[0].shape[1::-1]
        asking = json.dumps([_prompt(form), len(before)]).encode()
        return self._add(form, size, before + drawn(asking, size=size, seconds=_seconds(form)))

    def remix(self, video_id: str, form: dict[str, Any]) -> dict[str, Any]:
        before = self.known(video_id)
        size = before.frames[0].shape[1::-1]
        shown = self._add(form, size, drawn(_prompt(form).encode(), size=size, seconds=1))
        shown["remixed_from_video_id"] = video_id
        return shown

    def look(self, video_id: str) -> dict[str, Any]:
        video = self.known(video_id)
        video.looks_left -= 1
        done = video.looks_left <= 0
        video.shown["status"] = self.ends if done else "queued" if self.queued else "in_progress"
        video.shown["progress"] = 100 if done else round(100 * (1 - video.looks_left / (self.looks + 1)))
        if done and self.ends == "failed":
            video.shown["error"] = self.failure
        return video.shown

    def download(self, video_id: str) -> bytes:
        video = self.known(video_id)
        if video.shown["status"] != "completed":
            raise Refusal(404, "not ready")
        return mp4(video.frames, hz=None if self.silent else 330.0) if self.content is None else self.content

    def delete(self, video_id: str) -> dict[str, Any]:
        video = self.known(video_id)
        if video.shown["status"] in {"queued", "in_progress"} and not self.deletes_running:
            video.shown["status"] = "failed"  # from the next try on
            raise Refusal(400, "still running")
        del self.videos[video_id]
        self.deleted.append(video_id)
        return {"id": video_id, "object": "video.deleted", "deleted": True}

    def known(self, video_id: str) -> Remote:
        if video_id not in self.videos:
            raise Refusal(404, "no such video")
        return self.videos[video_id]

    def _source(self, form: dict[str, Any]) -> list[np.ndarray]:
        video = form.get("video")
        if isinstance(video, dict):
            return self.known(str(video.get("id"))).frames
        if not isinstance(video, bytes):
            raise Refusal(400, "video is required", param="video")
        return frames_of(video)

    def _add(self, form: dict[str, Any], size: tuple[int, ...], frames: list[np.ndarray]) -> dict[str, Any]:
        video_id = f"video_{len(self.videos) + len(self.deleted):04d}"
        nothing = dict.fromkeys(("completed_at", "expires_at", "remixed_from_video_id", "error"))
        shown = nothing | {
            "id": video_id,
            "object": "video",
            "model": form.get("model", "sora-2"),
            "status": "queued",
            "progress": 0,
            "created_at": 1_700_000_000,
            "prompt": form.get("prompt"),
            "size": f"{size[0]}x{size[1]}",
            "seconds": str(round(len(frames) / FRAME_RATE)),
        }
        self.videos[video_id] = Remote(shown, frames, self.looks)
        return shown


def _prompt(form: dict[str, Any]) -> str:
    prompt = form.get("prompt")
    if not isinstance(prompt, str) or not 1 <= len(prompt) <= 32_000:
        raise Refusal(400, "prompt is required", param="prompt")
    return prompt


def _size(form: dict[str, Any]) -> tuple[int, int]:
    size = tuple(int(part) for part in str(form.get("size")).split("x") if part.isdigit())
    if size not in SIZES:
        raise Refusal(400, "Invalid size", code="invalid_value", param="size")
    return size[0], size[1]


def _seconds(form: dict[str, Any]) -> int:
    if form.get("seconds") not in {str(one) for one in SECONDS}:
        raise Refusal(400, "Invalid seconds", code="invalid_value", param="seconds")
    return int(form["seconds"])


def _reference(form: dict[str, Any], size: tuple[int, int]) -> bytes:
    if "input_reference" not in form:
        return b""
    reference = form["input_reference"]
    if not isinstance(reference, bytes):
        raise Refusal(400, "Invalid type", code="invalid_type", param="input_reference")
    with Image.open(BytesIO(reference)) as picture:
        if picture.size != size:
            raise Refusal(400, "Inpaint image must match the requested width and height")
    return reference


def _parsed(headers: dict[str, str], body: bytes) -> dict[str, Any]:
    kind = headers.get("content-type", "")
    if kind.startswith("application/json"):
        return json.loads(body)
    if not kind.startswith("multipart/form-data"):
        raise Refusal(415, "JSON or multipart")
    form: dict[str, Any] = {}
    for part in BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).get_payload():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if part.get_filename() is None:
            data = data.decode()
        elif part.get_content_maintype() not in {"image", "video"}:
            raise Refusal(400, "unsupported mimetype")
        outer, _, inner = name.rstrip("]").partition("[")
        if inner:
            form.setdefault(outer, {})[inner] = data
        else:
            form[name] = data
    return form


def _handler(server: VideosServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.handle_any()

        do_POST = do_DELETE = do_GET

        def handle_any(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            path = self.path.removeprefix("/v1")
            try:
                form = _parsed(headers, body) if body else {}
                with server.lock:
                    server.seen.append(Seen(self.command, path, headers, form))
                    fault = self.fault(path)
                if fault and fault.hang_s:
                    time.sleep(fault.hang_s)
                if fault and fault.hang:
                    fault.hang.wait(120)
                if fault and fault.status:
                    return self.answer(fault.status, fault.body or b"{}", fault.headers)
                if server.key and headers.get("authorization") != f"Bearer {server.key}":
                    raise Refusal(401, "Incorrect API key provided")
                with server.lock:
                    data = self.routed(path, form)
                if fault and fault.body is not None:
                    data = fault.body
                self.answer(200, data, {"openai-poll-after-ms": str(POLL_MS)}, cut=fault.cut if fault else None)
            except Refusal as refusal:
                self.answer(refusal.status, json.dumps({"error": refusal.error}).encode(), {})

        def fault(self, path: str) -> Fault | None:
            for fault in server.faults:
                if fault.times and fault.method == self.command and re.fullmatch(fault.path, path):
                    fault.times -= 1
                    return fault
            return None

        def routed(self, path: str, form: dict[str, Any]) -> bytes:
            match self.command, path.strip("/").split("/"):
                case "POST", ["videos"]:
                    answer = server.create(form)
                case "POST", ["videos", "edits"]:
                    answer = server.edit(form)
                case "POST", ["videos", "extensions"]:
                    answer = server.extend(form)
                case "POST", ["videos", video_id, "remix"]:
                    answer = server.remix(video_id, form)
                case "GET", ["videos", video_id, "content"]:
                    if self.headers.get("Accept") != "application/binary":
                        raise Refusal(400, "an SDK asks for application/binary")
                    return server.download(video_id)
                case "GET", ["videos", video_id]:
                    answer = server.look(video_id)
                case "DELETE", ["videos", video_id]:
                    answer = server.delete(video_id)
                case _:
                    raise Refusal(404, "Not found")
            return json.dumps(answer).encode()

        def answer(self, status: int, data: bytes, headers: dict[str, str], *, cut: int | None = None) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data if cut is None else data[:cut])
            self.close_connection = self.close_connection or cut is not None

    return Handler


@contextmanager
def serve(**behaviour: Any) -> Iterator[VideosServer]:
    server = VideosServer(**behaviour)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def manifest(url: str, **changes: Any) -> Manifest:
    """Of a model `remote` on that server, with all that the API can do; the key is in VIDEOS_TEST_KEY."""
    server = {"url": url, "model": "tiny", "key_env": "VIDEOS_TEST_KEY", "seconds": SECONDS, "deadline_s": 20}
    limits = {
        "frame_step": 1,
        "frame_offset": 0,
        "size_multiple": 2,
        "call_seconds": 4,
        "max_seconds": 20,
        "sizes": SIZES,
        "max_references": {ReferenceKind.IMAGE: 1, ReferenceKind.VIDEO: 1},
    }
    whole = {
        "id": "remote",
        "adapter": "videos_api",
        "licence": {"name": "Test", "url": "", "commercial": True},
        "operations": [
            Operation.TEXT_TO_VIDEO,
            Operation.IMAGE_TO_VIDEO,
            Operation.VIDEO_TO_VIDEO,
            Operation.EXTEND,
            Operation.RESTYLE,
        ],
        "reference_roles": list(ReferenceRole),
        "makes_sound": True,
        "limits": limits | changes.pop("limits", {}),
        "server": server | changes.pop("server", {}),
    }
    return Manifest.model_validate(whole | changes)
