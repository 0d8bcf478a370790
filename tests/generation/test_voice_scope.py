"""Whose own voice is in a clip is kept with it, and their leave to lend it is asked at every gate after that."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.services import change_grant, grant_use
from cameo.services.existing import clips_beyond
from cameo.states import Audience, Mode
from cameo.terms import Terms
from common.errors import Forbidden
from feed.services import publish
from generation.models import Clip, Job, JobReference
from generation.services import MadeClip, claim_next, complete
from generation.states import JobState, Visibility
from generation.worker.voices import voices
from remix.contracts import RemixRequest
from remix.kinds.sound import SoundOptions
from remix.services import start_remix
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
LENT, KEPT = Terms(voice=True, mode=Mode.AUTOMATIC), Terms(voice=False, mode=Mode.AUTOMATIC)
Made = Callable[[], MadeClip]


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def grant(likeness: Likeness, ben: User) -> Grant:
    return grant_use(likeness.owner, likeness, audience=Audience.APPROVED, person=ben, terms=LENT)


def rendered(made: MadeClip, *, heard: bool) -> Clip | None:
    job = claim_next("w")
    assert job is not None
    return complete(job, replace(made, voices=frozenset({"ann"} if heard else ())))


@pytest.mark.parametrize(("heard", "state"), [(True, JobState.REFUSED), (False, JobState.READY)])
def test_a_voice_taken_back_while_it_is_spoken_makes_no_clip(
    ann: User, ben: User, grant: Grant, submitted: Any, made: Made, heard: bool, state: JobState
) -> None:
    job = submitted("@ann waves", by=ben)
    claimed = claim_next("w")
    assert claimed is not None
    change_grant(ann, grant, terms=KEPT)
    complete(claimed, replace(made(), voices=frozenset({"ann"} if heard else ())))
    job.refresh_from_db()
    assert (job.state, job.reason) == (state, "voice_not_granted" if heard else "")


def test_a_draft_with_a_voice_that_was_taken_back_is_not_published_and_counts_as_beyond(
    ann: User, ben: User, grant: Grant, submitted: Any, made: Made
) -> None:
    submitted("@ann waves", by=ben)
    silent = rendered(made(), heard=False)
    submitted("@ann waves", by=ben)
    clip = rendered(made(), heard=True)
    assert clip is not None and silent is not None
    change = change_grant(ann, grant, terms=KEPT)
    assert change.existing == clips_beyond(ann, grant.likeness) == 1
    with pytest.raises(Forbidden) as refused:
        publish(ben, clip)
    assert refused.value.code == "voice_not_granted"
    change_grant(ann, change.grant, terms=replace(KEPT, alone=True), apply_to_existing=True)
    clip.refresh_from_db()
    silent.refresh_from_db()
    assert (clip.visibility, silent.visibility) == (Visibility.WITHDRAWN, Visibility.DRAFT)
    publish(ben, silent)


@pytest.mark.parametrize(("lent", "code"), [(True, ""), (False, "voice_not_granted")])
def test_who_takes_the_sound_of_a_clip_needs_leave_for_the_voice_in_it(
    ann: User, ben: User, likeness: Likeness, grant: Grant, colour: Any, lent: bool, code: str
) -> None:
    heard = ClipFactory(owner=ben, cast=[likeness], visibility=Visibility.PUBLIC, video_key="clip/x.mp4")
    JobReference.objects.filter(job=heard.job).update(heard=True, grant=grant)
    PostFactory(author=ben, clip=heard)
    dan = UserFactory()
    seen = ClipFactory(owner=dan, video_key="clip/y.mp4", job__width=90, job__height=160)
    grant_use(ann, likeness, audience=Audience.APPROVED, person=dan, terms=LENT if lent else KEPT)
    asked = RemixRequest(kind=RemixKind.SOUND, parents=(seen, heard), options=SoundOptions())
    if code:
        with pytest.raises(Forbidden) as refused:
            start_remix(dan, asked)
        assert refused.value.code == code
        assert not Job.objects.filter(owner=dan, source_clip=heard).exists()
    else:
        assert JobReference.objects.get(job=start_remix(dan, asked), likeness=likeness).heard


def test_an_engine_that_only_replays_words_is_given_no_sample(ann: User, submitted: Any, tmp_path: Any) -> None:
    likeness = LikenessFactory(owner=ann, voice_key="likeness/voice.wav.sealed")
    job = submitted("@ann waves")
    job.engine = "studio"
    assert voices(job, list(job.references.select_related("likeness__owner")), tmp_path) == []
    assert likeness.voice_key
