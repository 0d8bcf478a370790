import numpy as np
import pytest

from generation.contracts import SpecRejected
from generation.engines.studio.audio.effects import AMBIENCES, EFFECTS, effect

PROMISED_AMBIENCES = {
    "rain", "wind", "waves", "city", "crowd", "birds", "radio_hiss", "underwater", "drone", "cafe",
    "kitchen", "office", "market", "stadium", "subway", "traffic", "fire", "rumble", "crickets", "stream",
    "classroom", "chimes", "thunder", "machines",
}  # fmt: skip
PROMISED = {
    "step", "splash", "thump", "whoosh", "boing", "bell", "meow", "bark", "roar", "chirp", "moo", "honk",
    "clap", "chop", "sizzle", "punch", "slap", "snore", "laugh", "sob", "gasp", "strum", "piano", "drum",
    "munch", "pop", "firework", "sparkle", "whistle", "swish", "typing", "engine", "cheer",
}  # fmt: skip


def shape(sound: np.ndarray) -> np.ndarray:
    """Unit vector of where its power lies: 24 bands of pitch, and 12 of how fast the level changes."""
    power = np.abs(np.fft.rfft(sound.astype(float))) ** 2
    bands = np.add.reduceat(power, np.unique(np.geomspace(30, 16_000, 25) * len(sound) / 48_000).astype(int))[:24]
    level = np.sqrt(np.convolve(sound**2, np.ones(480) / 480, "same"))[::480]
    pace = np.abs(np.fft.rfft(level - level.mean(), 1024))[1:] ** 2
    paces = np.add.reduceat(pace, np.unique(np.geomspace(1, 500, 13).astype(int)))[:12]
    return np.sqrt(np.concatenate([bands / bands.sum(), paces / paces.sum()]) / 2)


def test_the_promised_effects_are_there() -> None:
    assert AMBIENCES >= PROMISED_AMBIENCES
    assert set(EFFECTS) - AMBIENCES >= PROMISED


@pytest.mark.parametrize("names", [sorted(AMBIENCES), sorted(set(EFFECTS) - AMBIENCES)], ids=["ambiences", "singles"])
def test_no_two_effects_sound_alike(names: list[str]) -> None:
    shapes = [shape(effect(name, 3)) for name in names]
    alike = [(a, b) for i, a in enumerate(names) for j, b in enumerate(names[:i]) if shapes[i] @ shapes[j] > 0.985]
    assert not alike


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_an_effect_sounds_does_not_clip_and_repeats_by_seed(name: str) -> None:
    sound = effect(name, 5).copy()
    effect.cache_clear()
    assert sound.dtype == np.float32 and sound.ndim == 1
    assert np.abs(sound).max() == pytest.approx(0.9, abs=0.001)
    assert abs(sound.mean()) < 0.001
    assert np.array_equal(sound, effect(name, 5))
    assert not np.array_equal(sound, effect(name, 6))


@pytest.mark.parametrize("name", sorted(set(EFFECTS) - AMBIENCES))
def test_a_single_sound_ends_in_silence(name: str) -> None:
    assert np.abs(effect(name, 1)[-24:]).max() < 0.03


@pytest.mark.parametrize("name", sorted(AMBIENCES))
def test_an_ambience_loops_without_a_click(name: str) -> None:
    loop = effect(name, 1)
    steps = np.abs(np.diff(loop))
    assert abs(loop[0] - loop[-1]) <= steps.max()
    before, after = loop[-2400:].std(), loop[:2400].std()
    assert 0.2 < before / after < 5


@pytest.mark.parametrize("name", sorted(AMBIENCES))
def test_ambiences_are_about_as_loud_as_each_other(name: str) -> None:
    assert 0.08 < effect(name, 2).std() < 0.5


def test_an_unknown_effect_is_refused() -> None:
    with pytest.raises(SpecRejected) as caught:
        effect("vuvuzela", 1)
    assert caught.value.code == "unknown_effect"
