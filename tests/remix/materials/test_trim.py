"""A part of a clip is that part of it, in picture and sound."""

import numpy as np
import pytest

from accounts.services import balance
from common.errors import Invalid
from generation.models import Job
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind
from tests.remix.materials.films import RATE, RED, STEP_PX, bar, decoded, hue, pitches


def test_what_stays_is_what_was_there(ann, filmed, remixed):
    clip = filmed(ann, RED, 440, seconds=3.0)

    part, whole = remixed(RemixKind.TRIM, clip, start_s=1.0, end_s=2.4), decoded(clip)

    assert len(part.frames) == round(1.4 * RATE)
    there = whole.frames[RATE : RATE + len(part.frames)]
    below = slice(part.frames.shape[1] // 4, None)
    assert np.abs(part.frames[:, below].astype(int) - there[:, below]).mean() < 4
    assert [bar(frame) for frame in part.frames] == pytest.approx([bar(frame) for frame in there], abs=1.0)
    assert bar(part.frames[5]) - bar(part.frames[4]) == pytest.approx(STEP_PX, abs=0.7)
    assert hue(part.frames[0]) == 0
    assert pitches(part.sound, 0.2, 1.2) == {440}


def test_without_an_end_it_goes_to_the_end(ann, filmed, ordered):
    job = ordered(RemixKind.TRIM, filmed(ann, RED, 440), start_s=0.5)

    board = Storyboard.model_validate(job.storyboard)

    assert board.seconds == pytest.approx(1.5)
    assert board.shots[0].material.start_s == 0.5
    assert job.num_frames == round(1.5 * RATE)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"start_s": 1.0, "end_s": 1.0}, "length_out_of_range"),
        ({"start_s": 1.5, "end_s": 0.5}, "length_out_of_range"),
        ({"start_s": 0.0, "end_s": 0.4}, "length_out_of_range"),
        ({"start_s": 0.0, "end_s": 9.0}, "moment_outside"),
        ({"start_s": 5.0}, "length_out_of_range"),
        ({}, "nothing_cut"),
        ({"start_s": -1.0}, "options_invalid"),
        ({"end_s": float("nan")}, "options_invalid"),
        ({"end_s": float("inf")}, "options_invalid"),
    ],
)
def test_no_part_of_it_is_refused_before_any_work(ann, ben, filmed, ordered, part, code):
    clip = filmed(ann, RED, 440)
    before = Job.objects.count()

    with pytest.raises(Invalid, match=code):
        ordered(RemixKind.TRIM, clip, by=ben, **part)

    assert Job.objects.count() == before
    assert balance(ben) == (0, 0)
