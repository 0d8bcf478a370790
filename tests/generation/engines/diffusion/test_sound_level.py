from collections.abc import Iterator

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE
from generation.engines.diffusion.sound_level import DOWN_DB_S, UP_DB_S, levelled
from generation.engines.studio.audio.loudness import integrated_lufs, true_peak_db

STRETCH_S = 2


def noise(db: float, seconds: float = STRETCH_S) -> np.ndarray:
    chance = np.random.default_rng(round(abs(db) * 10))
    swell = np.repeat(chance.uniform(0.3, 1, round(seconds * 10)), AUDIO_RATE // 10)[:, None]
    return (chance.standard_normal((len(swell), 2)) * swell * 10 ** (db / 20)).astype(np.float32)


def tone(db: float, seconds: float = STRETCH_S) -> np.ndarray:
    wave = np.sin(2 * np.pi * 440 * np.arange(round(seconds * AUDIO_RATE)) / AUDIO_RATE)
    return np.repeat(wave[:, None] * 10 ** (db / 20), 2, axis=1).astype(np.float32)


def heard(stretches: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(list(levelled(iter(stretches), total=sum(map(len, stretches)))))


@pytest.mark.parametrize("seconds", [0.05, 0.3, 3.0])
@pytest.mark.parametrize("db", [-45.0, -12.0, 6.0])
def test_what_is_known_whole_is_exactly_at_minus_14_lufs(db: float, seconds: float) -> None:
    sound = heard([noise(db, max(0.1, seconds))[: round(seconds * AUDIO_RATE)]])
    assert len(sound) == round(seconds * AUDIO_RATE) and sound.dtype == np.float32
    assert integrated_lufs(sound) == pytest.approx(-14, abs=0.3)
    assert true_peak_db(sound) < -1


@pytest.mark.parametrize(
    ("levels", "within"),
    [
        ([-20, -20, -20, -20], 0.5),
        ([-30, -24, -18, -12], 1.5),
        ([-12, -18, -24, -30], 1.5),
        ([-30, -10, -30, -10], 1.5),
        ([-10, -30, -10, -30], 1.5),
        ([-30, -30, -30, -12], 1.5),
        ([-200, -200, -20, -20], 0.5),
        ([-60, -15], 1.5),
    ],
    ids=str,
)
def test_what_comes_in_stretches_ends_near_the_target_below_the_ceiling(levels: list[float], within: float) -> None:
    sound = heard([noise(db) for db in levels])
    assert len(sound) == len(levels) * STRETCH_S * AUDIO_RATE
    assert integrated_lufs(sound) == pytest.approx(-14, abs=within)
    assert true_peak_db(sound) < -1


def test_the_gain_glides() -> None:
    quiet, loud = tone(-40), tone(-32)
    gains = 20 * np.log10(_peaks(heard([quiet, loud, quiet])) / _peaks(np.concatenate([quiet, loud, quiet])))
    assert np.ptp(gains) > 2
    assert np.diff(gains).max() < 1.5 * UP_DB_S * 0.01
    assert np.diff(gains).min() > -1.5 * DOWN_DB_S * 0.01


def test_alike_stretches_keep_one_gain() -> None:
    gains = 20 * np.log10(_peaks(heard([tone(-40)] * 4)) / _peaks(np.concatenate([tone(-40)] * 4)))
    assert np.ptp(gains) < 0.3


def test_silence_stays_silent() -> None:
    nothing = np.zeros((AUDIO_RATE, 2), np.float32)
    assert not heard([nothing]).any()
    assert not heard([nothing] * 3).any()


def test_a_stretch_is_asked_for_when_the_one_before_was_given_away() -> None:
    asked: list[int] = []

    def stretches() -> Iterator[np.ndarray]:
        for number in range(3):
            asked.append(number)
            yield noise(-20)

    given = 0
    for block in levelled(stretches(), total=3 * STRETCH_S * AUDIO_RATE):
        assert len(asked) <= 1 + (given + len(block)) // (STRETCH_S * AUDIO_RATE - 2048)
        given += len(block)
    assert given == 3 * STRETCH_S * AUDIO_RATE


def _peaks(sound: np.ndarray) -> np.ndarray:
    """Every 10 ms."""
    steps = np.abs(sound[: len(sound) // 480 * 480, 0]).reshape(-1, 480).max(axis=1)
    return steps[5:-5]
