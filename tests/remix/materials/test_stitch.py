"""Several clips become one: each as it was, in the order in which they were named."""

import pytest

from common.errors import Invalid
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind
from tests.remix.materials.films import BLUE, GREEN, RATE, RED, bar, hue, pitches

TONES = {440: RED, 660: BLUE, 880: GREEN}


@pytest.fixture
def three(ann, ben, filmed):
    return [filmed(owner, TONES[tone], tone, seconds=1.0) for owner, tone in zip((ann, ben, ann), TONES, strict=True)]


def test_one_is_seen_and_heard_after_the_other(three, remixed):
    film = remixed(RemixKind.STITCH, *three)

    assert len(film.frames) == 3 * RATE
    assert [hue(frame) for frame in film.frames] == RATE * [0] + RATE * [2] + RATE * [1]
    assert [pitches(film.sound, at + 0.1, at + 0.9) for at in range(3)] == [{440}, {660}, {880}]
    assert bar(film.frames[RATE]) < bar(film.frames[RATE - 1])
    assert bar(film.frames[RATE + 5]) > bar(film.frames[RATE])


def test_the_child_has_them_all_for_parents(ann, three, ordered):
    job = ordered(RemixKind.STITCH, *three)

    assert list(job.parents.order_by("position").values_list("parent", flat=True)) == [clip.pk for clip in three]
    assert job.materials.count() == 3
    assert all(f"a film at {tone} hertz" in job.prompt for tone in TONES)


def test_one_may_come_twice(ann, ben, filmed, remixed):
    again, other = filmed(ann, RED, 440, seconds=1.0), filmed(ben, BLUE, 660, seconds=1.0)

    film = remixed(RemixKind.STITCH, again, other, again)

    assert [hue(film.frames[at]) for at in (5, RATE + 5, 2 * RATE + 5)] == [0, 2, 0]


@pytest.mark.parametrize("number", [1, 21])
def test_of_one_or_too_many_nothing_is_made(ann, filmed, ordered, number):
    clip = filmed(ann, RED, 440, seconds=1.0)

    with pytest.raises(Invalid, match="parents_number"):
        ordered(RemixKind.STITCH, *number * [clip])


def test_twenty_clips_may_be_longer_together_than_one(settings, ann, filmed, ordered):
    settings.MAX_CLIP_SECONDS = 15
    clips = [filmed(ann, RED, 440, seconds=1.0) for _ in range(20)]

    job = ordered(RemixKind.STITCH, *clips)

    assert (job.seconds, job.materials.count(), job.price) == (20.0, 20, 20)


def test_five_minutes_are_the_most(settings, ann, filmed, ordered):
    settings.DAILY_CREDITS = 1000
    clip = filmed(ann, RED, 440, seconds=1.0)
    type(clip).objects.filter(pk=clip.pk).update(duration_ms=100_000)
    clip.refresh_from_db()

    assert ordered(RemixKind.STITCH, clip, clip, clip).seconds == 300
    with pytest.raises(Invalid, match="length_out_of_range"):
        ordered(RemixKind.STITCH, clip, clip, clip, clip)


def test_what_is_said_in_them_stays_to_be_read(ann, ben, filmed, ordered):
    clip, other = filmed(ann, RED, 440), filmed(ben, BLUE, 660)
    clip.job.storyboard["shots"][0] |= {"lines": [{"speaker": "narrator", "text": "buy my book"}]}
    clip.job.save()

    board = Storyboard.model_validate(ordered(RemixKind.STITCH, other, clip).storyboard)

    assert "narrator: buy my book" in board.shots[1].text
    assert not any(shot.lines for shot in board.shots)
