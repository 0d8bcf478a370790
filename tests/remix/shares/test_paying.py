"""From asking for a remix to the credits of everybody in it: one transaction with the clip."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from accounts.models import Transfer, User
from accounts.models.credits import TransferKind
from accounts.services import balance
from cameo.models import Likeness
from cameo.services import grant_use
from cameo.states import Audience, LikenessKind, Mode
from cameo.terms import Terms as Licence
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.services import MadeClip, claim_next, complete, fail, submit_job
from generation.states import Visibility
from remix.kinds import asked
from remix.models import RemixTerms
from remix.services import set_terms, start_remix
from remix.states import RemixKind
from remix.terms import Terms
from tests.accounts.books import check_books
from tests.contracts.invariants import broken
from tests.factories import LikenessFactory, PostFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("colour")]

FREE = Licence(mode=Mode.AUTOMATIC)


def public(owner: User, percent: int, cast: list[Likeness] | None = None) -> Clip:
    made = {"num_frames": 300, "width": 90, "height": 160}
    clip: Clip = PostFactory(
        author=owner, cast=cast or [], **{f"clip__job__{name}": value for name, value in made.items()}
    ).clip
    set_terms(owner, clip, Terms(share_percent=percent))
    return clip


def remix(actor: User, clip: Clip, **options: object) -> Job:
    return start_remix(actor, asked(actor, RemixKind.WORDS, (clip,), options))


def finish(made: Callable[[], MadeClip]) -> Clip:
    job = claim_next("w")
    assert job is not None
    clip = complete(job, made())
    assert clip is not None
    return clip


def test_a_finished_remix_pays_every_author_above(ann: User, ben: User, made: Callable[[], MadeClip]) -> None:
    dora = UserFactory()
    root = public(ann, 50)
    job = remix(ben, root, words="night")
    middle = finish(made)
    assert balance(ann)[0] == Decimal(job.price) / 2
    Clip.objects.filter(pk=middle.pk).update(visibility=Visibility.PUBLIC, was_public=True)
    middle.refresh_from_db()
    set_terms(ben, middle, Terms(share_percent=20))
    before = balance(ann)[0], balance(ben)[0]
    again = remix(dora, middle, words="rain")
    finish(made)
    assert balance(ann)[0] - before[0] == Decimal(again.price) / 4
    assert balance(ben)[0] - before[1] == Decimal(again.price) / 5
    assert balance(dora) == (100 - again.price, 0)
    check_books()
    assert not [name for name in broken() if name.startswith("I3")]


def test_one_that_fails_pays_nobody(ann: User, ben: User) -> None:
    remix(ben, public(ann, 50), words="night")
    claimed = claim_next("w")
    assert claimed is not None
    fail(claimed, "engine_failed")
    assert balance(ben) == (100, 0)
    assert not Transfer.objects.filter(kind=TransferKind.SHARE).exists()


def test_a_licensed_character_earns_for_its_rights_holder(
    ann: User, ben: User, asking: Callable[..., JobRequest], made: Callable[[], MadeClip]
) -> None:
    """An original, and then a remix of it by somebody else: both rely on the licence."""
    bear = LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle="ann.bear")
    licence = Licence(mode=Mode.AUTOMATIC, share_percent=30)
    grant_use(ann, bear, audience=Audience.EVERYONE, terms=licence)
    job = submit_job(ben, request=asking("@ann.bear waves", seconds=5.0))
    clip = finish(made)
    assert balance(ann)[0] == Decimal(job.price) * 30 / 100
    share = Transfer.objects.get(kind=TransferKind.SHARE)
    assert (share.about, share.source is not None) == (f"likeness:{bear.pk}", True)
    Clip.objects.filter(pk=clip.pk).update(visibility=Visibility.PUBLIC, was_public=True)
    clip.refresh_from_db()
    before = balance(ann)[0]
    other = remix(UserFactory(), clip, words="@ann.bear waves at night")
    finish(made)
    assert balance(ann)[0] - before == Decimal(other.price) * 30 / 100
    check_books()


def test_terms_of_an_author_who_asks_nothing_pay_nothing(ann: User, ben: User, made: Callable[[], MadeClip]) -> None:
    clip = public(ann, 0)
    remix(ben, clip, words="night")
    finish(made)
    assert RemixTerms.objects.get(clip=clip).share_percent == 0
    assert not Transfer.objects.filter(kind=TransferKind.SHARE).exists()
