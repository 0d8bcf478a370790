"""A clip with another one's soundtrack."""

import numpy as np
import pytest

from common.errors import Invalid
from generation.contracts import ReferenceKind
from generation.models import JobMaterial
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind
from tests.factories import UserFactory
from tests.remix.materials.films import BLUE, RED, decoded, pitches


@pytest.fixture
def two(ann, ben, filmed):
    return filmed(ann, RED, 440), filmed(ben, BLUE, 660, seconds=3.0)


def test_it_is_seen_as_the_first_and_heard_as_the_second(two, remixed):
    film = remixed(RemixKind.SOUND, *two)

    assert film.seconds == pytest.approx(2.0)
    assert pitches(film.sound, 0.3, 1.8) == {660}


def test_its_people_move_to_it(ann, ben, filmed, remixed):
    seen, shrill, deep = filmed(ann, RED, 440), filmed(ben, BLUE, 18_000), filmed(ben, BLUE, 660)
    seen.job.storyboard["shots"][0] |= {"subjects": [{"handle": "extra1"}], "framing": "close"}
    seen.job.save()

    still, moved = (remixed(RemixKind.SOUND, seen, heard).frames.astype(int) for heard in (shrill, deep))

    assert np.abs(still - moved).max(axis=(0, 3)).max() > 60


def test_the_sound_stays_when_only_the_picture_changes(two, made, remixed):
    child = made(RemixKind.SOUND, *two)

    darker = remixed(RemixKind.RELIGHT, child, time="night")

    assert darker.frames.mean() < 0.8 * decoded(child).frames.mean()
    assert pitches(darker.sound, 0.3, 1.8) == {660}


def test_new_music_takes_its_place(two, made, ordered):
    child = made(RemixKind.SOUND, *two)

    assert not ordered(RemixKind.RESCORE, child, mood="happy").materials.exists()


@pytest.mark.parametrize(("leaver", "sounds"), [("ann", True), ("ben", False)])
def test_who_leaves_is_not_heard_any_more(ann, ben, filmed, ordered, likeness_of, leaver, sounds):
    """Ann is seen in it, Ben is only heard."""
    anns, bens, dees = (likeness_of(one) for one in (ann, ben, UserFactory(username="dee")))
    child = filmed(ann, RED, 660, cast=[anns, bens])
    child.job.storyboard["shots"][0] |= {"subjects": [{"handle": "ann"}]}
    child.job.save()
    heard = filmed(ben, BLUE, 660, cast=[bens])
    JobMaterial.objects.create(job=child.job, clip=heard, handle="clip-sound", kind=ReferenceKind.VOICE)

    job = ordered(RemixKind.SWAP, child, replaced=leaver, newcomer="dee")

    assert dees in {row.likeness for row in job.references.all()}
    assert leaver not in {row.handle for row in job.references.all()}
    assert job.materials.exists() == sounds


@pytest.mark.parametrize(
    ("words", "stays"),
    [("make it night", True), ("make it night " + "x" * 3980, False), ("somebody sings on the moon", False)],
)
def test_it_stays_no_longer_than_the_words_that_are_said_in_it(ann, ben, filmed, ordered, words, stays):
    """Rules of words find those in the prompt alone, which has no room for all, or which is another one."""
    child = filmed(ann, RED, 660)
    child.job.prompt = "a film\nnarrator: buy my book"
    child.job.storyboard["music"] = {"mood": "happy"}
    child.job.save()
    heard = filmed(ben, BLUE, 660)
    JobMaterial.objects.create(job=child.job, clip=heard, handle="clip-sound", kind=ReferenceKind.VOICE)

    job = ordered(RemixKind.WORDS, child, words=words)

    assert (job.materials.exists(), "buy my book" in job.prompt) == (stays, stays)


def test_nobody_speaks_their_old_lines_to_it(ann, two, ordered):
    seen, heard = two
    for clip, words in ((seen, "hello"), (heard, "buy my book")):
        clip.job.storyboard["shots"][0] |= {"lines": [{"speaker": "narrator", "text": words}]}
        clip.job.save()

    job = ordered(RemixKind.SOUND, seen, heard)

    assert not any(shot.lines for shot in Storyboard.model_validate(job.storyboard).shots)
    assert "buy my book" in job.prompt


def test_those_who_are_only_heard_are_asked_too(ann, ben, filmed, ordered, likeness_of):
    bens = likeness_of(ben)

    job = ordered(RemixKind.SOUND, filmed(ann, RED, 440), filmed(ben, BLUE, 660, cast=[bens]))

    assert [row.likeness for row in job.references.all()] == [bens]


def test_its_own_sound_is_no_other(ann, filmed, ordered):
    clip = filmed(ann, RED, 440)

    with pytest.raises(Invalid, match="same_clip"):
        ordered(RemixKind.SOUND, clip, clip)
