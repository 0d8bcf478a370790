"""Remixes that can not be: each is refused with a stable code, nothing is stored and no credit is held. The same
request without its fault goes through.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from accounts.models import CreditAccount
from accounts.services import balance, block, grant_daily, hold
from cameo.models import Likeness
from cameo.services import grant_use, revoke
from cameo.states import Audience
from common import store
from common.errors import Conflict
from generation.models import Clip, Job
from generation.services import delete_clip
from remix.collab.invitations import invite
from remix.models import Lineage, ParentEdge, RemixTerms
from remix.services import join, set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.contracts.test_bad_input import added, kept
from tests.factories import ClipFactory, LikenessFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db

WORDS = {"kind": "words", "options": {"words": "somebody sings on the moon"}}
SHOT = {"seconds": 2, "setting": "beach"}
ON_RECORD = {"cameo.Use", "cameo.LedgerEvent", "cameo.PendingEvent"}
"""What a refused asking leaves on purpose."""


@pytest.fixture
def clip(ann) -> Clip:
    """Ann's, public, two seconds, of nobody."""
    return published(owner=ann, clip__job__prompt="somebody waves on the beach", **SIZE)


SIZE: dict[str, Any] = {"clip__job__width": 360, "clip__job__height": 640, "clip__video_key": "clip/x/film.mp4"}


@pytest.fixture
def ask(ben, api) -> Callable[..., tuple[int, str]]:
    """What Ben is told of a remix of this clip: status and code, nothing else being different from before."""
    grant_daily(ben)
    store.put_bytes("clip/x", b"film", suffix="mp4")

    def asks(clip: Clip | UUID, body: dict[str, Any], *others: Clip) -> tuple[int, str]:
        before, had = kept(), balances()
        more = {"parents": [str(other.pk) for other in others]} if others else {}
        where = f"/api/v1/clips/{clip.pk if isinstance(clip, Clip) else clip}/remix"
        reply = api(ben).post(where, body | more, format="json")
        if reply.status_code == 201:
            return 201, ""
        assert reply["Content-Type"] == "application/problem+json"
        assert set(added(before)) <= ON_RECORD
        assert balances() == had
        return reply.status_code, reply.json()["code"]

    return asks


def balances() -> list[int]:
    return list(CreditAccount.objects.order_by("pk").values_list("balance", flat=True))


def test_without_a_fault_it_goes_through(ann, clip, ask):
    other = published(owner=ann, **SIZE)

    assert ask(clip, WORDS) == (201, "")
    assert ask(clip, {"kind": "trim", "options": {"start_s": 0.5}}) == (201, "")
    assert ask(clip, {"kind": "stitch"}, other) == (201, "")
    assert ask(clip, {"kind": "storyboard", "options": {"storyboard": {"shots": [SHOT]}}}) == (201, "")


def shown(owner: Any) -> Likeness:
    return LikenessFactory(owner=owner)


def withdrawn(ann: Any, ben: Any) -> Clip:
    """Ben could see it; Ann took her cameo back."""
    face = shown(ann)
    grant_use(ann, face, audience=Audience.EVERYONE)
    clip = published(owner=ann, cast=[face])
    revoke(ann, face)
    return clip


def deleted(ann: Any, ben: Any) -> Clip:
    return delete_clip(ann, published(owner=ann))


def draft(ann: Any, ben: Any) -> Clip:
    return ClipFactory(owner=ann)


def draft_with_me(ann: Any, ben: Any) -> Clip:
    return ClipFactory(owner=ann, cast=[shown(ben)])


def unanswered(ann: Any, ben: Any) -> Clip:
    clip = ClipFactory(owner=ann)
    invite(ann, clip, ben)
    return clip


def blocked(ann: Any, ben: Any) -> Clip:
    clip = published(owner=ann)
    block(ann, ben)
    return clip


def under(terms: Terms) -> Callable[[Any, Any], Clip]:
    def made(ann: Any, ben: Any) -> Clip:
        clip = published(owner=ann)
        set_terms(ann, clip, terms)
        return clip

    return made


def too_far_down(ann: Any, ben: Any) -> Clip:
    root = published(owner=ann)
    set_terms(ann, root, Terms(depth=1))
    return published(root, owner=ben)


def without_consent(ann: Any, ben: Any) -> Clip:
    return published(owner=ann, cast=[shown(ann)], **SIZE)


CLIPS: dict[str, tuple[Callable[[Any, Any], Clip], int, str]] = {
    "withdrawn": (withdrawn, 451, "clip_withdrawn"),
    "deleted": (deleted, 404, "clip_not_found"),
    "private": (draft, 404, "clip_not_found"),
    "private, showing the one who asks": (draft_with_me, 403, "not_published"),
    "private, invitation not answered": (unanswered, 404, "clip_not_found"),
    "of somebody who blocked them": (blocked, 404, "clip_not_found"),
    "for nobody by its terms": (under(Terms(who=Who.NOBODY)), 403, "terms_who"),
    "for others by its terms": (under(Terms(who=Who.APPROVED)), 403, "terms_who"),
    "for friends by its terms": (under(Terms(who=Who.MUTUALS)), 403, "terms_who"),
    "in other ways by its terms": (under(Terms(kinds=("loop",))), 403, "terms_kind"),
    "too far down": (too_far_down, 403, "terms_depth"),
    "showing somebody who did not agree": (without_consent, 403, "not_granted"),
}


@pytest.mark.parametrize("case", CLIPS)
def test_a_clip_that_may_not_be_remixed(ann, ben, ask, case):
    make, status, code = CLIPS[case]

    assert ask(make(ann, ben), WORDS) == (status, code)


@pytest.mark.parametrize("case", CLIPS)
def test_one_such_clip_among_others_is_enough(ann, ben, ask, case):
    make, status, code = CLIPS[case]
    mine = published(owner=ben, **SIZE)

    assert ask(mine, {"kind": "stitch"}, make(ann, ben)) == (status, code)


def test_a_clip_that_never_was(ask):
    assert ask(uuid4(), WORDS) == (404, "clip_not_found")


DEEP: Any = "x"
for _ in range(40):
    DEEP = [DEEP]

SHAPELESS = ("invalid", "parse_error")
"""Refused before anybody looks what it is about."""

BODIES: dict[str, tuple[dict[str, Any], str]] = {
    "no kind": ({}, "invalid"),
    "unknown kind": ({"kind": "fly"}, "invalid"),
    "kind of another type": ({"kind": ["words"]}, "invalid"),
    "nothing said": ({"kind": "words"}, "remix_incomplete"),
    "nothing but blanks": ({"kind": "words", "options": {"words": "  "}}, "remix_incomplete"),
    "unknown option": ({"kind": "words", "options": {"words": "x", "fly": True}}, "options_invalid"),
    "options as a list": ({"kind": "words", "options": ["x"]}, "invalid"),
    "options nested too deep": ({"kind": "words", "options": {"words": DEEP}}, "parse_error"),
    "too many words": ({"kind": "words", "prompt": "x" * 4001}, "invalid"),
    "far too many words": ({"kind": "words", "options": {"words": "x" * 200_000}}, "options_invalid"),
    "a thousand options": ({"kind": "words", "options": {f"o{n}": n for n in range(1000)}}, "options_invalid"),
    "seed too large": ({"kind": "words", "options": {"words": "x", "seed": 2**32}}, "options_invalid"),
    "trim of nothing": ({"kind": "trim", "options": {"start_s": 1, "end_s": 1}}, "length_out_of_range"),
    "trim backwards": ({"kind": "trim", "options": {"start_s": 1.5, "end_s": 0.2}}, "length_out_of_range"),
    "trim too short": ({"kind": "trim", "options": {"start_s": 1.5}}, "length_out_of_range"),
    "trim before the beginning": ({"kind": "trim", "options": {"start_s": -1}}, "options_invalid"),
    "trim behind the end": ({"kind": "trim", "options": {"end_s": 200}}, "moment_outside"),
    "trim of no number": ({"kind": "trim", "options": {"start_s": "now"}}, "options_invalid"),
    "trim that cuts nothing": ({"kind": "trim"}, "nothing_cut"),
    "stitch of one": ({"kind": "stitch"}, "parents_number"),
    "swap of nobody": ({"kind": "swap", "options": {"replaced": "eve", "newcomer": "ben"}}, "remix_incomplete"),
    "newcomer unknown": ({"kind": "add", "options": {"newcomer": "no-such"}}, "handle_unknown"),
    "storyboard without shots": ({"kind": "storyboard", "options": {"storyboard": {"shots": []}}}, "options_invalid"),
    "storyboard of 5000 shots": (
        {"kind": "storyboard", "options": {"storyboard": {"shots": [SHOT] * 5000}}},
        "options_invalid",
    ),
    "storyboard of a year": (
        {"kind": "storyboard", "options": {"storyboard": {"shots": [SHOT | {"seconds": 3e7}]}}},
        "options_invalid",
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_request_that_can_not_be_taken(clip, ask, case):
    body, code = BODIES[case]

    assert ask(clip, body) == (400 if code in SHAPELESS else 422, code)


@pytest.mark.parametrize(("number", "code"), [(199, "invalid"), (21, "invalid"), (20, "parents_number")])
def test_too_many_clips(ann, clip, ask, number, code):
    """Beside the first one, which is in the address."""
    others = [published(owner=ann) for _ in range(min(number, 3))]
    others = (others * number)[:number]

    assert ask(clip, {"kind": "stitch"}, *others) == (400 if code in SHAPELESS else 422, code)


def test_clips_that_are_too_long_together(ann, clip, ask):
    long = published(owner=ann, clip__duration_ms=290_000, clip__job__num_frames=290 * 30, **SIZE)

    assert ask(long, {"kind": "stitch"}, long, clip)[0] == 422


def test_more_clips_than_the_kind_takes(ann, clip, ask):
    assert ask(clip, WORDS, published(owner=ann)) == (422, "parents_number")


def test_a_clip_beside_itself_where_two_are_needed(clip, ask):
    assert ask(clip, {"kind": "sound"}, clip) == (422, "same_clip")


def test_not_enough_credits(ben, clip, ask):
    grant_daily(ben)
    hold(ben, int(balance(ben)[0]), job_id=uuid4())

    assert ask(clip, WORDS)[0] == 402
    assert not Job.objects.filter(owner=ben).exists()


def test_a_clip_is_not_its_own_parent(ann):
    clip = published(owner=ann)
    terms = RemixTerms.objects.create(clip=clip)

    with pytest.raises(Conflict, match="parent_not_older"):
        join(clip.job, [clip], RemixKind.WORDS)
    with pytest.raises(IntegrityError, match="parent_is_older"), transaction.atomic():
        ParentEdge.objects.create(
            job=clip.job, parent=clip, parent_job=clip.job, terms=terms, root=clip, depth=1, position=0
        )
    assert not Lineage.objects.exists()


def test_a_clip_is_no_parent_of_older_ones(ann):
    older, newer = published(owner=ann), published(owner=ann)

    with pytest.raises(Conflict, match="parent_not_older"):
        join(older.job, [newer], RemixKind.WORDS)
    assert not Lineage.objects.exists()


def test_a_thread_ends_somewhere(ann, clip, ask, monkeypatch):
    monkeypatch.setattr("remix.services.lineage.MOST_DEPTH", 2)
    first = published(clip, owner=ann)
    last = published(first, owner=ann)

    assert ask(first, WORDS) == (201, "")
    assert ask(last, WORDS) == (422, "thread_too_deep")
