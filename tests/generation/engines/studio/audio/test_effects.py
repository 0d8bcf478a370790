import numpy as np
import pytest

from generation.contracts import SpecRejected
from generation.engines.studio.audio.effects import AMBIENCES, EFFECTS, effect

PROMISED = {
    "meow",
    "thump",
    "whoosh",
    "step",
    "rain",
    "wind",
    "crowd",
    "waves",
    "city",
    "radio_hiss",
    "birds",
    "splash",
    "bell",
    "boing",
}


def test_the_promised_effects_are_there() -> None:
    assert set(EFFECTS) >= PROMISED
    assert set(EFFECTS) >= AMBIENCES


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_an_effect_sounds_does_not_clip_and_repeats_by_seed(name: str) -> None:
    sound = effect(name, 5).copy()
    effect.cache_clear()
    assert sound.dtype == np.float32 and sound.ndim == 1
    assert np.abs(sound).max() == pytest.approx(0.9, abs=0.001)
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
    assert 0.25 < before / after < 4


def test_an_unknown_effect_is_refused() -> None:
    with pytest.raises(SpecRejected) as caught:
        effect("vuvuzela", 1)
    assert caught.value.code == "unknown_effect"
