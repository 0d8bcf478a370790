"""A likeness taken back goes dark everywhere; a grant that ended only stops new uses."""

import pytest

from accounts.services import block
from cameo.models import Likeness
from cameo.services import end_grant, grant_use, revoke
from cameo.states import Audience
from generation.models import Clip
from generation.selectors import depicted
from generation.services import set_visibility
from generation.states import Visibility
from tests.factories import ClipFactory, LikenessFactory


@pytest.fixture
def anns(ann) -> Likeness:
    return LikenessFactory(owner=ann)


def visibility_of(clip: Clip) -> str:
    return Clip.objects.get(pk=clip.pk).visibility


def test_revoking_withdraws_every_clip_of_the_face_and_no_other(
    ann, ben, anns, finished, stored, django_capture_on_commit_callbacks
):
    grant_use(ann, anns, audience=Audience.EVERYONE)
    bens, own = finished("@ann waves", by=ben), finished("@ann waves")
    public = set_visibility(finished("@ann waves", by=ben), Visibility.PUBLIC)
    without = finished(by=ben)
    remix = ClipFactory(owner=ben, job__source_clip=bens)
    with django_capture_on_commit_callbacks(execute=True):
        revoke(ann, anns)
    assert [visibility_of(clip) for clip in (bens, own, public)] == [Visibility.WITHDRAWN] * 3
    assert [visibility_of(clip) for clip in (without, remix)] == [Visibility.DRAFT] * 2
    assert stored() == sorted([without.video_key, without.poster_key, without.preview_key])
    assert Clip.objects.get(pk=public.pk).epoch == public.epoch + 1
    assert depicted(bens) == [anns]


@pytest.mark.parametrize("how", ["end_grant", "block"])
def test_what_was_made_while_a_grant_stood_stays(ann, ben, anns, finished, how):
    grant = grant_use(ann, anns, audience=Audience.EVERYONE)
    clip = finished("@ann waves", by=ben)
    if how == "block":
        block(ann, ben)
    else:
        end_grant(ann, grant)
    assert visibility_of(clip) == Visibility.DRAFT


def test_a_clip_that_relied_on_an_older_epoch_goes_with_the_next_news(ann, ben, anns, finished):
    grant = grant_use(ann, anns, audience=Audience.EVERYONE)
    older = finished("@ann waves", by=ben)
    Likeness.objects.filter(pk=anns.pk).update(epoch=2)
    newer = finished("@ann waves", by=ben)
    end_grant(ann, grant)
    assert (visibility_of(older), visibility_of(newer)) == (Visibility.WITHDRAWN, Visibility.DRAFT)
