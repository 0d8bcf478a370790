"""How one person always looks is drawn into clips with others, so it is under the others' rules of words, too."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.services import close_account
from cameo.models import Likeness
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose, digest_of
from cameo.services import grant_use, set_wishes
from cameo.services.existing import clips_beyond, withdraw_beyond
from cameo.states import Audience, Mode, Topic
from cameo.terms import Terms
from common.errors import Forbidden
from feed.services import publish
from generation.models import Clip, Job, JobReference
from generation.purposes import purpose_of
from generation.requests import JobRequest
from generation.services import MadeClip, claim_next, complete, release, sketch
from generation.states import JobState, Visibility
from tests.factories import ClipFactory, LikenessFactory

pytestmark = pytest.mark.django_db
RALLY = "always stands at an election rally"


@pytest.fixture
def faces(ann: User, ben: User, colour: Any) -> dict[str, Likeness]:
    """Ben lets Ann use his, for nothing political."""
    found = {person.username: LikenessFactory(owner=person) for person in (ann, ben)}
    terms = Terms(denied_topics=(Topic.POLITICS,), mode=Mode.AUTOMATIC)
    grant_use(ben, found["ben"], audience=Audience.APPROVED, person=ann, terms=terms)
    return found


def test_ones_own_wish_puts_no_denied_topic_beside_somebody(
    ann: User, faces: dict[str, Likeness], submitted: Any
) -> None:
    set_wishes(ann, faces["ann"], appearance=RALLY, restrictions="no rallies")
    asked = sketch(ann, JobRequest(prompt="@ann and @ben wave", width=90, height=160))
    assert {one.handle: one.decision.reason for one in asked.cast} == {"ann": "", "ben": "topic_denied"}
    with pytest.raises(Forbidden) as refused:
        submitted("@ann and @ben wave")
    assert refused.value.code == "topic_denied"
    assert submitted("@ann waves").state == JobState.QUEUED


def test_a_wish_that_comes_after_the_submission_is_met_when_it_is_drawn(
    ann: User, faces: dict[str, Likeness], submitted: Any
) -> None:
    waits = submitted("@ann and @ben wave")
    set_wishes(ann, faces["ann"], appearance=RALLY, restrictions="")
    assert claim_next("w") is None
    waits.refresh_from_db()
    assert (waits.state, waits.reason) == (JobState.REFUSED, "topic_denied")


@pytest.fixture
def drawn(ann: User, ben: User, submitted: Any, made: Callable[[], MadeClip]) -> Callable[[], Clip]:
    def draw() -> Clip:
        submitted("@ann and @ben wave")
        job = claim_next("w")
        assert job is not None
        clip = complete(job, made())
        assert clip is not None
        return clip

    return draw


def test_what_is_wished_after_it_was_drawn_is_not_in_it_and_refuses_nothing(
    ann: User, faces: dict[str, Likeness], drawn: Callable[[], Clip]
) -> None:
    clip = drawn()
    set_wishes(ann, faces["ann"], appearance=RALLY, restrictions="")
    assert publish(ann, clip).hidden is False


def test_what_was_drawn_is_judged_by_the_rules_of_now_though_it_is_wished_no_more(
    ann: User, ben: User, faces: dict[str, Likeness], drawn: Callable[[], Clip]
) -> None:
    set_wishes(ann, faces["ann"], appearance="always wears a red hat", restrictions="")
    clip, other = drawn(), drawn()
    set_wishes(ann, faces["ann"], appearance="", restrictions="")
    assert publish(ann, other)
    set_wishes(ben, faces["ben"], appearance="", restrictions="no hats")
    with pytest.raises(Forbidden) as refused:
        publish(ann, clip)
    assert refused.value.code == "words_denied"


@pytest.mark.parametrize("kept", ["wish", "carried"])
def test_what_was_drawn_counts_as_beyond_what_is_allowed_now(
    ann: User, ben: User, faces: dict[str, Likeness], kept: str
) -> None:
    hatted, plain = (ClipFactory(owner=ann, cast=list(faces.values())) for _ in range(2))
    JobReference.objects.filter(job=hatted.job, likeness=faces["ann"]).update(**{kept: "always wears a red hat"})
    set_wishes(ben, faces["ben"], appearance="", restrictions="no hats")
    assert not CameoPolicy(ann).use(faces["ben"], for_=purpose_of(hatted.job))
    assert clips_beyond(ben, faces["ben"]) == 1
    assert withdraw_beyond(ben, faces["ben"]) == 1
    found = {clip.pk: clip.visibility for clip in Clip.objects.all()}
    assert found == {hatted.pk: Visibility.WITHDRAWN, plain.pk: Visibility.DRAFT}


def test_more_clips_cost_no_more_queries(ann: User, ben: User, faces: dict[str, Likeness]) -> None:
    costs = []
    for _ in range(2):
        ClipFactory(owner=ann, cast=list(faces.values()))
        with CaptureQueriesContext(connection) as queries:
            assert clips_beyond(ben, faces["ben"]) == 0
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_who_is_in_it_and_wishes_something_is_asked_about_what_is_in_it(
    ann: User, faces: dict[str, Likeness], drawn: Callable[[], Clip]
) -> None:
    """A word that is on the list since then is in no clip that was drawn without it."""
    clip = drawn()
    Likeness.objects.filter(pk=faces["ann"].pk).update(appearance="always naked")
    faces["ann"].refresh_from_db()
    assert CameoPolicy(ann).use(faces["ann"], for_=purpose_of(clip.job))
    assert CameoPolicy(ann).use(faces["ann"], for_=Purpose(words="@ann waves")).reason == "sexual_content"
    JobReference.objects.filter(job=clip.job, likeness=faces["ann"]).update(carried="in a hat\nalways naked")
    assert CameoPolicy(ann).use(faces["ann"], for_=purpose_of(clip.job)).reason == "sexual_content"


def test_clips_from_before_it_was_kept_are_taken_to_look_as_is_wished_now(ann: User) -> None:
    clips = [ClipFactory(cast=[LikenessFactory(owner=ann, appearance=RALLY)]), ClipFactory(cast=[LikenessFactory()])]
    import_module("generation.migrations.0013_wishes_as_drawn").keep(apps, None)
    assert [list(dict(purpose_of(clip.job).wishes).values()) for clip in clips] == [[RALLY], []]


def test_a_worker_that_begins_again_draws_what_is_wished_by_then(
    ann: User, faces: dict[str, Likeness], submitted: Any
) -> None:
    submitted("@ann and @ben wave")
    set_wishes(ann, faces["ann"], appearance="always wears a red hat", restrictions="")
    job = claim_next("w")
    assert job is not None
    release(job)
    set_wishes(ann, faces["ann"], appearance="always wears a blue hat", restrictions="")
    assert dict(purpose_of(job).wishes) == {faces["ann"].pk: "always wears a blue hat"}
    again = claim_next("w")
    assert again is not None
    set_wishes(ann, faces["ann"], appearance="", restrictions="")
    assert dict(purpose_of(again).wishes) == {faces["ann"].pk: "always wears a blue hat"}
    close_account(ann)
    assert not JobReference.objects.exclude(wish="").exists()


def test_to_earn_with_it_is_another_question(ann: User, submitted: Any, colour: Any) -> None:
    asked = {"prompt": "@ben waves", "seconds": 2.0, "engine": "studio"}
    assert digest_of(**asked) != digest_of(**asked, commercial=True)
    submitted("somebody waves", commercial=False)
    submitted("somebody waves", commercial=True)
    assert Job.objects.values("digest").distinct().count() == 2
