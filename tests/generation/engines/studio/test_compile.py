from collections.abc import Sequence

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, RenderSpec, SpecRejected
from generation.engines.studio.audio.voice import Voiced
from generation.engines.studio.compile import compile_timeline, spoken_lines, voice_seed
from generation.engines.studio.timeline import Beats, Timeline
from generation.storyboard.schema import Line, Material, Shot, Storyboard, Subject

FRAME_S = 1 / 30


def voice(seconds: float) -> Voiced:
    phones = ((0.0, seconds / 2, "ɑ"), (seconds / 2, seconds, "iː"))
    return Voiced(samples=np.ones(round(seconds * AUDIO_RATE), np.float32), phones=phones, words=((0.0, "hey"),))


def beats(bpm: float) -> Beats:
    return Beats(bpm=bpm, times_s=np.arange(0, 20, 60 / bpm))


def board(*shots: tuple[float, int]) -> Storyboard:
    """Shots of (seconds, lines)."""
    subject = Subject(handle="mira")
    lines = [Line(speaker="mira", text=f"line {number}") for number in range(8)]
    return Storyboard(
        shots=tuple(
            Shot(seconds=seconds, setting="moon", subjects=(subject,), lines=tuple(lines[:count]))
            for seconds, count in shots
        )
    )


def compiled(storyboard: Storyboard, num_frames: int, voices: Sequence[float] = (), bpm: float = 120) -> Timeline:
    spec = RenderSpec(prompt="x", num_frames=num_frames)
    return compile_timeline(
        storyboard,
        spec=spec,
        voiced=[voice(seconds) for seconds in voices],
        beats=beats(bpm),
        energy=np.zeros(num_frames, np.float32),
    )


@pytest.mark.parametrize("num_frames", [30, 97, 150, 449])
def test_shots_follow_each_other_and_fill_the_clip_exactly(num_frames):
    timeline = compiled(board((1, 0), (2.2, 0)), num_frames)
    assert timeline.shots[0].first_frame == 0
    for shot, following in zip(timeline.shots, timeline.shots[1:], strict=False):
        assert shot.first_frame + shot.num_frames == following.first_frame
        assert shot.end_s == following.start_s
    last = timeline.shots[-1]
    assert last.first_frame + last.num_frames == num_frames
    assert all(shot.num_frames > 0 for shot in timeline.shots)


def test_cuts_snap_to_a_beat_that_is_near():
    timeline = compiled(board((2.4, 0), (2.6, 0)), 150, bpm=120)
    assert timeline.shots[1].start_s == pytest.approx(2.5, abs=FRAME_S / 2)


@pytest.mark.parametrize("filled", [0, 1])
def test_given_footage_is_shown_as_long_as_was_told(filled):
    free = board((2.4, 0), (2.6, 0))
    shots = list(free.shots)
    shots[filled] = shots[filled].model_copy(update={"material": Material(reference="film")})
    timeline = compiled(free.model_copy(update={"shots": tuple(shots)}), 150, bpm=120)
    assert timeline.shots[1].start_s == pytest.approx(2.4, abs=FRAME_S / 2)


def test_cuts_stay_where_no_beat_is_near():
    timeline = compiled(board((2.4, 0), (2.6, 0)), 150, bpm=20)
    assert timeline.shots[1].start_s == pytest.approx(2.4, abs=FRAME_S / 2)


def test_a_shot_whose_line_is_longer_takes_time_from_the_others():
    timeline = compiled(board((2.5, 0), (2.5, 1)), 150, [3.6])
    wide, close = timeline.shots
    assert close.end_s - close.start_s >= 3.6
    assert wide.num_frames >= 10


def test_lines_stay_inside_their_shot_and_apart():
    timeline = compiled(board((1.0, 1), (4.0, 3)), 240, [1.1, 0.7, 1.5, 0.9])
    ends = 0.0
    for speech in timeline.speeches:
        shot = timeline.shots[speech.shot_index]
        assert speech.start_s >= shot.start_s
        assert speech.end_s <= shot.end_s + FRAME_S
        assert speech.start_s >= ends
        ends = speech.end_s


@pytest.mark.parametrize("spare", [0.0, 0.01, 0.3, 2.0])
def test_a_line_that_just_fits_is_not_cut_off(spare):
    seconds = 3.0
    num_frames = round((seconds + 0.24 + spare) * 30)
    timeline = compiled(board((1.0, 1)), max(num_frames, 98), [seconds])
    assert timeline.speeches[0].end_s <= timeline.seconds


def test_the_mouth_moves_only_while_the_line_is_heard():
    timeline = compiled(board((2.0, 0), (3.0, 1)), 150, [1.2])
    speech = timeline.speeches[0]
    jaw = np.array([timeline.mouth("mira", frame)[0] for frame in range(150)])
    open_at = np.arange(150)[jaw > 0.05] / 30
    assert open_at.min() >= speech.start_s - 0.12
    assert open_at.max() <= speech.end_s + 0.12
    assert timeline.mouth("mira", int((speech.start_s + 0.3) * 30))[0] > 0.2
    assert not timeline.mouth("nobody", int((speech.start_s + 0.3) * 30)).any()


def test_words_are_timed_in_the_clip():
    timeline = compiled(board((2.0, 0), (3.0, 1)), 150, [1.2])
    assert timeline.speeches[0].words[0] == (timeline.speeches[0].start_s, "hey")


def test_lines_that_cannot_fit_are_refused_and_not_dropped():
    with pytest.raises(SpecRejected) as refusal:
        compiled(board((2.0, 1), (2.0, 1)), 90, [2.0, 2.0])
    assert refusal.value.code == "lines_too_long"


def test_more_shots_than_fit_are_refused():
    with pytest.raises(SpecRejected) as refusal:
        compiled(board(*[(1.0, 0)] * 24), 150)
    assert refusal.value.code == "too_many_shots"


def test_shots_of_no_length_are_given_some():
    timeline = compiled(board((0.0, 0), (5.0, 0)), 150)
    assert timeline.shots[0].num_frames >= 10


def test_a_speaker_keeps_their_voice():
    assert voice_seed("Mira") == voice_seed("mira") != voice_seed("bob")
    lines = spoken_lines(board((1, 2), (1, 1)))
    assert [line.text for line, _ in lines] == ["line 0", "line 1", "line 0"]
    assert len({seed for _, seed in lines}) == 1
