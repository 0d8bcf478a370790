import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, EngineError
from generation.engines.diffusion.sound_joins import END_FADE, SEAM, Joins

RATE = 24
FRAME = AUDIO_RATE // RATE


def tone(frames: int, hz: float = 200, phase: float = 0.0) -> np.ndarray:
    wave = 0.5 * np.sin(2 * np.pi * hz * np.arange(frames * FRAME) / AUDIO_RATE + phase)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def joined(*takes: tuple[np.ndarray, int, int]) -> np.ndarray:
    """(audio, frames shown, frames seen before) one after the other."""
    joins = Joins(num_frames=sum(shown for _, shown, _ in takes), frame_rate=RATE)
    at, blocks = 0, []
    for audio, shown, head in takes:
        joins.add(audio, first_frame=at, num_frames=shown, head_frames=head)
        blocks.append(joins.take())
        at += shown
    assert joins.complete
    return np.concatenate(blocks)


def largest_jump(sound: np.ndarray) -> float:
    return float(np.abs(np.diff(sound, axis=0)).max())


@pytest.mark.parametrize("head", [0, 4])
def test_a_seam_does_not_click(head: int) -> None:
    loud = np.ones((24 * FRAME, 2), np.float32) * 0.7
    sound = joined((loud, 24, 0), (-loud[: (10 + head) * FRAME], 10, head), (tone(12, phase=1.5), 12, 0))
    assert largest_jump(sound) < 1.1 * largest_jump(tone(1))
    assert largest_jump(np.concatenate([loud, -loud])) > 1


def test_two_sounds_that_are_not_alike_keep_their_power_at_the_seam() -> None:
    chance = np.random.default_rng(1)
    one, other = (chance.standard_normal((40 * FRAME, 2)).astype(np.float32) * 0.1 for _ in range(2))
    sound = joined((one, 40, 0), (other, 30, 10))
    at = 40 * FRAME
    assert sound[at - SEAM : at].std() == pytest.approx(0.1, rel=0.1)


def test_away_from_the_seams_nothing_is_changed_and_what_was_seen_before_is_not_heard_again() -> None:
    one, other = tone(20), tone(16, hz=333)
    sound = joined((one, 20, 0), (other, 10, 4))
    assert len(sound) == 30 * FRAME
    assert np.array_equal(sound[: 20 * FRAME - SEAM], one[: 20 * FRAME - SEAM])
    assert np.array_equal(sound[20 * FRAME : -END_FADE], other[4 * FRAME : 14 * FRAME - END_FADE])
    assert not sound[-1].any()


def test_odd_frame_rates_lose_no_sample() -> None:
    joins = Joins(num_frames=70, frame_rate=7)
    assert joins.total == 10 * AUDIO_RATE
    for first, count in ((0, 33), (33, 1), (34, 36)):
        joins.add(np.zeros((round(count * AUDIO_RATE / 7) + 1, 2)), first_frame=first, num_frames=count, head_frames=0)
    assert joins.complete and len(joins.take()) == 10 * AUDIO_RATE


def test_sound_that_ends_a_little_early_dies_away() -> None:
    sound = joined((np.ones((24 * FRAME - 2000, 2), np.float32), 24, 0))
    assert len(sound) == 24 * FRAME and not sound[-2000:].any()
    assert largest_jump(sound) < 0.01


@pytest.mark.parametrize(
    ("audio", "code"),
    [
        (None, "sound_missing"),
        (np.zeros((12 * FRAME, 2)), "sound_missing"),
        (np.zeros(24 * FRAME), "sound_broken"),
        (np.full((24 * FRAME, 2), np.nan), "sound_broken"),
        (np.full((24 * FRAME, 2), np.inf), "sound_broken"),
    ],
    ids=["none", "half", "mono", "nan", "inf"],
)
def test_what_is_no_sound_fails_with_its_code(audio: np.ndarray | None, code: str) -> None:
    joins = Joins(num_frames=24, frame_rate=RATE)
    with pytest.raises(EngineError) as failure:
        joins.add(audio, first_frame=0, num_frames=24, head_frames=0)
    assert failure.value.code == code


def test_a_gap_between_stretches_is_a_mistake() -> None:
    joins = Joins(num_frames=48, frame_rate=RATE)
    joins.add(tone(12), first_frame=0, num_frames=12, head_frames=0)
    with pytest.raises(ValueError, match="sample"):
        joins.add(tone(12), first_frame=13, num_frames=12, head_frames=0)
