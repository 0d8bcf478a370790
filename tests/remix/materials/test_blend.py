"""Two clips that run into each other: both go on while they change places, in picture and sound."""

from itertools import pairwise

import numpy as np
import pytest

from common.errors import Invalid
from generation.contracts import Operation
from generation.models import Job
from remix.models import ParentEdge
from remix.states import RemixKind
from tests.remix.materials.films import BLUE, RATE, RED, STEP_PX, bar, decoded, hue, pitches


def share_of_red(frame: np.ndarray) -> float:
    """Of red and blue in the part that is neither bar nor label."""
    red, _green, blue = frame[frame.shape[0] // 4 : frame.shape[0] // 2 - 8].reshape(-1, 3).mean(axis=0)
    return float((red - 30) / ((red - 30) + (blue - 30)))


@pytest.fixture
def two(ann, filmed):
    return filmed(ann, RED, 440), filmed(ann, BLUE, 1000)


def test_one_goes_as_the_other_comes(two, remixed):
    both = remixed(RemixKind.BLEND, *two, seconds=1.0)

    assert len(both.frames) == round(3.0 * RATE)
    shares = [share_of_red(frame) for frame in both.frames]
    assert all(share > 0.95 for share in shares[: RATE - 1])
    assert all(share < 0.05 for share in shares[2 * RATE + 1 :])
    assert shares[round(1.5 * RATE)] == pytest.approx(0.5, abs=0.1)
    assert all(before >= after - 0.02 for before, after in pairwise(shares))
    assert pitches(both.sound, 0.1, 0.9) == {440}
    assert pitches(both.sound, 1.3, 1.7, at_least=0.1) == {440, 1000}
    assert pitches(both.sound, 2.1, 2.9) == {1000}


def test_both_move_on_while_they_change(two, remixed):
    both, first, second = remixed(RemixKind.BLEND, *two, seconds=0.6), *map(decoded, two)

    at = round(1.55 * RATE)
    assert bar(both.frames[at]) == pytest.approx(bar(first.frames[at]), abs=2 * STEP_PX)
    at = round(2.2 * RATE)
    assert bar(both.frames[at]) == pytest.approx(bar(second.frames[at - round(1.4 * RATE)]), abs=STEP_PX)


def test_through_black_both_are_whole(two, remixed):
    both = remixed(RemixKind.BLEND, *two, how="fade", seconds=1.0)

    assert len(both.frames) == round(4.0 * RATE)
    assert both.frames[2 * RATE][100:150].max() < 40
    assert (hue(both.frames[RATE]), hue(both.frames[3 * RATE])) == (0, 2)
    assert pitches(both.sound, 1.0, 1.9) == {440}
    assert pitches(both.sound, 2.1, 3.0) == {1000}


def test_it_has_two_parents_and_is_told_as_a_blend(two, ordered):
    job = ordered(RemixKind.BLEND, *two)

    assert job.operation == Operation.BLEND
    assert list(ParentEdge.objects.filter(job=job).order_by("position").values_list("parent", flat=True)) == [
        clip.pk for clip in two
    ]
    assert {row.clip_id for row in job.materials.all()} == {clip.pk for clip in two}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"seconds": 1.9}, "blend_too_long"),
        ({"seconds": 0.0}, "options_invalid"),
        ({"seconds": float("nan")}, "options_invalid"),
        ({"how": "cut"}, "options_invalid"),
    ],
)
def test_what_can_not_be_blended_is_refused_before_any_work(two, ordered, options, code):
    before = Job.objects.count()

    with pytest.raises(Invalid, match=code):
        ordered(RemixKind.BLEND, *two, **options)

    assert Job.objects.count() == before


def test_one_alone_can_not_be_blended(two, ordered):
    with pytest.raises(Invalid, match="parents_number"):
        ordered(RemixKind.BLEND, two[0])
