"""The credit line is in the file: rendered by a worker, read back with ffprobe."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from accounts.services import grant_daily, hold
from common import store
from common.scratch import Scratch
from generation.contracts import Route
from generation.engines.setup import Setup
from generation.models import Clip, Job
from generation.worker.host import Host
from generation.worker.runner import Runner
from remix.services import join
from remix.states import RemixKind
from tests.factories import JobFactory
from tests.generation.colour_engine import NAME
from tests.remix.rows import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def runner(tmp_path):
    host = Host(NAME, Setup(assets=Path("unused")), module="tests.generation.engine_process")
    scratch = Scratch(tmp_path / "scratch")
    yield Runner(host=host, scratch=scratch, worker="test:1", route=Route(engine=NAME))
    host.close()
    scratch.close()


def paid(owner: User, **fields: Any) -> Job:
    job: Job = JobFactory(owner=owner, engine=NAME, width=90, height=160, num_frames=15, **fields)
    grant_daily(owner)
    hold(owner, job.price, job_id=job.pk)
    return job


def tags(path: Path) -> dict[str, str]:
    program = shutil.which("ffprobe")
    assert program, "ffprobe is missing: it comes with ffmpeg"
    asked = [program, "-v", "error", "-show_entries", "format_tags", "-of", "json", path]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
    return found["format"]["tags"]


def rendered(runner: Runner, job: Job, folder: Path) -> Path:
    assert runner.drain() == 1
    path = folder / "clip.mp4"
    store.copy_to(Clip.objects.get(job=job).video_key, path)
    return path


def test_the_file_names_authors_likenesses_and_engine(ann, ben, runner, tmp_path):
    root = published(owner=ann, clip__job__prompt="@ann is secret here")
    job = paid(ben, prompt="plain words")
    join(job, [root], RemixKind.RESTYLE)

    path = rendered(runner, job, tmp_path)

    found = tags(path)
    assert found["comment"] == "AI generated"
    assert found["artist"] == "ben, ann"
    assert found["description"] == f"Made with AI by @ben. Remixed from @ann. Engine: {NAME}."
    data = path.read_bytes()
    assert b"secret" not in data and b"plain words" not in data and str(job.pk).encode() not in data


def test_an_original_with_nobody_in_it_names_its_author(ann, runner, tmp_path):
    job = paid(ann)

    assert tags(rendered(runner, job, tmp_path))["description"] == f"Made with AI by @ann. Engine: {NAME}."
