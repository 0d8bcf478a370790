"""Clips that begin or end as a frame of another one: what happens next, and what lies between two frames."""

import numpy as np
import pytest

from common.errors import Invalid
from generation.contracts import Operation
from generation.models import Job
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind
from tests.remix.materials.films import BLUE, GREEN, RATE, RED, STEP_PX, bar, decoded, hue

BELOW = slice(80, None)
"""The label that says how a clip was made stands above."""


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one[BELOW].astype(int) - other[BELOW]).mean())


@pytest.mark.parametrize("words", ["", "somebody dances"])
def test_what_happens_next_begins_with_the_last_frame(ann, filmed, remixed, words):
    clip = filmed(ann, RED, 440)

    after, before = remixed(RemixKind.CONTINUE, clip, words=words, seconds=2.0), decoded(clip)

    assert len(after.frames) == 2 * RATE
    assert difference(after.frames[0], before.frames[-1]) < 6
    assert bar(after.frames[0]) == pytest.approx(bar(before.frames[-1]), abs=STEP_PX)
    assert difference(after.frames[-1], before.frames[-1]) > 20


def test_what_was_said_is_not_said_again(ann, filmed, ordered):
    board = Storyboard.model_validate(ordered(RemixKind.CONTINUE, filmed(ann, RED, 440)).storyboard)

    assert [shot.setting for shot in board.shots] == ["beach"]
    assert not any(shot.lines for shot in board.shots)


def test_it_leads_from_one_clips_frame_to_anothers(ann, filmed, remixed):
    first, last = filmed(ann, RED, 440), filmed(ann, BLUE, 1000)

    between = remixed(RemixKind.FIRST_LAST, first, last, seconds=2.0, first_s=0.8, last_s=1.2)

    assert difference(between.frames[0], decoded(first).frames[round(0.8 * RATE)]) < 6
    assert difference(between.frames[-1], decoded(last).frames[round(1.2 * RATE)]) < 6
    middle = between.frames[RATE]
    assert min(difference(middle, between.frames[at]) for at in (0, -1)) > 20


def test_unless_told_it_joins_an_end_to_a_beginning(ann, filmed, remixed):
    first, last = filmed(ann, RED, 440), filmed(ann, GREEN, 1000)

    between = remixed(RemixKind.FIRST_LAST, first, last, seconds=2.0)

    assert difference(between.frames[0], decoded(first).frames[-1]) < 6
    assert difference(between.frames[-1], decoded(last).frames[0]) < 6
    assert (hue(between.frames[0]), hue(between.frames[-1])) == (0, 1)


def test_one_clip_can_be_led_back_to_its_own_beginning(ann, filmed, ordered):
    clip = filmed(ann, RED, 440)

    job = ordered(RemixKind.FIRST_LAST, clip)

    assert job.operation == Operation.FIRST_LAST_FRAME
    assert {row.handle: row.at_ms for row in job.materials.all()} == {"first-frame": 1983, "last-frame": 0}
    assert {row.clip_id for row in job.materials.all()} == {clip.pk}


@pytest.mark.parametrize("options", [{"first_s": 2.0}, {"last_s": 7.0}])
def test_a_moment_that_is_not_there_is_refused_before_any_work(ann, filmed, ordered, options):
    two = filmed(ann, RED, 440), filmed(ann, BLUE, 1000)
    before = Job.objects.count()

    with pytest.raises(Invalid, match="moment_outside"):
        ordered(RemixKind.FIRST_LAST, *two, **options)

    assert Job.objects.count() == before


@pytest.mark.parametrize("seconds", [float("nan"), 0.5, 301])
def test_no_such_length_is_refused(ann, filmed, ordered, seconds):
    for kind in (RemixKind.CONTINUE, RemixKind.FIRST_LAST):
        with pytest.raises(Invalid, match="options_invalid"):
            ordered(kind, filmed(ann, RED, 440), seconds=seconds)


def test_who_is_told_of_next_is_asked(ann, ben, filmed, ordered, likeness_of):
    likeness_of(ben)

    job = ordered(RemixKind.CONTINUE, filmed(ann, RED, 440), words="@ben waves")

    assert [row.handle for row in job.references.all()] == ["ben"]
