"""What was made of clips is remixed in its turn: as a film of its own."""

import pytest

from accounts.services import close_account
from cameo.services import revoke
from common.errors import AppError, Forbidden
from generation.models import Clip, Job
from generation.services import claim_next
from generation.states import JobState, Visibility
from generation.storyboard.edits import material_board
from generation.storyboard.schema import Storyboard
from remix.kinds import KINDS
from remix.kinds.parents import parent_of
from remix.offering import offered
from remix.states import RemixKind
from tests.factories import refer
from tests.remix.materials.films import BLUE, RATE, RED, bar, decoded, hue, pitches


@pytest.fixture
def part(ann, ben, filmed, made) -> Clip:
    """Ben's trim of Ann's clip, public."""
    clip = made(RemixKind.TRIM, filmed(ann, RED, 440), by=ben, start_s=0.5)
    Clip.objects.filter(pk=clip.pk).update(visibility=Visibility.PUBLIC, was_public=True)
    clip.refresh_from_db()
    return clip


@pytest.fixture
def taken(ben, filmed) -> Clip:
    """The same as a row: a clip of Ben's whose storyboard is another clip's film."""
    clip: Clip = filmed(ben, RED, 440)
    clip.job.storyboard = material_board("film-of-another", seconds=2.0).model_dump(mode="json")
    clip.job.save()
    return clip


def test_a_film_by_night_is_the_same_film(ann, part, remixed):
    before = decoded(part)
    night = remixed(RemixKind.RELIGHT, part, time="night")

    assert len(night.frames) == len(before.frames) == round(1.5 * RATE)
    assert night.frames.mean() < 0.7 * before.frames.mean()
    assert pitches(night.sound, 0.2, 1.3) == {440}


def test_it_needs_nothing_of_what_it_was_made_from(ann, ben, part, remixed):
    """The clip above may be gone, and its file with it."""
    above = Clip.objects.get(children__job=part.job)
    Clip.objects.filter(pk=above.pk).update(visibility=Visibility.DELETED, video_key="")

    film = remixed(RemixKind.TRIM, part, by=ann, end_s=1.0)

    assert hue(film.frames[3]) == 0
    assert bar(film.frames[0]) == pytest.approx(bar(decoded(part).frames[0]), abs=1.5)


def test_what_was_written_of_it_goes_along(part, ordered):
    """So that rules of words read it however often it was taken over."""
    board = Storyboard.model_validate(ordered(RemixKind.TRIM, part, end_s=1.0).storyboard)

    assert "the sea in the morning" in board.shots[0].text


def test_what_is_said_in_a_film_is_under_the_rules_of_who_is_in_it(ann, ben, filmed, ordered, likeness_of):
    clip = filmed(ann, RED, 440, cast=[likeness_of(ann)])
    clip.job.storyboard["shots"][0] |= {"lines": [{"speaker": "narrator", "text": "see me nude"}]}
    clip.job.save()

    with pytest.raises(Forbidden, match="sexual_content"):
        ordered(RemixKind.TRIM, clip, by=ben, end_s=1.5)


def test_every_kind_can_be_offered_for_it(ann, taken):
    found = {one.kind.name: one.decision for one in offered(ann, taken).kinds}

    assert found[RemixKind.TRIM]
    assert found.keys() == KINDS.keys()


SAMPLES = {
    RemixKind.WORDS: {"words": "make it night"},
    RemixKind.SWAP: {"replaced": "ann", "newcomer": "@me"},
    RemixKind.ADD: {"newcomer": "@me"},
    RemixKind.REMOVE: {"what": "cat"},
    RemixKind.RESTYLE: {"style": "comic"},
    RemixKind.CAPTION: {},
    RemixKind.LOOP: {},
    RemixKind.EXTEND: {"seconds": 2},
    RemixKind.CONTINUE: {"seconds": 2},
    RemixKind.FIRST_LAST: {"seconds": 2},
    RemixKind.REFRAME: {"shape": "square"},
    RemixKind.RESCORE: {"mood": "happy"},
    RemixKind.TEMPLATE: {"values": {}},
    RemixKind.PLACE: {"setting": "moon"},
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_whatever_is_asked_of_it_is_a_job_or_a_refusal(ann, taken, ordered, likeness_of, kind):
    likeness_of(ann)
    before = Job.objects.count()
    try:
        job = ordered(kind, taken, **SAMPLES[kind])
    except AppError as refusal:
        assert refusal.code
        assert Job.objects.count() == before
    else:
        assert Storyboard.model_validate(job.storyboard).seconds >= 1
        shown = {name for shot in Storyboard.model_validate(job.storyboard).shots for name in shot.given}
        assert shown <= set(job.materials.values_list("handle", flat=True))


def test_nobody_leaves_a_film(ann, taken, ordered, likeness_of):
    refer(taken.job, [likeness_of(ann)])

    with pytest.raises(AppError, match="someone_stays"):
        ordered(RemixKind.REMOVE, taken, what="ann")


def test_its_scene_may_be_edited_and_whoever_is_in_it_is_asked(ann, taken, ordered, likeness_of):
    face = likeness_of(ann)
    refer(taken.job, [face])
    board = parent_of(taken).storyboard
    slower = board.model_copy(update={"shots": (board.shots[0].model_copy(update={"time": "night"}),)})

    job = ordered(RemixKind.STORYBOARD, taken, storyboard=slower.model_dump(mode="json"))

    assert [row.likeness for row in job.references.all()] == [face]


def test_who_is_in_it_takes_the_job_back(ann, ben, filmed, ordered, likeness_of):
    face = likeness_of(ann)
    job = ordered(RemixKind.STITCH, filmed(ann, RED, 440, cast=[face]), filmed(ben, BLUE, 660), by=ben)

    revoke(ann, face)

    job.refresh_from_db()
    assert job.state == JobState.REFUSED
    assert claim_next("w") is None


@pytest.mark.django_db(transaction=True)
def test_an_author_who_leaves_takes_the_job_along(ann, ben, filmed, ordered):
    job = ordered(RemixKind.TRIM, filmed(ann, RED, 440), by=ben, end_s=1.5)

    close_account(ann)

    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, "source_gone")


def test_a_photographs_film_is_no_drawing(ann, filmed, ordered):
    drawn, real = filmed(ann, RED, 440), filmed(ann, BLUE, 660)
    Job.objects.filter(pk=drawn.job_id).update(stylised=True)
    drawn.job.refresh_from_db()

    assert ordered(RemixKind.TRIM, drawn, end_s=1.5).stylised
    assert not ordered(RemixKind.TRIM, real, end_s=1.5).stylised
    assert not ordered(RemixKind.STITCH, drawn, real).stylised


def test_its_storyboard_is_one_shot_of_itself(taken):
    parent = parent_of(taken)

    assert [shot.material.reference for shot in parent.storyboard.shots] == [f"film-{taken.pk.hex}"]
    assert parent.storyboard.seconds == pytest.approx(2.0)
