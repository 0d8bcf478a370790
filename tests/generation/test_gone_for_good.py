"""What was taken from sight stays so when an old backup of the database is put back."""

import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.ledger.opening import open_ledger
from cameo.ledger.verifying import verify
from cameo.models import ConsentEvent
from feed.models import Post
from feed.services import unpublish
from generation.models import Clip
from generation.services import delete_clip
from generation.services.reports import report_clip, uphold
from generation.states import REMOVED, Visibility
from tests.backups import backup_taken
from tests.factories import LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "marmalade zeppelins"


@pytest.fixture
def post(ben: User) -> Post:
    made = PostFactory(author=ben, caption=SECRET)
    made.clip.job.prompt = SECRET
    made.clip.job.save()
    return made


def remove(post: Post) -> None:
    report_clip(UserFactory(), post.clip)
    uphold(User.objects.create_superuser("sam", password="x"), post.clip)


def delete(post: Post) -> None:
    delete_clip(post.author, post.clip)


def take_back(post: Post) -> None:
    unpublish(post.author, post)


GONE = [
    (remove, EventKind.CLIP_WITHDRAWN, Visibility.WITHDRAWN, 451),
    (delete, EventKind.CLIP_DELETED, Visibility.DELETED, 404),
    (take_back, EventKind.CLIP_UNPUBLISHED, Visibility.DRAFT, 404),
]


def asked(post: Post, viewer: User) -> tuple[int, bool]:
    """The status of the post, and whether the feed, a profile or the search shows it."""
    browser = Client()
    browser.force_login(viewer)
    lists = ("/api/v1/feed", f"/api/v1/people/{post.author.username}/posts", "/api/v1/search?q=marmalade")
    replies = [browser.get(address) for address in lists]
    assert {reply.status_code for reply in replies} == {200}
    return browser.get(f"/api/v1/posts/{post.pk}").status_code, any(str(post.pk) in r.text for r in replies)


@pytest.mark.parametrize(("act", "kind", "visibility", "status"), GONE)
def test_a_clip_that_shows_nobody_is_dark_again_after_a_restore(
    ann: User, post: Post, act: Callable[[Post], None], kind: EventKind, visibility: Visibility, status: int
) -> None:
    open_ledger()
    with backup_taken():
        act(post)
        now = asked(post, ann)
        open_ledger()
    assert asked(post, ann) == (200, True), "the backup shows it"
    call_command("consent", "replay")
    assert now == asked(post, ann) == (status, False)
    clip = Clip.objects.get(pk=post.clip_id)
    assert (clip.visibility, clip.withdrawn_reason == REMOVED) == (visibility, act is remove)
    assert Post.objects.get(pk=post.pk).hidden
    assert verify() is None
    event = ConsentEvent.objects.get(kind=kind)
    assert json.loads(event.body)["clips"] == [str(clip.pk)]
    assert "marmalade" not in event.body and "ben" not in event.body
    call_command("consent", "replay")
    assert ConsentEvent.objects.filter(kind=kind).count() == 1


@pytest.mark.parametrize("act", [delete, take_back])
def test_so_is_one_with_somebody_in_it(ann: User, post: Post, act: Callable[[Post], None]) -> None:
    post.clip.job.references.create(likeness=LikenessFactory(owner=ann), epoch=1, handle="ann")
    open_ledger()
    with backup_taken():
        act(post)
        open_ledger()
    call_command("consent", "replay")
    assert asked(post, UserFactory()) == (404, False)


def test_what_was_made_since_the_backup_is_passed_over(ann: User, post: Post) -> None:
    open_ledger()
    with backup_taken():
        for act in (remove, delete):
            act(PostFactory(author=ann))
        open_ledger()
    call_command("consent", "replay")
    assert asked(post, ann) == (200, True)


def test_what_was_taken_back_and_then_deleted_ends_deleted(ann: User, post: Post) -> None:
    open_ledger()
    with backup_taken():
        take_back(post)
        delete(Post.objects.select_related("author", "clip").get(pk=post.pk))
        open_ledger()
    call_command("consent", "replay")
    assert Clip.objects.get(pk=post.clip_id).visibility == Visibility.DELETED


def test_the_closing_of_an_account_is_one_event_however_many_clips_go(ben: User, post: Post) -> None:
    from accounts.services import close_account

    close_account(ben)
    ledger.seal()
    assert Clip.objects.get().visibility == Visibility.DELETED
    assert list(ConsentEvent.objects.values_list("kind", flat=True)) == [EventKind.ACCOUNT_CLOSED]
