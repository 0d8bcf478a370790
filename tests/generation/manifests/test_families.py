"""Real saved pipelines: nothing they are made of is refused, and presets promise what the adapters can do."""

import importlib
from pathlib import Path

import pytest

from generation.management.commands.models import traits_of
from generation.manifests.check import folder_refusals, refusals
from generation.manifests.claims import beyond
from generation.manifests.classes import CLASSES
from generation.manifests.presets import PRESETS
from generation.manifests.schema import Manifest
from generation.manifests.writing import describe
from tests.generation.manifests.conftest import ANYBODY

FAMILIES = sorted(PRESETS)


@pytest.fixture(scope="module", params=FAMILIES)
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An adapter's name, and a folder of its tiny model."""
    builder = importlib.import_module(f"tests.generation.engines.diffusion.tiny.{request.param}")
    return request.param, builder.build(tmp_path_factory.mktemp(request.param) / "tiny")


def test_a_saved_pipeline_is_described_and_passes_all_but_its_licence(saved):
    adapter, folder = saved
    free = {"name": "Test", "url": "", "commercial": True}
    made = describe(folder, adapter=adapter, models=folder.parent, licence=free)

    assert refusals(made, folder, ANYBODY, traits=traits_of(adapter)) == ()


def test_the_folder_of_another_family_is_refused(saved):
    adapter, folder = saved
    other = next(one for one in FAMILIES if one != adapter and CLASSES[one].indexed)

    assert {one.code for one in folder_refusals(other, folder)} & {"class_not_allowed", "custom_code"}


@pytest.mark.parametrize("adapter", FAMILIES)
def test_presets_promise_what_the_adapter_can_do(adapter):
    traits = traits_of(adapter)
    preset = Manifest(**PRESETS[adapter], id="any", adapter=adapter, path="any")

    assert traits is not None
    assert beyond(preset, traits) == ()
    assert (preset.makes_sound, preset.audio_driven) == (traits.makes_sound, traits.audio_driven)


@pytest.mark.parametrize("adapter", FAMILIES)
def test_the_classes_that_are_allowed_exist(adapter):
    """A misspelt name would allow nothing, and nobody would notice."""
    import diffusers
    import transformers

    for library, names in CLASSES[adapter].components.items():
        place = {"diffusers": diffusers, "transformers": transformers}.get(library)
        place = place or importlib.import_module(f"diffusers.pipelines.{library}")
        assert [name for name in names if not hasattr(place, name)] == []
    assert [name for name in CLASSES[adapter].pipelines if not hasattr(diffusers, name)] == []
