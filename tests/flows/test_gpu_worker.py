"""A job's way through a GPU worker: HTTP, PostgreSQL, Redis, Celery, the engine's process, diffusers, the store.

The model is tiny and random and runs on the CPU; everything else is what an operator has. Whatever is killed on the
way, a job ends once.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
import soundfile
from insightface.data import get_image
from PIL import Image

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.loudness import integrated_lufs
from generation.manifests import files
from generation.manifests.writing import write
from tests.chaos.server import is_alive, until
from tests.flows.clients import Phone
from tests.flows.films import Film, film
from tests.flows.gpu import MODEL, RATE, SIZE, STEPS, GpuWorld, gpu_world, kill_group
from tests.flows.servers import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
STORY_S = 4
LONG_S = 8
"""Some seconds of work, to be stopped or killed in."""
PICTURES = ("encode", "denoise", "decode")
"""The stages of a call; a beat tells of the one it falls on."""


@pytest.fixture(scope="module")
def world(request: pytest.FixtureRequest) -> Iterator[GpuWorld]:
    """In no folder of pytest's, which closes them all to PostgreSQL's user whenever another session starts."""
    with TemporaryDirectory(prefix="reprise-gpu-") as folder, gpu_world(Path(folder)) as world:
        failed_before = request.session.testsfailed
        yield world
        if request.session.testsfailed > failed_before:
            print(world.logs())


@pytest.fixture(scope="module")
def ann(world: GpuWorld) -> Phone:
    phone = Phone(world, "ann_gpu")
    phone.sign_up()
    return phone


@pytest.fixture(scope="module")
def stranger() -> bytes:
    """A JPEG of somebody else, out of insightface's own sample picture."""
    rgb = get_image("t1")[229:456, 0:227, ::-1]
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(rgb)).resize((681, 681), Image.Resampling.BICUBIC).save(stream, "JPEG")
    return stream.getvalue()


def track(*beats: float) -> bytes:
    """A second and a half of knocks at these seconds, as Ogg Vorbis."""
    samples = np.zeros(AUDIO_RATE * 3 // 2, np.float32)
    ring = np.arange(AUDIO_RATE // 20)
    for beat in beats:
        start = round(beat * AUDIO_RATE)
        samples[start : start + len(ring)] += 0.7 * np.sin(ring * 0.08) * np.exp(-ring / 600)
    stream = io.BytesIO()
    soundfile.write(stream, samples, AUDIO_RATE, format="OGG")
    return stream.getvalue()


LEAST_CHANGE = 2.0
"""Of 255, on average; the same job again changes nothing."""
EVEN, UNEVEN = (0.1, 0.5, 0.9), (0.3, 0.45, 0.8)


def submit(phone: Phone, prompt: str = "somebody dances on the beach", *, audio: bytes = b"", **changes: Any) -> str:
    """A job of one second, unless said otherwise."""
    wanted = {"prompt": prompt, "seconds": 1, "seed": 7, **SIZE} | changes
    sent = {"data": wanted, "files": {"audio": ("track.ogg", audio, "audio/ogg")}} if audio else {"json": wanted}
    job = phone.call("POST", "/api/v1/jobs", expect=201, **sent)
    assert (job["engine"], job["model"], job["state"]) == ("diffusion", MODEL, "queued")
    return str(job["id"])


def job_of(phone: Phone, job_id: str) -> Any:
    return phone.call("GET", f"/api/v1/jobs/{job_id}")


def ended(phone: Phone, job_id: str, *, seconds: float = 150) -> Any:
    return phone.until(f"/api/v1/jobs/{job_id}", lambda job: not job["can_cancel"], seconds=seconds)


def midway(phone: Phone, job_id: str) -> int:
    """Waits until the job is in the midst of its pictures, whichever of their stages its last beat fell on; how far it
    is, in per mille.
    """
    path = f"/api/v1/jobs/{job_id}"
    found = phone.until(path, lambda job: job["progress"] > 100 or not job["can_cancel"], seconds=150, every_s=0.1)
    progress: int = found["progress"]
    assert 100 < progress < 900
    return progress


def stored(phone: Phone, job_id: str) -> Film:
    clip_id = job_of(phone, job_id)["clip_id"]
    url = phone.call("GET", f"/api/v1/clips/{clip_id}")["video_url"]
    return film(phone.http.get(url).content)


def made(phone: Phone, prompt: str = "somebody dances on the beach", *, audio: bytes = b"", **changes: Any) -> Film:
    job_id = submit(phone, prompt, audio=audio, **changes)
    job = ended(phone, job_id)
    assert job["state"] == "ready", job["reason"]
    return stored(phone, job_id)


def ended_once(world: GpuWorld, job_id: str, *, attempt: int) -> None:
    """Ready, of this attempt, with one clip, one price paid, and nothing left in the store that belongs to nobody."""
    assert world.rows("SELECT state, attempt FROM generation_job WHERE id = %s", job_id) == [("ready", attempt)]
    assert world.rows("SELECT COUNT(*) FROM generation_clip WHERE job_id = %s", job_id) == [(1,)]
    kept = "SELECT kind FROM accounts_transfer WHERE key LIKE %s ORDER BY id"
    assert world.rows(kept, f"job:{job_id}:%") == [("hold",), ("capture",)]
    known = {str(clip) for (clip,) in world.rows("SELECT id FROM generation_clip WHERE video_key <> ''")}
    assert {path.parent.name for path in world.files("clip")} == known
    assert world.broken_invariants() == ""


def credits(phone: Phone) -> tuple[int, int]:
    said = phone.call("GET", "/api/v1/me/credits")
    return said["available"], said["held"]


def test_consent_that_ends_before_the_claim_renders_nothing(world: GpuWorld, ann: Phone, selfie: bytes):
    """Ben takes his likeness back, which ends the job at once; Cy's permission runs out, and only the claim notices.

    Runs first: no GPU worker has been started yet.
    """
    world.stopped()
    ben, cy = Phone(world, "ben_gpu"), Phone(world, "cy_gpu")
    for phone in (ben, cy):
        phone.sign_up()
        assert phone.enrol(selfie)["state"] == "active"
        world.rows("UPDATE cameo_likeness SET tier = 1 WHERE handle = %s", phone.username)  # as if proved by camera
        phone.call("POST", "/api/v1/cameo/grants", json={"audience": "approved", "username": ann.username}, expect=201)
    available, _held = credits(ann)
    with_ben, with_cy = (submit(ann, f"@{phone.username} dances on the beach") for phone in (ben, cy))
    assert credits(ann) == (available - 2, 2)

    ben.call("DELETE", "/api/v1/cameo", expect=204)
    world.rows(
        "UPDATE cameo_grant SET expires_at = now() WHERE likeness_id = "
        "(SELECT id FROM cameo_likeness WHERE handle = %s)",
        cy.username,
    )
    at_once, waiting = job_of(ann, with_ben), job_of(ann, with_cy)
    world.running()
    at_claim = ended(ann, with_cy)

    assert (at_once["state"], at_once["reason"]) == ("refused", "likeness_not_active")
    assert waiting["state"] == "queued"
    assert (at_claim["state"], at_claim["reason"]) == ("refused", "grant_expired")
    assert [job["gpu_ms"] for job in (at_once, at_claim)] == [0, 0]
    assert [job["clip_id"] for job in (at_once, at_claim)] == [None, None]
    assert world.rows("SELECT attempt FROM generation_job WHERE id = %s", with_ben) == [(0,)]
    assert world.files("clip") == []
    assert credits(ann) == (available, 0)


@pytest.fixture(scope="module")
def story(world: GpuWorld, ann: Phone) -> dict[str, Any]:
    """A job of some seconds, watched to its end: what was heard of it, what is said of it, what was kept."""
    world.running()
    alive = "SELECT COUNT(*) FROM generation_worker WHERE route = %s"
    until(lambda: world.rows(alive, f"diffusion.{MODEL}") == [(1,)], seconds=60, what="the worker's first pulse")
    job_id = submit(ann, seconds=STORY_S)
    messages = ann.watch(job_id)
    ((made_with,),) = world.rows("SELECT made_with FROM generation_clip WHERE job_id = %s", job_id)
    return {"messages": messages, "job": job_of(ann, job_id), "clip": stored(ann, job_id), "made_with": made_with}


def test_a_job_becomes_a_clip_with_picture_and_sound(story: dict[str, Any]):
    clip: Film = story["clip"]

    assert clip.frames.shape == (STORY_S * RATE, SIZE["height"], SIZE["width"], 3)
    assert clip.rate == RATE
    assert clip.frames.std(axis=(1, 2, 3)).min() > 5, "a frame is blank"
    assert np.abs(np.diff(clip.frames.astype(np.int16), axis=0)).mean(axis=(1, 2, 3)).min() > 1, "a frame stands still"
    assert clip.starts == (0, 0)
    assert abs(len(clip.sound) / AUDIO_RATE - STORY_S) < 0.05
    assert integrated_lufs(clip.sound) == pytest.approx(-14, abs=1.5)


def test_its_json_says_who_made_it_and_why(story: dict[str, Any]):
    job = story["job"]
    verdicts = {(one["engine"], one["model"]): one for one in job["route"]}

    assert (job["engine"], job["model"], job["state"], job["progress"]) == ("diffusion", MODEL, "ready", 1000)
    assert verdicts["diffusion", MODEL]["reason"] == ""
    assert verdicts["diffusion", MODEL]["served"]
    assert verdicts["studio", ""]["reason"] == "size_not_offered"
    assert 0 < job["gpu_ms"] < 60_000


def test_progress_only_grows_and_shows_the_steps_and_pictures(story: dict[str, Any]):
    progress = [message["data"] for message in story["messages"] if message.get("kind") == "progress"]
    pictures = {message["data"]["picture"] for message in story["messages"] if message.get("kind") == "preview"}
    per_mille = [said["progress"] for said in progress]

    assert story["messages"][-1]["kind"] == "ready"
    assert per_mille == sorted(per_mille)
    assert len({said["progress"] for said in progress if said["stage"] in PICTURES}) > 2
    assert len(pictures) > 1
    assert all(picture.startswith("data:image/jpeg;base64,") for picture in pictures)


def test_how_a_clip_was_made_is_kept(story: dict[str, Any]):
    made_with = story["made_with"]

    assert (made_with["engine"], made_with["model"], made_with["revision"]) == ("diffusion", MODEL, "tiny-1")
    assert (made_with["pipeline"], made_with["num_inference_steps"]) == ("LTX2Pipeline", STEPS)
    assert (made_with["device"], made_with["seeds"].split()[0]) == ("cpu", "7")


def test_the_face_and_the_track_of_a_job_decide_what_is_seen_and_heard(
    world: GpuWorld, ann: Phone, selfie: bytes, stranger: bytes
):
    """The likeness is taken back and enrolled anew between the clips: the requests are the same, letter by letter."""
    prompt = f"@{ann.username} dances on the beach"
    assert ann.enrol(selfie)["state"] == "active"
    first = made(ann, prompt, audio=track(*EVEN), seed=11)
    again = made(ann, prompt, audio=track(*EVEN), seed=11)
    other_track = made(ann, prompt, audio=track(*UNEVEN), seed=11)
    ann.call("DELETE", "/api/v1/cameo", expect=204)
    assert ann.enrol(stranger)["state"] == "active"
    other_face = made(ann, prompt, audio=track(*EVEN), seed=11)
    ann.call("DELETE", "/api/v1/cameo", expect=204)
    seeds = world.rows(
        "SELECT DISTINCT clip.made_with ->> 'seeds' FROM generation_clip clip JOIN generation_job job "
        "ON job.id = clip.job_id WHERE job.seed = 11"
    )

    assert len(seeds) == 1, "another seed decided"
    assert np.array_equal(first.frames, again.frames) and np.array_equal(first.sound, again.sound)
    assert first.unlike(other_track) > LEAST_CHANGE
    assert first.unlike(other_face) > LEAST_CHANGE
    assert np.array_equal(first.sound, other_face.sound)
    assert knocks(first) == pytest.approx(EVEN, abs=0.02)
    assert knocks(other_track) == pytest.approx(UNEVEN, abs=0.02)


def knocks(clip: Film) -> list[float]:
    """The seconds at which it begins to be loud after quiet."""
    loud = np.abs(clip.sound).max(axis=1) > 0.3 * np.abs(clip.sound).max()
    heard, last = [], -AUDIO_RATE
    for at in np.flatnonzero(loud):
        if at - last > 0.05 * AUDIO_RATE:
            heard.append(at / AUDIO_RATE)
        last = at
    return heard


def test_how_alike_a_face_is_is_measured_and_said(world: GpuWorld, ann: Phone, selfie: bytes):
    """A random model draws nobody: the clip is made twice and delivered with a note."""
    assert ann.enrol(selfie)["state"] == "active"
    job_id = submit(ann, f"@{ann.username} dances on the beach")
    clip = ann.call("GET", f"/api/v1/clips/{ended(ann, job_id)['clip_id']}")
    ann.call("DELETE", "/api/v1/cameo", expect=204)

    assert clip["identity_score"] is not None
    assert clip["identity_score"] < 0.35
    assert clip["notes"] == ["identity_below_floor"]


def test_a_cancelled_job_ends_within_a_step_and_the_next_one_is_taken(world: GpuWorld, ann: Phone):
    worker = world.running()
    before, (long, short) = credits(ann), (submit(ann, seconds=15), submit(ann))
    asked = time.monotonic()
    progress = midway(ann, long)
    engine, since = worker.engine, time.monotonic()
    left_s = (since - asked) * (1000 - progress) / progress

    cancelled = ann.call("POST", f"/api/v1/jobs/{long}/cancel")
    ann.until(f"/api/v1/jobs/{short}", lambda job: job["state"] != "queued", seconds=60)
    took_s = time.monotonic() - since
    done = ended(ann, short)

    assert cancelled["state"] == "cancelled"
    assert took_s < max(4, left_s / 2), "it went on with the pictures"
    assert done["state"] == "ready"
    assert worker.engine == engine, "its model was thrown away"
    assert job_of(ann, long)["clip_id"] is None
    assert credits(ann) == (before[0] - done["price"], 0)


def test_an_engine_that_is_killed_is_made_anew_and_its_job_ends_once(world: GpuWorld, ann: Phone):
    worker = world.running()
    job_id = submit(ann, seconds=LONG_S)
    midway(ann, job_id)
    killed = worker.engine

    kill_group(killed)
    job = ended(ann, job_id)

    assert job["state"] == "ready", job["reason"]
    assert worker.alive
    assert worker.engine != killed
    assert len(stored(ann, job_id).frames) == LONG_S * RATE
    ended_once(world, job_id, attempt=2)


def test_a_worker_that_is_killed_takes_its_engine_along_and_another_one_ends_its_job_once(world: GpuWorld, ann: Phone):
    worker = world.running()
    job_id = submit(ann, seconds=LONG_S)
    midway(ann, job_id)
    family = worker.family()

    worker.kill()
    until(lambda: not any(map(is_alive, family)), seconds=10, what="the end of what the worker had started")
    other = world.running()
    job = ended(ann, job_id)

    assert other is not worker
    assert job["state"] == "ready", job["reason"]
    assert len(stored(ann, job_id).frames) == LONG_S * RATE
    ended_once(world, job_id, attempt=2)
    faces = [path for path in (world.folder / "data" / "scratch").rglob("*") if path.is_file()]
    assert faces == [], "what the dead worker had copied is still there"


@pytest.mark.parametrize(
    ("cause", "operator"),
    [("hash_mismatch", {}), ("territory_excluded", {"REPRISE_OPERATOR_TERRITORIES": "DE,FR"})],
)
def test_a_worker_refuses_to_start_with_a_model_it_may_not_use(
    world: GpuWorld, tmp_path: Path, cause: str, operator: dict[str, str]
):
    models = tmp_path / "models"
    manifest = files.named(world.models, MODEL)
    shutil.copytree(world.models / MODEL, models / MODEL)
    if cause == "hash_mismatch":
        weights = next((models / MODEL / "transformer").glob("*.safetensors"))
        content = bytearray(weights.read_bytes())
        content[-1] ^= 1
        weights.write_bytes(content)
    else:
        licence = manifest.licence.model_copy(update={"excluded_territories": ("EU",)})
        manifest = manifest.model_copy(update={"licence": licence})
    write(manifest, models)

    said = subprocess.run(
        [sys.executable, "manage.py", "worker", "--gpu", "--model", MODEL],
        cwd=ROOT,
        env=world.env | {"REPRISE_MODELS_DIR": str(models)} | operator,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert said.returncode == 1
    assert cause in said.stderr
    assert str(tmp_path) not in said.stderr


def test_nothing_is_left_running_when_a_worker_stops(world: GpuWorld, ann: Phone):
    """What renders meanwhile is given back at once, and the worker is no longer counted on."""
    worker = world.running()
    job_id = submit(ann, seconds=LONG_S)
    midway(ann, job_id)
    family = worker.family()

    world.stopped()

    assert not any(map(is_alive, family))
    assert job_of(ann, job_id)["state"] == "queued"
    assert world.rows("SELECT COUNT(*) FROM generation_worker WHERE name LIKE %s", f"%:{worker.process.pid}") == [(0,)]
    assert ann.call("POST", f"/api/v1/jobs/{job_id}/cancel")["state"] == "cancelled"
    assert world.broken_invariants() == ""
