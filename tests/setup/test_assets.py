"""Set-up takes data only from packages that match their hash, and says what it could not bring."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
import skia

from bin import fetch_assets

REAL_ASSETS = fetch_assets.LIST.parent.parent / "var" / "assets"
MODEL = b"not a model, but hashed like one"


def offer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Puts a one-file wheel where pip will find it, and nothing else. Returns the wheel's SHA-256."""
    wheel = folder / "sample_models-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("sample_models/a.tflite", MODEL)
        archive.writestr("sample_models/LICENSE", "words")
        archive.writestr(
            "sample_models-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample-models\nVersion: 1.0\n"
        )
        archive.writestr("sample_models-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("sample_models-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def recipe(sha256: str, member_sha256: str = hashlib.sha256(MODEL).hexdigest()) -> fetch_assets.Package:
    return {
        "name": "sample-models",
        "version": "1.0",
        "source": "pip",
        "sha256": sha256,
        "gives": "sample models",
        "licence": "sample_models/LICENSE",
        "file": [{"member": "sample_models/a.tflite", "to": "face/a.tflite", "sha256": member_sha256}],
    }


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "assets").mkdir()
    return tmp_path / "shop"


def test_a_package_that_matches_lands_with_its_licence(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assets = shop.parent / "assets"
    message = fetch_assets.fetch(recipe(offer(shop, monkeypatch)), assets, "recipe")
    assert message == "assets: sample models from sample-models 1.0"
    assert (assets / "face" / "a.tflite").read_bytes() == MODEL
    assert (assets / "licences" / "sample-models").read_text() == "words"


def test_a_second_run_needs_no_network(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assets = shop.parent / "assets"
    package = recipe(offer(shop, monkeypatch))
    fetch_assets.fetch(package, assets, "recipe")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shop / "gone"))
    assert fetch_assets.fetch(package, assets, "recipe") == ""


@pytest.mark.parametrize("spoilt", ["package", "member"])
def test_whatever_differs_from_its_hash_is_refused_and_leaves_nothing(
    shop: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    assets = shop.parent / "assets"
    sha256 = offer(shop, monkeypatch)
    package = recipe("0" * 64) if spoilt == "package" else recipe(sha256, "0" * 64)
    with pytest.raises(fetch_assets.AssetError, match=r"SHA-256"):
        fetch_assets.fetch(package, assets, "recipe")
    assert list(assets.iterdir()) == []


def test_without_node_the_models_still_come_and_the_rest_is_named(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assets, listing = shop.parent / "assets", shop.parent / "assets.toml"
    sha256 = offer(shop, monkeypatch)
    listing.write_text(
        f'[[package]]\nname="sample-models"\nversion="1.0"\nsource="pip"\nsha256="{sha256}"\ngives="sample models"\n'
        'licence="sample_models/LICENSE"\n'
        '[[package]]\nname="pictures"\nversion="2"\nsource="npm"\nsha256=""\ngives="emoji pictures"\nlicence="L"\n'
    )
    monkeypatch.setattr(fetch_assets, "LIST", listing)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", ["fetch_assets.py", "--into", str(assets)])
    assert fetch_assets.main() == fetch_assets.INCOMPLETE
    said = capsys.readouterr().err
    assert "sample models from sample-models 1.0" in said
    assert "NO emoji pictures (pictures 2): Node is not installed" in said


def test_without_what_is_needed_set_up_fails(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    offer(shop, monkeypatch)
    listing = shop.parent / "assets.toml"
    listing.write_text(
        '[[package]]\nname="absent-models"\nversion="1"\nsource="pip"\nsha256=""\ngives="models"\nlicence="L"\n'
    )
    monkeypatch.setattr(fetch_assets, "LIST", listing)
    monkeypatch.setattr("sys.argv", ["fetch_assets.py", "--into", str(shop.parent / "assets")])
    assert fetch_assets.main() == 1
    assert "NO models (absent-models 1): " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("package/assets/1f431.webp", "1f431.webp"),
        ("package/assets/2764-fe0f.webp", "2764.webp"),
        ("package/assets/0023-fe0f-20e3.webp", "23-20e3.webp"),
    ],
)
def test_emoji_are_named_by_plain_code_points(member: str, name: str) -> None:
    assert fetch_assets.emoji_name(member) == name


def test_word_lists_lose_their_wrapping() -> None:
    wrapped = {"annotations": {"identity": {}, "annotations": {"🐱": {"default": ["cat"], "tts": ["cat face"]}}}}
    assert json.loads(fetch_assets.plain_words(json.dumps(wrapped).encode())) == wrapped["annotations"]["annotations"]


@pytest.mark.parametrize(
    ("font", "text"), [("latin", "Ready, café?"), ("sc", "月亮跳舞，好！A"), ("tc", "月亮跳舞國，好！A")]
)
def test_fetched_fonts_draw_their_language_in_bold(font: str, text: str) -> None:
    typeface = skia.Typeface.MakeFromFile(str(REAL_ASSETS / "fonts" / f"{font}.ttf"))
    assert typeface.fontStyle().weight() == skia.FontStyle.kBold_Weight
    assert 0 not in skia.Font(typeface, 20).textToGlyphs(text)


def test_fetched_pictures_and_words_agree() -> None:
    words = json.loads((REAL_ASSETS / "cldr" / "en.json").read_text())
    for emoji in "🐱🌙🎸❤":
        assert words[emoji]["tts"]
        assert (REAL_ASSETS / "emoji" / f"{ord(emoji):x}.webp").exists()
