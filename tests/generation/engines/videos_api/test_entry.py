"""What an installation offers, and what it refuses to start."""

from pathlib import Path

import pytest

from generation.contracts import EngineUnavailable
from generation.engines import registry
from generation.engines.setup import Operator, Setup
from generation.engines.videos_api.entry import ENTRY
from generation.manifests.writing import write
from tests.generation.engines.videos_api.conftest import frames_of, ignore
from tests.generation.engines.videos_api.server import manifest, serve

TOML = """
id = "remote"
adapter = "videos_api"
operations = ["text_to_video"]
[licence]
name = "Test"
url = ""
commercial = false
[limits]
frame_step = 1
frame_offset = 0
size_multiple = 2
call_seconds = 4
max_seconds = 20
sizes = [[720, 1280]]
[server]
url = "http://gpu:8000/v1"
model = "tiny"
key_env = "VIDEOS_TEST_KEY"
"""


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / "remote.toml").write_text(TOML)
    return tmp_path


def setup(models: Path, **changes) -> Setup:
    return Setup(**{"assets": models, "models": models, "model": "remote", "hosts": ("gpu:8000",), **changes})


def test_every_manifest_behind_a_server_is_offered(models):
    (offer,) = ENTRY.offers(setup(models))
    assert offer.route.queue == "render.videos_api.remote"
    assert offer.refusal == ""
    assert offer.capability.max_seconds == 12


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"hosts": ()}, "host_not_listed"), ({"operator": Operator(commercial=True)}, "commercial_not_allowed")],
)
def test_what_may_not_be_used_is_offered_with_its_reason_and_not_made(models, monkeypatch, changes, code):
    monkeypatch.setenv("VIDEOS_TEST_KEY", "sk-1")
    (offer,) = ENTRY.offers(setup(models, **changes))
    assert offer.refusal == code
    with pytest.raises(EngineUnavailable) as failure:
        ENTRY.create(setup(models, **changes))
    assert failure.value.code == code


@pytest.mark.parametrize("key", ["", "  ", "sk-ü", "sk\n1"])
def test_without_a_usable_key_it_is_not_made(models, monkeypatch, key):
    monkeypatch.setenv("VIDEOS_TEST_KEY", key)
    with pytest.raises(EngineUnavailable) as failure:
        ENTRY.create(setup(models))
    assert failure.value.code == "key_missing"
    assert key.strip() == "" or key not in str(failure.value)


def test_with_a_key_it_is_made(models, monkeypatch):
    monkeypatch.setenv("VIDEOS_TEST_KEY", "sk-1")
    engine = ENTRY.create(setup(models))
    assert engine.name == "videos_api"
    engine.close()


def test_an_unknown_model_is_not_made(models):
    with pytest.raises(EngineUnavailable) as failure:
        ENTRY.create(setup(models, model="nonesuch"))
    assert failure.value.code == "model_unknown"


def test_words_are_the_studios(models):
    assert ENTRY.vocabulary().terms


def test_a_written_manifest_makes_an_engine_that_renders(tmp_path, monkeypatch, assets, spec):
    with serve() as server:
        write(manifest(server.url), tmp_path)
        monkeypatch.setenv("VIDEOS_TEST_KEY", server.key)
        engine = registry.create("videos_api", setup(tmp_path, assets=assets, hosts=(server.host,)))
        clip = engine.render(spec, on_step=ignore)
        assert len(frames_of(clip)) == spec.num_frames
        engine.close()
