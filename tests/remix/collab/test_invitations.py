"""Inviting somebody to a draft: who may be asked, what they see, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Block, Follow, User
from accounts.services import block
from accounts.signals import account_closing
from cameo.models import Likeness
from cameo.services import grant_use
from cameo.signals import consent_revoked
from cameo.states import Audience, Tier
from common.clock import now
from common.errors import Conflict, Forbidden, Invalid, NotFound, TooMany
from feed.services import publish, unpublish
from generation.models import Clip, Guest
from generation.policies import ClipPolicy
from generation.services import let_in, set_visibility
from generation.services.materials import source_refusal
from generation.states import Visibility
from remix.collab import invitations
from remix.collab.invitations import MOST_STANDING, accept, end, invite
from remix.collab.keepsakes import together
from remix.collab.parting import sweep
from remix.collab.selectors import get_invitation, invitations_for
from remix.kinds import asked
from remix.models import Invitation, Lineage
from remix.policies import RemixPolicy
from remix.services import join, set_terms, start_remix
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(ann):
    return ClipFactory(owner=ann, job__prompt="somebody waves on the beach")


def sees(person, clip):
    """By the rule for one and the one for many."""
    one = bool(ClipPolicy(person).view(clip))
    assert one == Clip.objects.visible_to(person).filter(pk=clip.pk).exists()
    may = bool(RemixPolicy(person).remix(clip))
    assert may == (clip.pk in RemixPolicy(person).remixable([clip]))
    return one, may


def test_who_accepts_sees_and_remixes_the_draft_and_nobody_else(ann, ben, draft):
    eve = UserFactory(username="eve")
    made = invite(ann, draft, ben)
    assert sees(ben, draft) == (False, False)

    accept(ben, made)

    assert sees(ben, draft) == (True, True)
    assert sees(eve, draft) == (False, False)
    job = start_remix(ben, asked(ben, RemixKind.WORDS, (draft,), {"words": "somebody sings on the moon"}))
    assert Lineage.objects.get(job=job).parent == draft
    assert [ben.notifications.get().kind, ann.notifications.filter(kind="invitation_accepted").count()] == [
        "invited",
        1,
    ]


@pytest.mark.parametrize("who", ["ann", "ben"])
def test_either_side_ends_it_and_what_was_made_stays(ann, ben, draft, who):
    made = accept(ben, invite(ann, draft, ben))
    job = start_remix(ben, asked(ben, RemixKind.WORDS, (draft,), {"words": "somebody sings on the moon"}))

    end({"ann": ann, "ben": ben}[who], made)

    assert sees(ben, draft) == (False, False)
    assert not Invitation.objects.exists()
    assert Lineage.objects.filter(job=job).exists()


def test_files_of_a_draft_are_not_taken_by_who_may_not_see_it_any_more(ann, ben):
    """A job that still waits when the invitation ends is refused at its claim."""
    draft = ClipFactory(owner=ann, job__prompt="somebody waves on the beach", video_key="clip/x/film.mp4")
    made = accept(ben, invite(ann, draft, ben))
    job = start_remix(ben, asked(ben, RemixKind.TRIM, (draft,), {"start_s": 0.5}))
    assert source_refusal(job) == ""

    end(ann, made)

    assert source_refusal(job) == "source_hidden"


def test_it_is_over_at_its_time(ann, ben, draft, monkeypatch):
    made = accept(ben, invite(ann, draft, ben, days=3))
    late = now() + timedelta(days=3, seconds=1)
    monkeypatch.setattr("generation.models.guests.now", lambda: late)
    monkeypatch.setattr("remix.models.invitations.now", lambda: late)

    assert sees(ben, draft) == (False, False)
    assert not invitations_for(ben).exists()
    with pytest.raises(NotFound):
        get_invitation(made.pk, ben)
    with pytest.raises(Conflict, match="invitation_over"):
        accept(ben, made)


def test_asked_again_it_stands_longer_and_is_told_once(ann, ben, draft):
    first = accept(ben, invite(ann, draft, ben, days=1))

    again = invite(ann, draft, ben, days=30)

    assert again.pk == first.pk
    assert Guest.objects.get().until == again.expires_at > now() + timedelta(days=29)
    assert ben.notifications.count() == 1


def test_asked_and_let_go_again_and_again_both_are_told_once_a_day(ann, ben, draft):
    for _time in range(3):
        made = accept(ben, invite(ann, draft, ben))
        end(ann, made)
    last = invite(ann, draft, ben)
    told = ben.notifications.get()
    assert (told.kind, told.data["invitation"]) == ("invited", str(last.pk))
    assert ann.notifications.filter(kind="invitation_accepted").count() == 1
    other = ClipFactory(owner=ann)
    end(ann, invite(ann, other, ben))
    assert ben.notifications.count() == 2, "another draft is news"
    with time_machine.travel(now() + timedelta(days=1, seconds=1)):
        end(ben, last)
        invite(ann, draft, ben)
    assert ben.notifications.count() == 3


@pytest.mark.parametrize(
    ("case", "refusal", "code"),
    [
        ("another's draft", Forbidden, "not_yours"),
        ("oneself", Invalid, "oneself"),
        ("a stranger", Forbidden, "not_following"),
        ("no day", Invalid, "days_out_of_range"),
        ("a year", Invalid, "days_out_of_range"),
        ("a public clip", Conflict, "not_a_draft"),
        ("terms", Forbidden, "terms_who"),
        ("too many", TooMany, "too_many_invitations"),
    ],
)
def test_refusals_leave_nothing(ann, ben, draft, case, refusal, code):
    actor, person, days = ann, ben, 14
    if case == "another's draft":
        actor, person = ben, ann
    if case == "oneself":
        person = ann
    if case == "a stranger":
        person = UserFactory()
    days = {"no day": 0, "a year": 365}.get(case, days)
    if case == "a public clip":
        draft = ClipFactory(owner=ann, visibility=Visibility.PUBLIC)
    if case == "terms":
        set_terms(ann, draft, Terms(who=Who.NOBODY))
    if case == "too many":
        until = now() + timedelta(days=1)
        people = UserFactory.create_batch(MOST_STANDING)
        Invitation.objects.bulk_create(Invitation(clip=draft, person=one, expires_at=until) for one in people)
    before = Invitation.objects.count()

    with pytest.raises(refusal, match=code):
        invite(actor, draft, person, days=days)

    assert Invitation.objects.count() == before
    assert not person.notifications.exists()


@pytest.fixture
def eves_face(ann):
    """Eve lets Ann make clips of her, and publish them without asking again."""
    eve = UserFactory(username="eve")
    return LikenessFactory(owner=eve, tier=Tier.REVIEWED)


def test_people_in_the_draft_are_asked_and_told(ann, ben, eves_face):
    grant = grant_use(eves_face.owner, eves_face, audience=Audience.APPROVED, person=ann)
    grant.mode = "automatic"
    grant.save()
    draft = ClipFactory(owner=ann, cast=[eves_face])

    accept(ben, invite(ann, draft, ben))

    assert sees(ben, draft) == (True, True)
    assert [notice.kind for notice in eves_face.owner.notifications.filter(actor=ann)] == ["draft_shown"]


def test_people_in_the_draft_are_told_of_it_once_a_day(ann, ben, eves_face):
    grant = grant_use(eves_face.owner, eves_face, audience=Audience.APPROVED, person=ann)
    grant.mode = "automatic"
    grant.save()
    draft, other = ClipFactory(owner=ann, cast=[eves_face]), ClipFactory(owner=ann, cast=[eves_face])
    news = eves_face.owner.notifications.filter(kind="draft_shown")

    for _again in range(3):
        made = accept(ben, invite(ann, draft, ben))
        end(ben, made)
    assert list(news.values_list("data", flat=True)) == [{"clip": str(draft.pk)}]

    accept(ben, invite(ann, other, ben))
    assert news.count() == 2, "another draft is other news"
    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        accept(ben, invite(ann, draft, ben))
    assert news.count() == 3


def test_who_is_in_the_draft_and_did_not_agree_keeps_it_dark(ann, ben, eves_face):
    draft = ClipFactory(owner=ann, cast=[eves_face])

    with pytest.raises(Forbidden, match="showing_refused"):
        invite(ann, draft, ben)


def test_a_selfie_is_shown_to_nobody_not_even_as_a_guest(ann, ben):
    selfie = LikenessFactory(owner=ann, tier=Tier.SELF_DECLARED)
    draft = ClipFactory(owner=ann, cast=[selfie])

    with pytest.raises(Forbidden, match="not_proven"):
        invite(ann, draft, ben)


def test_a_face_that_is_a_selfie_by_then_is_not_shown_and_the_guest_is_not_told_why(ann, ben):
    face = LikenessFactory(owner=ann, tier=Tier.REVIEWED)
    draft = ClipFactory(owner=ann, cast=[face])
    made = invite(ann, draft, ben)
    Likeness.objects.filter(pk=face.pk).update(tier=Tier.SELF_DECLARED)

    with pytest.raises(Forbidden, match="showing_refused"):
        accept(ben, made)


def test_guests_are_out_when_a_moderator_makes_a_face_a_selfie_again(ann, ben):
    face = LikenessFactory(owner=ann, tier=Tier.REVIEWED)
    draft = ClipFactory(owner=ann, cast=[face])
    accept(ben, invite(ann, draft, ben))
    Likeness.objects.filter(pk=face.pk).update(tier=Tier.SELF_DECLARED)

    consent_revoked.send(sender=Likeness, likeness_id=face.pk)

    assert sees(ben, draft) == (False, False)
    assert sees(ann, draft) == (True, True)
    assert not ann.notifications.filter(kind="draft_shown").exists()


def test_a_block_between_two_others_looks_like_any_no(ann, ben, eves_face):
    grant = grant_use(eves_face.owner, eves_face, audience=Audience.APPROVED, person=ann)
    grant.mode = "automatic"
    grant.save()
    draft = ClipFactory(owner=ann, cast=[eves_face])
    made = invite(ann, draft, ben)
    Block.objects.create(source=eves_face.owner, target=ben)

    with pytest.raises(Forbidden) as refusal:
        accept(ben, made)

    assert (refusal.value.code, refusal.value.detail) == ("showing_refused", {})
    assert sees(ben, draft) == (False, False)


def test_a_block_that_comes_while_it_is_accepted_is_not_overtaken(ann, ben, eves_face, monkeypatch):
    grant = grant_use(eves_face.owner, eves_face, audience=Audience.APPROVED, person=ann)
    grant.mode = "automatic"
    grant.save()
    draft = ClipFactory(owner=ann, cast=[eves_face])
    made = invite(ann, draft, ben)
    hold = invitations.hold_still

    def hold_after_a_block(likenesses):
        block(eves_face.owner, ben)
        return hold(likenesses)

    monkeypatch.setattr(invitations, "hold_still", hold_after_a_block)
    with pytest.raises(Forbidden, match="showing_refused"):
        accept(ben, made)

    assert not Guest.objects.exists()


def test_a_block_ends_it_at_once_on_both_sides(ann, ben, draft, eves_face):
    grant = grant_use(eves_face.owner, eves_face, audience=Audience.APPROVED, person=ann)
    grant.mode = "automatic"
    grant.save()
    with_eve = ClipFactory(owner=ann, cast=[eves_face])
    for clip in (draft, with_eve):
        accept(ben, invite(ann, clip, ben))

    block(eves_face.owner, ben)
    assert (sees(ben, draft), sees(ben, with_eve)) == ((True, True), (False, False))
    block(ben, ann)
    assert sees(ben, draft) == (False, False)
    assert not Invitation.objects.exists()
    assert not Guest.objects.exists()


def test_an_invitation_is_for_one_person_only(ann, ben, draft):
    eve = UserFactory(username="eve")
    made = invite(ann, draft, ben)

    for act in (accept, end):
        with pytest.raises(Forbidden, match="not_yours"):
            act(eve, made)
    with pytest.raises(NotFound, match="invitation_not_found"):
        get_invitation(made.pk, eve)


def test_who_leaves_takes_their_invitations_along(ann, ben, draft):
    Follow.objects.create(source=ann, target=ben)
    accept(ben, invite(ann, draft, ben))
    accept(ann, invite(ben, ClipFactory(owner=ben), ann))

    account_closing.send(sender=User, user=ben)

    assert not Invitation.objects.exists()
    assert not Guest.objects.exists()


def test_what_is_long_over_is_swept(ann, ben, draft):
    other = ClipFactory(owner=ann)
    for clip, days in ((draft, 31), (other, 29)):
        made = accept(ben, invite(ann, clip, ben))
        until = now() - timedelta(days=days)
        Invitation.objects.filter(pk=made.pk).update(expires_at=until)
        Guest.objects.filter(clip=clip).update(until=until)

    assert sweep() == 1
    assert [row.clip for row in Invitation.objects.all()] == [row.clip for row in Guest.objects.all()] == [other]


def test_terms_of_ancestors_bind_a_guest(ann, ben, draft):
    """Ann's own remix of Eve's clip, which only Ann may remix, can not be opened to Ben."""
    eve = UserFactory(username="eve")
    root = ClipFactory(owner=eve, visibility=Visibility.PUBLIC, was_public=True)
    set_terms(eve, root, Terms(who=Who.APPROVED, approved=("ann",)))
    mine = ClipFactory(owner=ann)
    join(mine.job, [root], RemixKind.WORDS)

    with pytest.raises(Forbidden, match="terms_who"):
        invitations.invite(ann, mine, ben)


def test_what_one_takes_along_names_both_sides_and_no_more(ann, ben, draft):
    accept(ben, invite(ann, draft, ben))

    [given], [got] = list(together(ann)), list(together(ben))

    assert (given["invitation"], given["person"], given["clip"]) == ("given", "ben", draft.pk)
    assert (got["invitation"], got["person"], got["clip"]) == ("got", "ann", draft.pk)


def test_an_invitation_does_not_outlive_the_publishing(ann, ben, draft):
    """By page and API too: what becomes a draft again is its author's alone, until they ask anew."""
    deb = UserFactory(username="deb")
    Follow.objects.create(source=deb, target=ann)
    accept(ben, invite(ann, draft, ben, days=30))
    waiting = invite(ann, draft, deb, days=30)

    post = publish(ann, Clip.objects.get(pk=draft.pk))
    assert not Invitation.objects.exists() and not Guest.objects.exists()
    unpublish(ann, post)

    again = Clip.objects.get(pk=draft.pk)
    client = Client()
    client.force_login(ben)
    assert sees(ben, again) == (False, False)
    assert {client.get(at).status_code for at in (f"/clips/{again.pk}", f"/api/v1/clips/{again.pk}")} == {404}
    with pytest.raises(NotFound):
        get_invitation(waiting.pk, deb)
    accept(ben, invite(ann, again, ben))
    assert sees(ben, again) == (True, True)


def test_nor_does_one_that_stood_before_come_back_with_a_draft(ann, ben, draft):
    """Rows of a time when publishing ended none."""
    clip = set_visibility(draft, Visibility.PUBLIC)
    Invitation.objects.create(clip=clip, person=ben, accepted_at=now(), expires_at=now() + timedelta(days=9))
    let_in(clip, ben, until=now() + timedelta(days=9))

    set_visibility(clip, Visibility.DRAFT)

    assert sees(ben, clip) == (False, False)
    assert not invitations_for(ben).exists()
