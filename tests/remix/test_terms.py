"""Terms: who, which kinds, how deep, for money; versions; what stands at publishing."""

import pytest

from accounts.models import Follow
from accounts.services import block
from cameo.services import grant_use
from cameo.states import Audience
from cameo.terms import Terms as Scope
from common.errors import Forbidden, Invalid
from feed.services import publish
from remix.models import Lineage, RemixTerms
from remix.policies import RemixPolicy
from remix.services import join, set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory, refer

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(ann):
    return PostFactory(author=ann).clip


def below(parent, owner, *, kind=RemixKind.WORDS, **fields):
    """A public remix of it, without asking anybody."""
    clip = PostFactory(author=owner, **fields).clip
    join(clip.job, [parent], kind)
    return clip


def answers(actor, clips, kind=RemixKind.WORDS):
    """Of the policy one by one, after proving that it says the same of all at once."""
    single = [RemixPolicy(actor).remix(clip, kind) for clip in clips]
    assert RemixPolicy(actor).remixable(clips, kind) == {
        clip.pk for clip, decision in zip(clips, single, strict=True) if decision
    }
    return [decision.reason or "yes" for decision in single]


def test_who_may_is_read_live(ann, ben, cy, root):
    deb = UserFactory(username="deb")
    expected = {
        Who.EVERYONE: ["yes", "yes", "yes", "blocked"],
        Who.MUTUALS: ["yes", "terms_who", "terms_who", "blocked"],
        Who.APPROVED: ["yes", "terms_who", "yes", "blocked"],
        Who.NOBODY: ["yes", "terms_who", "terms_who", "blocked"],
    }
    for who, says in expected.items():
        set_terms(ann, root, Terms(who=who, approved=("deb",)))
        assert [answers(actor, [root])[0] for actor in (ann, ben, deb, cy)] == says, who
    set_terms(ann, root, Terms(who=Who.MUTUALS))
    Follow.objects.create(source=ann, target=ben)
    assert answers(ben, [root]) == ["yes"]


def test_kinds_and_money(ann, ben, root):
    set_terms(ann, root, Terms(kinds=("add",)))

    assert answers(ben, [root], RemixKind.ADD) == ["yes"]
    assert answers(ben, [root], RemixKind.SWAP) == ["terms_kind"]
    assert RemixPolicy(ben).remix(root, RemixKind.ADD, commercial=True).reason == "terms_commercial"


def test_terms_of_the_root_bind_what_is_made_far_below_as_they_were(ann, ben, root):
    set_terms(ann, root, Terms(depth=2, kinds=("words",)))
    first = below(root, ben)
    second = below(first, ben)

    assert answers(ben, [root, first, second]) == ["yes", "yes", "terms_depth"]
    assert answers(ben, [first], RemixKind.SWAP) == ["terms_kind"]
    set_terms(ann, root, Terms(who=Who.NOBODY))
    assert answers(ben, [root, first]) == ["terms_who", "yes"]
    assert first.job.parents.get().terms.version == 1


def test_whom_an_author_above_blocked_is_not_let_in_below(ann, ben, cy, root):
    assert answers(cy, [below(root, ben)]) == ["terms_who"]


def test_own_terms_bind_others_only(ann, ben, root):
    set_terms(ann, root, Terms(who=Who.NOBODY, kinds=("add",), depth=1))

    assert answers(ann, [root], RemixKind.SWAP) == ["yes"]


def test_a_join_that_terms_forbid_leaves_nothing(ann, ben, root):
    set_terms(ann, root, Terms(who=Who.NOBODY))
    job = JobFactory(owner=ben)

    with pytest.raises(Forbidden, match="terms_who"):
        join(job, [root], RemixKind.WORDS)


def test_versions_are_kept_and_sameness_makes_none(ann, root):
    first = set_terms(ann, root, Terms(share_percent=10, kinds=("swap", "add")))
    again = set_terms(ann, root, Terms(share_percent=10, kinds=("add", "swap")))
    second = set_terms(ann, root, Terms(share_percent=20))

    assert (first, second.version) == (again, 2)
    assert list(RemixTerms.objects.order_by("version").values_list("share_percent", flat=True)) == [10, 20]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms(share_percent=51), "share_out_of_range"),
        (Terms(share_percent=-1), "share_out_of_range"),
        (Terms(depth=0), "depth_out_of_range"),
        (Terms(kinds=("fly",)), "kind_unknown"),
        (Terms(who=Who.APPROVED, approved=("no-such-person",)), "person_unknown"),
        (Terms(who=Who.APPROVED, approved=("cy",)), "person_unknown"),
    ],
)
def test_terms_that_can_not_be_are_refused_and_not_stored(ann, cy, root, terms, code):
    with pytest.raises(Invalid, match=code):
        set_terms(ann, root, terms)
    assert not RemixTerms.objects.exists()


def test_only_the_author_sets_terms(ben, root):
    with pytest.raises(Forbidden, match="not_yours"):
        set_terms(ben, root, Terms())


def test_terms_are_asked_again_when_a_remix_is_published(ann, ben, root):
    draft = ClipFactory(owner=ben)
    join(draft.job, [root], RemixKind.WORDS)
    block(ann, ben)

    with pytest.raises(Forbidden, match="terms_who"):
        publish(ben, draft)
    draft.refresh_from_db()
    assert draft.visibility == "draft"


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        ({"commercial": True}, ""),
        ({"commercial": False}, "commercial_not_granted"),
        ({"commercial": True, "remix_depth": 0}, "remix_too_deep"),
        ({"commercial": True, "verbs": ["generate"]}, "verb_not_granted"),
    ],
)
def test_a_remix_inherits_the_scope_of_every_grant_above(ann, ben, scope, code):
    """Ben's clip of Ann was made under his grant; Deb's grant is wider, and does not widen it."""
    face, deb = LikenessFactory(owner=ann), UserFactory(username="deb")
    grant = grant_use(ann, face, audience=Audience.APPROVED, person=ben, terms=Scope(**scope))
    clip = PostFactory(author=ben, cast=[face]).clip
    clip.job.references.update(grant=grant)
    job = JobFactory(owner=deb, source_clip=clip, depth=1, commercial=True)
    refer(job, [face])
    set_terms(ben, clip, Terms(commercial=True))

    if code:
        with pytest.raises(Forbidden, match=code):
            join(job, [clip], RemixKind.WORDS)
    else:
        assert Lineage.objects.get(pk=join(job, [clip], RemixKind.WORDS).pk)
