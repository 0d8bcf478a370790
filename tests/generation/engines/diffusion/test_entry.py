"""The diffusion engine in the registry: what is offered, and what is refused before a model is loaded."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generation.contracts import EngineUnavailable, Route, SpecRejected
from generation.engines import registry
from generation.engines.diffusion import entry
from generation.engines.setup import Operator, Setup
from generation.manifests.schema import Licence
from generation.manifests.writing import write
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.stories import board, shot
from tests.generation.engines.installed import install


@pytest.fixture
def setup(tiny_ltx2: Model, assets: Path) -> Iterator[Setup]:
    """The tiny model, installed where it was built."""
    models = tiny_ltx2.folder.parent
    install(tiny_ltx2.manifest, tiny_ltx2.folder, models)
    yield Setup(assets=assets, models=models, model=tiny_ltx2.manifest.id, device="cpu")
    (models / f"{tiny_ltx2.manifest.id}.toml").unlink()


def test_each_installed_model_is_offered_with_what_it_can_do(setup: Setup, tiny_ltx2: Model) -> None:
    (offer,) = registry.offers("diffusion", setup)
    assert offer.route == Route(engine="diffusion", model="tiny-ltx2")
    assert offer.capability.sizes == tiny_ltx2.manifest.limits.sizes
    assert offer.refusal == ""


def test_nothing_is_offered_without_models(assets: Path, tmp_path: Path) -> None:
    assert registry.offers("diffusion", Setup(assets=assets)) == ()
    assert registry.offers("diffusion", Setup(assets=assets, models=tmp_path)) == ()


def test_models_of_other_engines_are_not_offered(assets: Path, tmp_path: Path) -> None:
    from tests.generation.engines.videos_api.server import manifest

    write(manifest("http://127.0.0.1:1/v1"), tmp_path)
    assert registry.offers("diffusion", Setup(assets=assets, models=tmp_path)) == ()


def test_an_offer_says_what_forbids_it_here(assets: Path, tmp_path: Path, tiny_ltx2: Model) -> None:
    licence = Licence(name="Test", url="", commercial=True, excluded_territories=("EU",))
    fields = {"licence": licence, "files": {"model_index.json": "0" * 64}}
    write(tiny_ltx2.manifest.model_copy(update=fields), tmp_path)
    there = Setup(assets=assets, models=tmp_path, operator=Operator(territories=("FR",)))
    assert [offer.refusal for offer in entry.offers(there)] == ["territory_excluded"]


def test_a_model_is_made_and_not_loaded_yet(setup: Setup) -> None:
    engine = registry.create("diffusion", setup)
    assert engine.name == "diffusion"
    assert engine._adapter is None  # type: ignore[attr-defined]


def test_a_changed_file_is_named_before_anything_is_loaded(setup: Setup, tiny_ltx2: Model) -> None:
    config = tiny_ltx2.folder / "scheduler" / "scheduler_config.json"
    before = config.read_bytes()
    try:
        config.write_bytes(before + b" ")
        with pytest.raises(EngineUnavailable) as failure:
            registry.create("diffusion", setup)
    finally:
        config.write_bytes(before)
    assert failure.value.code == "hash_mismatch"
    assert "scheduler_config.json" in str(failure.value)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"model": "nobody"}, "model_unknown"),
        ({"models": None}, "model_unknown"),
        ({"device": "cuda:7"}, "device_missing"),
    ],
)
def test_what_is_not_there_is_unavailable(setup: Setup, changes: dict[str, object], code: str) -> None:
    with pytest.raises(EngineUnavailable) as failure:
        registry.create("diffusion", replace(setup, **changes))
    assert failure.value.code == code


def test_a_manifest_of_an_unknown_adapter_is_unavailable(assets: Path, tmp_path: Path, tiny_ltx2: Model) -> None:
    fields = {"adapter": "nonesuch", "files": {"model_index.json": "0" * 64}}
    write(tiny_ltx2.manifest.model_copy(update=fields), tmp_path)
    with pytest.raises(EngineUnavailable) as failure:
        registry.create("diffusion", Setup(assets=assets, models=tmp_path, model="tiny-ltx2"))
    assert failure.value.code == "adapter_unknown"


def test_storyboards_share_the_studios_language(setup: Setup) -> None:
    assert registry.vocabulary("diffusion") == registry.vocabulary("studio")
    registry.check("diffusion", board(shot()), setup)
    with pytest.raises(SpecRejected):
        registry.check("diffusion", board(shot(setting="nowhere")), setup)
