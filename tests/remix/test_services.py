import pytest

from accounts.models import Block
from cameo.services import grant_use, revoke
from cameo.states import Audience
from common.errors import Forbidden, Invalid, NotFound, Withdrawn
from generation.models import Job
from generation.selectors import get_clip
from remix.kinds import asked
from remix.models import Lineage
from remix.policies import RemixPolicy
from remix.services import start_remix
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def face(ann):
    return LikenessFactory(owner=ann)


@pytest.fixture
def parent(ann, face):
    """Ann's public clip of herself."""
    post = PostFactory(author=ann, cast=[face])
    Job.objects.filter(pk=post.clip.job_id).update(prompt="@ann waves on the beach")
    return get_clip(post.clip_id, ann)


def start(actor, parent, kind=RemixKind.WORDS, *, key="", **options):
    return start_remix(actor, asked(actor, kind, (parent,), options), idempotency_key=key)


STORY = "@ann dances on the moon"


def test_a_remix_inherits_the_likeness_and_stands_in_the_lineage(ann, ben, face, parent):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    job = start(ben, parent, words=STORY)

    edge = Lineage.objects.get(job=job)
    assert (edge.parent, edge.root, edge.depth, edge.path) == (parent, parent, 1, [str(parent.pk)])
    assert [reference.likeness for reference in job.references.all()] == [face]
    assert job.source_clip == parent
    assert job.seed == parent.job.seed


def test_an_inherited_likeness_is_asked_even_when_the_words_leave_it_out(ben, face, parent):
    with pytest.raises(Forbidden) as refusal:
        start(ben, parent, words="somebody waves on the beach")

    assert refusal.value.code == "not_granted"
    assert not Lineage.objects.exists()


def test_a_swap_drops_the_leaver_and_asks_the_newcomer(ann, ben, parent):
    mine = LikenessFactory(owner=ben)

    job = start(ben, parent, RemixKind.SWAP, replaced="ann", newcomer="ben")

    assert job.prompt == "@ben waves on the beach"
    assert [reference.likeness for reference in job.references.all()] == [mine]


def test_adding_somebody_keeps_everybody(ann, ben, face, parent):
    mine = LikenessFactory(owner=ben)
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    job = start(ben, parent, RemixKind.ADD, newcomer="ben")

    assert {reference.likeness for reference in job.references.all()} == {mine, face}


@pytest.mark.parametrize(
    ("kind", "options"), [(RemixKind.WORDS, {"words": "@ben waves"}), (RemixKind.ADD, {"newcomer": "ben"})]
)
def test_who_does_not_leave_is_asked(ben, face, parent, kind, options):
    LikenessFactory(owner=ben)

    with pytest.raises(Forbidden, match="not_granted"):
        start(ben, parent, kind, **options)


@pytest.mark.parametrize(
    ("kind", "options", "prompt"),
    [
        (RemixKind.SWAP, {"replaced": "ann", "newcomer": "ben"}, "@ben sings, @ben jumps"),
        (RemixKind.ADD, {"newcomer": "ben"}, "@ben @ann sings, @ann jumps"),
    ],
)
def test_me_in_the_words_of_a_clip_stays_its_maker(ann, ben, face, parent, kind, options, prompt):
    Job.objects.filter(pk=parent.job_id).update(prompt="@me sings, @ann jumps")
    LikenessFactory(owner=ben)
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    assert start(ben, get_clip(parent.pk, ben), kind, **options).prompt == prompt


def test_a_swap_names_the_newcomer_where_the_words_named_nobody(ben, parent):
    Job.objects.filter(pk=parent.job_id).update(prompt="somebody sings")
    mine = LikenessFactory(owner=ben)

    job = start(ben, get_clip(parent.pk, ben), RemixKind.SWAP, replaced="ann", newcomer="ben")

    assert [reference.likeness for reference in job.references.all()] == [mine]


def test_a_newcomer_is_a_name_and_no_pattern(ben, parent):
    with pytest.raises(Invalid, match="handle_unknown"):
        start(ben, parent, RemixKind.SWAP, replaced="ann", newcomer="\\1")


def test_the_same_remix_sent_twice_is_told_of_once(ann, ben, face, parent):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    first, again = (start(ben, parent, words=STORY, key="k") for _ in range(2))

    assert first == again
    assert ann.notifications.filter(kind="remix_started").count() == 1


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.WORDS, {"words": "   "}),
        (RemixKind.SWAP, {"replaced": "nobody", "newcomer": "ben"}),
        (RemixKind.ADD, {}),
    ],
)
def test_an_incomplete_remix_is_refused_before_any_work(ben, parent, kind, options):
    with pytest.raises(Invalid, match="remix_incomplete"):
        start(ben, parent, kind, **options)


def test_a_blocked_persons_clip_is_not_there_to_remix(ann, ben, parent):
    Block.objects.create(source=ben, target=ann)

    assert not RemixPolicy(ben).remix(parent)
    with pytest.raises(NotFound):
        get_clip(parent.pk, ben)


def test_ones_own_withdrawn_clip_says_so(ann, ben, face):
    grant_use(ann, face, audience=Audience.EVERYONE)
    post = PostFactory(author=ben, cast=[face])
    revoke(ann, face)

    with pytest.raises(Withdrawn):
        get_clip(post.clip_id, ben)


def test_somebody_elses_draft_is_not_remixed_even_by_a_person_in_it(ann, ben, face):
    draft = ClipFactory(owner=ben, cast=[face])

    assert RemixPolicy(ann).remix(draft).reason == "not_published"
