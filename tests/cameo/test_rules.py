"""One rule at a time, and which of them wins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from accounts.models import User
from cameo import services
from cameo.models import Grant, Likeness
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose, digest_of
from cameo.rule_words import RULES, rule_in_words
from cameo.rules.order import ORDER
from cameo.states import Audience, Gate, LikenessKind, LikenessState, Mode, StyleScope, Tier, Topic, Verb
from cameo.terms import Terms
from common.clock import now
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db
FREE = Terms(denied_topics=(), commercial=True, voice=True, mode=Mode.AUTOMATIC)
FINE = Purpose(words="@ann dances on the moon", seconds=5, digest=digest_of(prompt="x", seconds=5, engine="studio"))


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


Answer = Callable[..., str]


@pytest.fixture
def answer(likeness: Likeness, ann: User, ben: User) -> Answer:
    """Ben's, under these terms."""

    def ask(terms: Terms = FREE, **purpose: Any) -> str:
        services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, terms=terms)
        return CameoPolicy(ben).use(likeness, for_=replace(FINE, **purpose)).reason

    return ask


RULES_OF_A_GRANT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("verb_not_granted", {"verbs": (Verb.GENERATE,)}, {"verb": Verb.REMIX}),
    ("remix_too_deep", {"remix_depth": 1}, {"verb": Verb.REMIX, "depth": 2}),
    ("topic_denied", {"denied_topics": (Topic.POLITICS,)}, {"words": "@ann votes for the president"}),
    ("style_not_granted", {"style": StyleScope.STYLISED}, {"stylised": False}),
    ("voice_not_granted", {"voice": False}, {"voice": True}),
    ("too_long_for_grant", {"max_seconds": 4}, {"seconds": 5}),
    ("others_not_allowed", {"alone": True}, {"others": 1}),
    ("commercial_not_granted", {"commercial": False}, {"commercial": True}),
    ("quota_day", {"per_day": 0}, {}),
    ("quota_total", {"total": 0}, {}),
    ("approval_needed", {"mode": Mode.RENDERING}, {}),
    ("approval_needed", {"mode": Mode.PUBLISHING}, {"gate": Gate.PUBLISH}),
]


@pytest.mark.parametrize(("code", "terms", "purpose"), RULES_OF_A_GRANT)
def test_each_rule_refuses_by_its_name_and_only_what_it_is_about(
    answer: Answer, code: str, terms: dict[str, Any], purpose: dict[str, Any]
) -> None:
    assert answer(FREE, **purpose) == ""
    assert answer(replace(FREE, **terms), **purpose) == code


def test_bounds_are_included(answer: Answer) -> None:
    assert answer(replace(FREE, remix_depth=2, max_seconds=5), verb=Verb.REMIX, depth=2, seconds=5.03) == ""


def test_all_that_stand_against_it_answer_in_the_documented_order(likeness: Likeness, ann: User, ben: User) -> None:
    """Take them away one by one: the next answers."""
    likeness.restrictions = "never says banana"
    likeness.save()
    closed = Terms(
        verbs=(Verb.GENERATE,),
        remix_depth=0,
        style=StyleScope.STYLISED,
        max_seconds=1,
        alone=True,
        per_day=0,
        total=0,
        mode=Mode.RENDERING,
    )
    asked = Purpose(
        verb=Verb.REMIX,
        words="vote for president: banana",
        seconds=9,
        depth=1,
        others=1,
        stylised=False,
        voice=True,
        commercial=True,
    )
    opening: list[dict[str, Any]] = [
        {"verbs": tuple(Verb)},
        {"remix_depth": 1},
        {"denied_topics": ()},
        {"style": StyleScope.ANY},
        {"voice": True},
        {"max_seconds": None},
        {"alone": False},
        {"commercial": True},
        {},
        {"per_day": None},
        {"total": None},
    ]
    seen = []
    for step in opening:
        services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, terms=closed)
        seen.append(CameoPolicy(ben).use(likeness, for_=asked).reason)
        closed = replace(closed, **step)
        if not step:
            likeness.restrictions = ""
            likeness.save()
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, terms=closed)
    seen.append(CameoPolicy(ben).use(likeness, for_=asked).reason)
    assert seen == [code for code, _rule in ORDER if code != "approval_denied"]


def test_sexual_content_is_refused_to_everybody_before_anything_else(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=FREE)
    robo = LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle="ann.robo", state=LikenessState.REVOKED)
    for actor in (ann, ben):
        for shown in (likeness, robo):
            assert CameoPolicy(actor).use(shown, for_=Purpose(words="n.u.d.e")).reason == "sexual_content"


def test_topics_that_are_sensitive_are_denied_by_default(answer: Answer) -> None:
    usual = replace(Terms(), mode=Mode.AUTOMATIC)
    assert answer(usual, words="vote for the president") == "topic_denied"
    assert answer(usual, words="pray in a church") == "topic_denied"
    assert answer(usual, words="she kisses a frog") == ""


def test_frozen_stops_everybody_the_owner_too(likeness: Likeness, ann: User, answer: Answer) -> None:
    likeness.frozen_at = now()
    likeness.save()
    assert answer() == "frozen"
    assert CameoPolicy(ann).use(likeness).reason == "frozen"
    assert not Likeness.objects.usable_by(ann).exists()


def test_names_say_nothing_and_what_only_looks_like_one_does(likeness: Likeness, ann: User) -> None:
    named = replace(FINE, words="@Nude.Robot waves at @ann", names=frozenset({"nude.robot", "ann"}))
    assert CameoPolicy(ann).use(likeness, for_=named)
    for words in ("@nude.robot waves", "@ann @naked", "@ann裸体跳舞"):
        unknown = replace(FINE, words=words, names=frozenset({"ann"}))
        assert CameoPolicy(ann).use(likeness, for_=unknown).reason == "sexual_content", words


def test_a_selfie_alone_is_not_published_not_even_by_its_owner(ann: User) -> None:
    publishing = replace(FINE, gate=Gate.PUBLISH)
    face = LikenessFactory(owner=ann, tier=Tier.SELF_DECLARED)
    robo = LikenessFactory(owner=ann, tier=Tier.SELF_DECLARED, kind=LikenessKind.CHARACTER, handle="ann.robo")
    assert CameoPolicy(ann).use(face, for_=FINE), "a draft is private"
    assert CameoPolicy(ann).use(face, for_=publishing).reason == "not_proven"
    assert CameoPolicy(ann).use(robo, for_=publishing), "a character shows nobody"
    face.tier = Tier.CHALLENGED
    assert CameoPolicy(ann).use(face, for_=publishing)


def test_what_was_made_of_an_earlier_selfie_is_not_published(ann: User) -> None:
    since = now()
    face = LikenessFactory(owner=ann, face_since=since)
    begun = {None: "made_of_selfie", since - timedelta(seconds=1): "made_of_selfie", since: ""}
    for begun_at, reason in begun.items():
        publishing = replace(FINE, gate=Gate.PUBLISH, begun_at=begun_at)
        assert CameoPolicy(ann).use(face, for_=publishing).reason == reason
        assert CameoPolicy(ann).use(face, for_=replace(publishing, gate=Gate.SIGN))


@pytest.mark.parametrize(
    ("tier", "audience", "expected"),
    [
        (Tier.SELF_DECLARED, None, "tier_too_low"),
        (Tier.SELF_DECLARED, Audience.APPROVED, "tier_too_low"),
        (Tier.CHALLENGED, None, "not_granted"),
        (Tier.CHALLENGED, Audience.APPROVED, ""),
        (Tier.CHALLENGED, Audience.EVERYONE, "tier_too_low"),
        (Tier.REVIEWED, Audience.EVERYONE, ""),
    ],
)
def test_face_opens_as_far_as_it_is_known(
    ann: User, ben: User, tier: Tier, audience: Audience | None, expected: str
) -> None:
    face = LikenessFactory(owner=ann, tier=tier)
    robo = LikenessFactory(owner=ann, tier=tier, kind=LikenessKind.CHARACTER, handle="ann.robo")
    for likeness in (face, robo):
        if audience is not None:
            person = ben if audience == Audience.APPROVED else None
            services.grant_use(ann, likeness, audience=audience, person=person, terms=FREE)
    assert CameoPolicy(ben).use(face).reason == expected
    assert CameoPolicy(ann).use(face, for_=FINE), "her own, privately, whatever the tier"
    assert CameoPolicy(ben).use(robo).reason == ("" if audience else "not_granted"), "characters show nobody"


def test_most_personal_grant_decides_even_where_a_wider_one_allows_more(
    likeness: Likeness, ann: User, ben: User
) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=FREE)
    assert CameoPolicy(ben).use(likeness, for_=replace(FINE, verb=Verb.REMIX))
    services.grant_use(
        ann, likeness, audience=Audience.APPROVED, person=ben, terms=replace(FREE, verbs=(Verb.GENERATE,))
    )
    assert CameoPolicy(ben).use(likeness, for_=replace(FINE, verb=Verb.REMIX)).reason == "verb_not_granted"
    assert CameoPolicy(UserFactory()).use(likeness, for_=replace(FINE, verb=Verb.REMIX))


def test_restrictions_of_the_owner_bind_others(likeness: Likeness, ann: User, answer: Answer) -> None:
    likeness.restrictions = "never says I quit\n\nno clowns"
    likeness.save()
    assert answer(words="@ann: I quit!") == "words_denied"
    assert answer(words="a clown dances with @ann") == "words_denied"
    assert answer(words="@ann dances") == ""
    assert CameoPolicy(ann).use(likeness, for_=Purpose(words="I quit"))


def use(likeness: Likeness, by: User, terms: Terms) -> bool:
    """A job of his was committed, or not."""
    job = uuid4()
    consents = services.ask(by, [likeness], gate=Gate.SUBMIT, job_id=job, purpose=FINE)
    return bool(consents[0]) and services.settle(by, consents, job_id=job, purpose=FINE) is None


def test_limit_of_a_day_counts_each_requester_until_midnight_utc(likeness: Likeness, ann: User, ben: User) -> None:
    terms, other = replace(FREE, per_day=2), UserFactory()
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=terms)
    with time_machine.travel("2026-11-21T23:30:00Z", tick=False):
        Grant.objects.update(expires_at="2027-01-01T00:00:00Z")
        assert [use(likeness, ben, terms) for _ in range(3)] == [True, True, False]
        assert use(likeness, other, terms)
    with time_machine.travel("2026-11-22T00:00:01Z", tick=False):
        assert use(likeness, ben, terms)


def test_total_counts_everybody_and_goes_on_counting_when_the_grant_is_changed(
    likeness: Likeness, ann: User, ben: User
) -> None:
    terms = replace(FREE, total=2)
    grant = services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=terms)
    assert use(likeness, ben, terms)
    change = services.change_grant(ann, grant, terms=replace(terms, alone=True))
    assert use(likeness, UserFactory(), terms)
    assert not use(likeness, ben, terms)
    services.change_grant(ann, change.grant, terms=replace(terms, total=3))
    assert use(likeness, ben, terms)
    assert CameoPolicy(ben).use(likeness, for_=FINE).reason == "quota_total"
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=terms)
    assert use(likeness, ben, terms), "a new grant counts from its beginning"


def test_slot_comes_back_when_nothing_was_rendered(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=replace(FREE, per_day=1))
    job = uuid4()
    consents = services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=job, purpose=FINE)
    assert services.settle(ben, consents, job_id=job, purpose=FINE) is None
    assert CameoPolicy(ben).use(likeness, for_=FINE).reason == "quota_day"
    services.give_back(job, rendered=True)
    assert CameoPolicy(ben).use(likeness, for_=FINE).reason == "quota_day"
    for gate in (Gate.CLAIM, Gate.SIGN, Gate.PUBLISH):
        assert CameoPolicy(ben).use(likeness, for_=replace(FINE, gate=gate, job_id=job)), "its slot is its own"
    services.give_back(job, rendered=False)
    assert CameoPolicy(ben).use(likeness, for_=FINE)


def test_asking_alone_takes_no_slot(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=replace(FREE, per_day=1))
    for _ in range(3):
        assert services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=uuid4(), purpose=FINE)[0]


def test_every_rule_has_words_and_they_name_the_person() -> None:
    known = {"sexual_content", "likeness_not_active", "frozen", "blocked", "tier_too_low", "grant_expired"}
    known |= {
        "not_reviewed",
        "not_proven",
        "made_of_selfie",
        "not_granted",
        "vault_locked",
        "consent_unknown",
        *(code for code, _rule in ORDER),
    }
    assert set(RULES) == known
    for code in known - {"sexual_content"}:
        assert "@ann" in rule_in_words(code, "ann")
