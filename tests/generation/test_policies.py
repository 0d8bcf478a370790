"""Policy and queryset answer the same question; visibility moves in one place."""

import itertools
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Block
from common.clock import now
from common.errors import Conflict, Forbidden, NotFound, Withdrawn
from generation.models import Clip, Job
from generation.policies import ClipPolicy, JobPolicy
from generation.selectors import depicted, get_clip, get_job
from generation.services import delete_clip, let_in, set_visibility, shut_out, withdraw_clip
from generation.signals import clips_withdrawn
from generation.states import Visibility
from tests.factories import ClipFactory, JobFactory, LikenessFactory, UserFactory


@pytest.fixture
def people(ann, ben, cy):
    """Ann owns, Ben follows, Cy is blocked by Ann, Dee blocked Ann, Eve is in the clips."""
    dee, eve = UserFactory(username="dee"), UserFactory(username="eve")
    Block.objects.create(source=dee, target=ann)
    return {"ann": ann, "ben": ben, "cy": cy, "dee": dee, "eve": eve, "nobody": None, "visitor": AnonymousUser()}


def test_policy_and_queryset_agree_on_every_row(ann, people):
    likeness = LikenessFactory(owner=people["eve"])
    blocked_and_shown = LikenessFactory(owner=people["cy"])
    clips = [
        ClipFactory(owner=ann, visibility=visibility, was_public=was_public, cast=cast)
        for visibility, was_public, cast in itertools.product(
            Visibility, (False, True), ([], [likeness], [likeness, blocked_and_shown])
        )
    ]
    for (name, viewer), clip in itertools.product(people.items(), clips):
        listed = Clip.objects.visible_to(viewer).filter(pk=clip.pk).exists()
        assert bool(ClipPolicy(viewer).view(clip)) == listed, (name, clip.visibility, clip.was_public)


@pytest.mark.parametrize(
    ("visibility", "who"),
    [
        (Visibility.DRAFT, {"ann", "eve"}),
        (Visibility.PUBLIC, {"ann", "ben", "eve", "nobody", "visitor"}),
        (Visibility.WITHDRAWN, set()),
        (Visibility.DELETED, set()),
    ],
)
def test_who_sees_what(ann, people, visibility, who):
    clip = ClipFactory(owner=ann, visibility=visibility, cast=[LikenessFactory(owner=people["eve"])])
    assert {name for name, viewer in people.items() if ClipPolicy(viewer).view(clip)} == who


def test_only_those_who_could_see_it_learn_that_it_was_withdrawn(ann, people):
    likeness = LikenessFactory(owner=people["eve"])
    draft = ClipFactory(owner=ann, visibility=Visibility.WITHDRAWN, cast=[likeness])
    public = ClipFactory(owner=ann, visibility=Visibility.WITHDRAWN, was_public=True, cast=[likeness])
    answers = {}
    for clip, (name, viewer) in itertools.product((draft, public), people.items()):
        with pytest.raises((NotFound, Withdrawn)) as answer:
            get_clip(clip.pk, viewer)
        answers[clip.pk, name] = answer.type
    assert {name for name in people if answers[draft.pk, name] is Withdrawn} == {"ann", "eve"}
    assert {name for name in people if answers[public.pk, name] is NotFound} == {"cy", "dee"}


def test_jobs_are_their_owners_alone(ann, ben):
    job = JobFactory(owner=ann)
    assert get_job(job.pk, ann) == job
    for viewer in (ben, None, AnonymousUser()):
        assert not JobPolicy(viewer).view(job)
        with pytest.raises(NotFound):
            get_job(job.pk, viewer)
    assert list(Job.objects.owned_by(ann.pk)) == [job]
    assert not Job.objects.owned_by(ben.pk).exists()


def test_depicted_people_in_the_order_of_casting(ann):
    cast = [LikenessFactory() for _ in range(3)]
    assert depicted(ClipFactory(owner=ann, cast=cast)) == cast


def test_the_epoch_rises_when_fewer_may_see_and_only_then(ann):
    clip = ClipFactory(owner=ann)
    assert set_visibility(clip, Visibility.PUBLIC).epoch == 1
    assert clip.was_public
    assert set_visibility(clip, Visibility.DRAFT).epoch == 2
    assert set_visibility(clip, Visibility.DRAFT).epoch == 2
    assert withdraw_clip(clip, reason="likeness_not_active").epoch == 3


def test_what_was_withdrawn_never_comes_back(ann):
    clip = withdraw_clip(ClipFactory(owner=ann), reason="x")
    for to in (Visibility.DRAFT, Visibility.PUBLIC):
        with pytest.raises(Conflict, match="clip_moved"):
            set_visibility(clip, to)


def test_a_clip_that_moved_meanwhile_is_not_moved_again(ann):
    clip = ClipFactory(owner=ann)
    seen = Clip.objects.get(pk=clip.pk)
    withdraw_clip(clip, reason="x")
    with pytest.raises(Conflict, match="clip_moved"):
        set_visibility(seen, Visibility.PUBLIC)


def test_withdrawing_tells_inside_the_transaction_and_removes_files_after_it(
    finished, stored, django_capture_on_commit_callbacks
):
    clip = finished()
    told = []
    clips_withdrawn.connect(listener := lambda clip_ids, **_: told.append((*clip_ids, len(stored()))))
    try:
        with django_capture_on_commit_callbacks(execute=True):
            withdraw_clip(clip, reason="likeness_not_active")
            withdraw_clip(clip, reason="again")
    finally:
        clips_withdrawn.disconnect(listener)
    assert told == [(clip.pk, 3)]
    assert stored() == []
    assert (clip.withdrawn_reason, clip.video_key) == ("likeness_not_active", "")


def test_only_the_owner_deletes_a_clip(ann, ben, people):
    clip = ClipFactory(owner=ann, visibility=Visibility.PUBLIC, cast=[LikenessFactory(owner=people["eve"])])
    for actor in (ben, people["eve"]):
        with pytest.raises(Forbidden, match="not_owner"):
            delete_clip(actor, clip)
    with pytest.raises(NotFound):
        delete_clip(people["cy"], clip)
    delete_clip(ann, clip)
    with pytest.raises(NotFound):
        delete_clip(ann, clip)


def test_a_guest_sees_a_draft_until_their_time_is_over(ann, people):
    """Asked for one row and for many, whoever they are; a block beats the invitation."""
    clips = {visibility: ClipFactory(owner=ann, visibility=visibility) for visibility in Visibility}
    for clip in clips.values():
        for name in ("ben", "cy", "dee"):
            let_in(clip, people[name], until=now() + timedelta(hours=1))
        let_in(clip, people["eve"], until=now() - timedelta(seconds=1))

    for (name, viewer), clip in itertools.product(people.items(), clips.values()):
        listed = Clip.objects.visible_to(viewer).filter(pk=clip.pk).exists()
        assert bool(ClipPolicy(viewer).view(clip)) == listed, (name, clip.visibility)
    draft = clips[Visibility.DRAFT]
    assert {name for name, viewer in people.items() if ClipPolicy(viewer).view(draft)} == {"ann", "ben"}
    with pytest.raises(Withdrawn):
        get_clip(clips[Visibility.WITHDRAWN].pk, people["ben"])
    shut_out([draft], people["ben"])
    assert not ClipPolicy(people["ben"]).view(draft)
