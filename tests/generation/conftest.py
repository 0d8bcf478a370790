"""Jobs without the studio engine: a small engine, bells that are counted, and files to complete with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from accounts.models import User
    from generation.models import Clip, Job
    from generation.requests import JobRequest
    from generation.services import MadeClip


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the tasks that were rung for, instead of a broker."""
    from celery import current_app

    rung: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, *args, **options: rung.append(name))
    return rung


@pytest.fixture
def colour(settings: Any, bells: list[str], db: None) -> Iterator[list[str]]:
    """The small engine is the installation's; gives the bells."""
    from generation import routing
    from tests.generation import colour_engine

    colour_engine.install()
    settings.ENGINES = (colour_engine.NAME,)
    settings.DAILY_CREDITS = 100
    routing.offers.cache_clear()
    yield bells
    routing.offers.cache_clear()


@pytest.fixture
def asking() -> Callable[..., JobRequest]:
    """A small request; keyword arguments change it."""
    from generation.requests import JobRequest

    def ask(prompt: str = "somebody waves on the beach", **changes: Any) -> JobRequest:
        return JobRequest(**{"prompt": prompt, "seconds": 1.0, "width": 90, "height": 160, "seed": 1} | changes)

    return ask


@pytest.fixture
def submitted(colour: list[str], asking: Callable[..., JobRequest], ann: User) -> Callable[..., Job]:
    """`submitted()` is a queued job of Ann's; `by` another's, the rest changes the request."""
    from generation.services import submit_job

    def submit(prompt: str = "somebody waves on the beach", *, by: User | None = None, **changes: Any) -> Job:
        return submit_job(by or ann, request=asking(prompt, **changes))

    return submit


@pytest.fixture
def made(tmp_path: Path) -> Callable[[], MadeClip]:
    """Files as the engine's process would leave them."""
    from generation.services import MadeClip

    def make() -> MadeClip:
        files = {}
        for name, suffix in (("video", "mp4"), ("poster", "jpg"), ("preview", "webp")):
            files[name] = tmp_path / f"{name}.{suffix}"
            files[name].write_bytes(f"{name} ".encode() * 1000)
        return MadeClip(**files, width=90, height=160, duration_ms=1000)

    return make


@pytest.fixture
def finished(submitted: Callable[..., Job], made: Callable[[], MadeClip]) -> Callable[..., Clip]:
    """`finished()` is a draft of Ann's with files in the store."""
    from generation.services import claim_next, complete

    def finish(prompt: str = "somebody waves on the beach", **changes: Any) -> Clip:
        submitted(prompt, **changes)
        job = claim_next("w")
        assert job is not None
        clip = complete(job, made())
        assert clip is not None
        return clip

    return finish


@pytest.fixture
def stored(settings: Any) -> Callable[[], list[str]]:
    """Keys of all files in the private store, the consent ledger's journal apart, which stays."""
    from pathlib import Path

    def keys() -> list[str]:
        root = Path(settings.STORAGES["private"]["OPTIONS"]["location"])
        files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        return sorted(str(path) for path in files if path.parts[0] != "ledger")

    return keys


@pytest.fixture
def tone() -> Callable[..., bytes]:
    """`tone(seconds=2)` is a WAV file."""
    import io
    import math
    import struct
    import wave

    def make(*, seconds: float) -> bytes:
        stream = io.BytesIO()
        with wave.open(stream, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            samples = (round(9000 * math.sin(n / 5)) for n in range(round(8000 * seconds)))
            file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
        return stream.getvalue()

    return make
