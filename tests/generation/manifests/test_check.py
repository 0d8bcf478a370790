"""Every refusal, by a real folder."""

import json
import shutil
from pathlib import Path

import pytest

from generation.contracts import EngineUnavailable, Operation, ReferenceRole
from generation.engines.setup import Operator
from generation.manifests.check import check, folder_refusals, refusals
from generation.manifests.refusals import ModelRefused
from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits
from tests.generation.manifests.conftest import ANYBODY, INDEX, edit, save

WEIGHTS = "transformer/diffusion_pytorch_model.safetensors"


def codes(manifest: Manifest, folder: Path, **traits: Traits) -> set[str]:
    return {one.code for one in refusals(manifest, folder, ANYBODY, **traits)}


def test_an_untouched_folder_passes(manifest, folder):
    assert refusals(manifest, folder, ANYBODY) == ()
    check(manifest, folder, ANYBODY)


def test_one_changed_byte_of_weights_is_named(manifest, folder):
    weights = bytearray((folder / WEIGHTS).read_bytes())
    weights[-1] ^= 1
    (folder / WEIGHTS).write_bytes(weights)

    with pytest.raises(ModelRefused) as refusal:
        check(manifest, folder, ANYBODY)

    assert isinstance(refusal.value, EngineUnavailable)
    assert refusal.value.code == "hash_mismatch"
    assert str(refusal.value) == f"model small-wan: hash_mismatch: {WEIGHTS}"


@pytest.mark.parametrize("name", ["transformer/config.json", "tokenizer/tokenizer.json"])
def test_a_changed_config_is_a_mismatch_too(manifest, folder, name):
    edit(folder / name, extra=1)

    assert codes(manifest, folder) == {"hash_mismatch"}


def test_a_truncated_file_is_a_mismatch(manifest, folder):
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:40])

    assert codes(manifest, folder) == {"hash_mismatch"}


def test_a_missing_file_is_named(manifest, folder):
    (folder / WEIGHTS).unlink()

    assert [str(one) for one in refusals(manifest, folder, ANYBODY)] == [f"file_missing: {WEIGHTS}"]


def test_a_missing_folder_is_named(manifest, folder):
    shutil.rmtree(folder)

    assert codes(manifest, folder) == {"folder_missing"}


def test_weights_and_configs_that_nobody_listed_are_refused(manifest, folder):
    shutil.copy(folder / WEIGHTS, folder / "transformer/more.safetensors")
    save(folder / "text_encoder/config.json", {})

    assert codes(manifest, folder) == {"unlisted_weights", "unlisted_file"}


@pytest.mark.parametrize("name", ["pytorch_model.bin", "deep/er/MODEL.PT", ".cache/x.ckpt", "a.pth", "a.pkl"])
def test_pickles_are_refused_wherever_they_lie(manifest, folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"\x80\x04.")

    assert codes(manifest, folder) == {"pickle_weights"}


@pytest.mark.parametrize("name", ["pipeline.py", "transformer/model.pyc", "kernels/attention.so"])
def test_code_in_the_folder_is_refused(manifest, folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"")

    assert codes(manifest, folder) == {"custom_code"}


@pytest.mark.parametrize(
    "asks",
    [
        {"auto_map": {"AutoModel": "modeling.Model"}},
        {"text_config": {"auto_map": {"AutoModel": "modeling.Model"}}},
        {"parts": [{"custom_pipeline": "mine"}]},
        {"_attn_implementation": "somebody/flash-kernels"},
    ],
)
def test_a_config_that_asks_for_code_is_refused(manifest, folder, asks):
    edit(folder / "transformer/config.json", **asks)

    assert codes(manifest, folder) == {"custom_code"}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"transformer": ["os", "system"]}, "custom_code"),
        ({"transformer": ["transformer", "Model"]}, "custom_code"),
        ({"transformer": [["diffusers"], "Model"]}, "custom_code"),
        ({"_class_name": ["pipeline", "Mine"]}, "custom_code"),
        ({"_class_name": "StableDiffusionPipeline"}, "class_not_allowed"),
        ({"transformer": ["diffusers", "UNet2DModel"]}, "class_not_allowed"),
        ({"transformer": ["transformers", "WanVACETransformer3DModel"]}, "class_not_allowed"),
        ({"tokenizer": ["transformers", "AutoModel"]}, "class_not_allowed"),
        ({"vae": ["diffusers", "AutoencoderKLWan"]}, "file_missing"),
        ({"tokenizer": [None, None, {"type_hint": ["evil", "Processor"]}]}, "custom_code"),
        ({"tokenizer": [None, None, {"type_hint": 7}]}, "custom_code"),
        ({"tokenizer": ["transformers", "T5Tokenizer", {"subfolder": "../other"}]}, "file_missing"),
    ],
)
def test_an_index_may_name_only_known_classes_that_are_there(manifest, folder, entry, code):
    save(folder / "model_index.json", INDEX | entry)

    assert codes(manifest, folder) == {code}


def test_a_config_may_not_name_another_class_than_the_index(manifest, folder):
    edit(folder / "transformer/config.json", _class_name="UNet2DModel")

    assert codes(manifest, folder) == {"class_not_allowed"}


def test_shards_must_lie_in_the_folder(manifest, folder):
    save(folder / "transformer/model.safetensors.index.json", {"weight_map": {"weight": "../../other.safetensors"}})

    assert "file_missing" in codes(manifest, folder)


@pytest.mark.parametrize("name", ["transformer/adapter_config.json", "tokenizer/Adapter_Config.json"])
def test_no_part_may_be_an_adapter_of_a_model_elsewhere(manifest, folder, name):
    """transformers would read that model in its place, which nobody hashed."""
    save(folder / name, {"base_model_name_or_path": "/somewhere/else"})

    assert "path_outside" in codes(manifest, folder)


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "[]"])
def test_an_index_that_can_not_be_read_is_refused(manifest, folder, text):
    (folder / "model_index.json").write_text(text)

    assert codes(manifest, folder) == {"config_broken"}


def test_a_folder_without_an_index_is_refused(manifest, folder):
    (folder / "model_index.json").unlink()

    assert codes(manifest, folder) == {"file_missing"}


def test_a_modular_index_may_not_send_its_loader_elsewhere(models):
    """A component that is not in the folder would be read from the place that the index remembers."""
    folder = models / "small-h3"
    elsewhere = {"pretrained_model_name_or_path": "/elsewhere", "type_hint": ["diffusers", "AutoencoderKLMiniMaxH3"]}
    vae = ["diffusers", "AutoencoderKLMiniMaxH3", elsewhere | {"subfolder": "vae"}]
    processor = [None, None, {"subfolder": "", "type_hint": ["transformers", "Qwen3VLProcessor"]}]
    index = {"_class_name": "MiniMaxH3ModularPipeline", "_blocks_class_name": "MiniMaxH3Blocks", "vae": vae}
    save(folder / "modular_model_index.json", index | {"processor": processor, "canvas_short_edge": 768})

    assert [str(one) for one in folder_refusals("minimax_h3", folder)] == [
        "file_missing: modular_model_index.json asks for vae"
    ]
    save(folder / "vae/config.json", {"_class_name": "AutoencoderKLMiniMaxH3"})
    assert folder_refusals("minimax_h3", folder) == ()


def test_links_may_not_lead_out_of_the_folder(manifest, folder, tmp_path):
    outside = tmp_path / "elsewhere.safetensors"
    shutil.move(folder / WEIGHTS, outside)
    (folder / WEIGHTS).symlink_to(outside)

    assert codes(manifest, folder) == {"symlink_outside"}


def test_folders_may_not_be_links(manifest, folder, tmp_path):
    shutil.move(folder / "transformer", tmp_path / "transformer")
    (folder / "transformer").symlink_to(tmp_path / "transformer")
    (folder / "again").symlink_to(folder / "scheduler")

    assert {"symlink_outside", "symlink_folder"} <= codes(manifest, folder)


def test_links_within_the_folder_are_files_like_others(manifest, folder):
    shutil.move(folder / WEIGHTS, folder / "blob")
    (folder / WEIGHTS).symlink_to(folder / "blob")

    assert codes(manifest, folder) == set()


def test_a_link_to_itself_is_refused(manifest, folder):
    (folder / "loop.json").symlink_to(folder / "loop.json")

    assert codes(manifest, folder) == {"config_broken", "unlisted_file"}


def test_the_folder_itself_may_be_a_link_to_another_disk(manifest, folder, tmp_path):
    shutil.move(folder, tmp_path / "disk")
    folder.symlink_to(tmp_path / "disk")

    assert codes(manifest, folder) == set()


@pytest.mark.parametrize("stray", ["../elsewhere.md", "/etc/hostname"])
def test_a_manifest_may_not_list_files_outside(manifest, folder, change, stray):
    odd = change(files=manifest.files | {stray: "0" * 64})

    assert codes(odd, folder) == {"path_outside"}


def test_a_lora_must_be_listed_like_other_weights(change, folder):
    assert codes(change(loras=[{"path": "loras/faces.safetensors"}]), folder) == {"file_missing"}
    assert codes(change(loras=[{"path": WEIGHTS}]), folder) == set()


def test_an_adapter_that_nobody_knows_is_refused(change, folder):
    assert codes(change(adapter="other"), folder) == {"adapter_unknown"}


def test_claims_beyond_the_adapter_are_each_named(change, folder):
    traits = Traits(
        operations=frozenset({Operation.TEXT_TO_VIDEO}),
        reference_roles=frozenset({ReferenceRole.LIKENESS}),
        makes_sound=False,
        audio_driven=False,
    )
    within = change(operations=["text_to_video"], reference_roles=["likeness"])
    beyond = change(
        operations=["text_to_video", "loop"],
        reference_roles=["material"],
        makes_sound=True,
        audio_driven=True,
        max_batch=2,
    )

    assert refusals(within, folder, ANYBODY, traits=traits) == ()
    found = refusals(beyond, folder, ANYBODY, traits=traits)
    assert {one.code for one in found} == {"beyond_adapter"}
    assert len(found) == 5


def test_the_licence_is_asked_before_anything_is_read(change, folder):
    licence = {"name": "Terms", "url": "", "commercial": True, "excluded_territories": ["EU"]}
    shutil.rmtree(folder)

    with pytest.raises(ModelRefused) as refusal:
        check(change(licence=licence), folder, Operator(territories=("AT",)))

    assert refusal.value.code == "territory_excluded"
    assert [one.code for one in refusal.value.refusals] == ["territory_excluded", "folder_missing"]


def test_a_message_names_no_place_outside_the_folder(manifest, folder, tmp_path):
    (folder / "x.bin").write_bytes(b"")
    (folder / "y.json").symlink_to(tmp_path / "secret.json")
    (folder / "z.json").write_text(json.dumps({"auto_map": "a.B"}))

    said = " ".join(map(str, refusals(manifest, folder, ANYBODY)))

    assert str(tmp_path) not in said
    assert "secret" not in said
