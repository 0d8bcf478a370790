"""Authors hear of what grows from their clips: once a clip and hour, and nothing of a thread they muted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Mute, Notification
from accounts.sentences import sentence
from accounts.services import block, mark_read
from common.clock import now
from feed.services import comment, like, publish, unpublish
from generation.services import delete_clip
from remix.collab.mutes import is_muted, mute_thread, unmute_thread
from remix.collab.news import tell_missed, tell_published
from remix.kinds import asked
from remix.models import News
from remix.services import join, start_remix
from remix.states import RemixKind
from tests.factories import ClipFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(ann):
    return published(owner=ann, clip__job__prompt="somebody waves on the beach")


@pytest.fixture
def out(django_capture_on_commit_callbacks):
    """A remix of these clips, published."""

    def publishes(owner, *parents):
        draft = ClipFactory(owner=owner)
        join(draft.job, list(parents), RemixKind.WORDS)
        with django_capture_on_commit_callbacks(execute=True):
            publish(owner, draft)
        draft.refresh_from_db()
        return draft

    return publishes


def told(person, kind="remix_published"):
    """Count and clip of each row."""
    rows = person.notifications.filter(kind=kind).order_by("pk")
    return [(row.data["count"], row.data["clip"]) for row in rows]


def test_each_author_above_hears_once_of_the_nearest_of_their_clips(ann, ben, root, out):
    eve = UserFactory(username="eve")
    bens = out(ben, root)
    anns = out(ann, bens)
    Notification.objects.all().delete()

    last = out(eve, anns)

    assert (told(ann), told(ben), told(eve)) == ([(1, str(anns.pk))], [(1, str(bens.pk))], [])
    assert ann.notifications.get().data["remix"] == str(last.pk)


def test_within_an_hour_one_row_counts_up_and_names_the_newest(ann, ben, root, out):
    eve = UserFactory(username="eve")
    for owner in (ben, eve, ben, eve):
        out(owner, root)

    assert told(ann) == [(4, str(root.pk))]
    row = ann.notifications.get()
    assert (row.actor, "remix" in row.data) == (eve, False)
    assert sentence(row) == "4 new remixes go back to your clip, the newest by eve."


def test_another_clip_an_hour_later_and_what_was_read_are_rows_of_their_own(ann, ben, root, out):
    other = published(owner=ann)
    out(ben, root)
    out(ben, other)
    assert told(ann) == [(1, str(root.pk)), (1, str(other.pk))]

    Notification.objects.update(created_at=now() - timedelta(hours=1, seconds=1))
    out(ben, root)
    mark_read(ann)
    out(ben, root)

    assert told(ann) == [(1, str(root.pk)), (1, str(other.pk)), (1, str(root.pk)), (1, str(root.pk))]


def test_what_is_published_again_is_no_news(ann, ben, root, out, django_capture_on_commit_callbacks):
    clip = out(ben, root)
    unpublish(ben, clip.post)
    clip.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        publish(ben, clip)
    tell_published(clip.pk)

    assert told(ann) == [(1, str(root.pk))]


def test_an_original_is_no_news(ben):
    publish(ben, ClipFactory(owner=ben))

    assert not News.objects.exists()


def test_who_does_not_want_to_hear_does_not(ann, ben, root, out):
    """Muted the thread, muted the person, parted from them, or left."""
    eve, dee, fay = (UserFactory(username=name) for name in ("eve", "dee", "fay"))
    clip = root
    for owner in (eve, dee, fay):
        clip = out(owner, clip)
    draft = ClipFactory(owner=ben)
    join(draft.job, [clip], RemixKind.WORDS)
    publish(ben, draft)
    mute_thread(ann, clip)
    Mute.objects.create(source=eve, target=ben)
    block(dee, ben)
    fay.is_active = False
    fay.save()
    Notification.objects.all().delete()
    assert tell_missed() == 1

    assert not Notification.objects.filter(kind="remix_published").exists()


def test_a_muted_thread_is_silent_from_any_of_its_clips_until_it_is_not(ann, ben, root, out):
    clip = out(ben, root)
    mute_thread(ann, clip)
    mute_thread(ann, root)
    assert (is_muted(ann, root), is_muted(ann, clip), is_muted(ben, root), is_muted(None, root)) == (
        True,
        True,
        False,
        False,
    )
    out(ben, clip)
    start_remix(ben, asked(ben, RemixKind.WORDS, (root,), {"words": "somebody sings on the moon"}))
    assert (told(ann), told(ann, "remix_started")) == ([(1, str(root.pk))], [])

    unmute_thread(ann, clip)
    mark_read(ann)
    out(ben, clip)

    assert told(ann) == [(1, str(root.pk)), (1, str(root.pk))]


def test_a_muted_thread_is_silent_of_likes_and_words_too(ann, ben, root):
    mute_thread(ann, root)
    other = published(owner=ann)
    for clip in (root, other):
        like(ben, clip.post)
        comment(ben, clip.post, "well made")

    assert {row.data["post"] for row in ann.notifications.all()} == {str(other.post.pk)}
    assert ann.notifications.count() == 2


def test_beginnings_are_counted_in_one_row_too(ann, ben, root):
    for number in range(3):
        start_remix(ben, asked(ben, RemixKind.WORDS, (root,), {"words": f"somebody sings {number} times"}))

    assert told(ann, "remix_started") == [(3, str(root.pk))]
    assert sentence(ann.notifications.get()).startswith("3 remixes of your clip are being made, the newest by ")


def test_a_clip_that_is_gone_tells_its_author_nothing(ann, ben, root, out):
    bens = out(ben, root)
    eve = UserFactory(username="eve")
    Notification.objects.all().delete()
    delete_clip(ann, root)

    out(eve, bens)

    assert (told(ann), told(ben)) == ([], [(1, str(bens.pk))])


def test_what_a_crash_left_untold_is_told_once(ann, ben, root):
    draft = ClipFactory(owner=ben)
    join(draft.job, [root], RemixKind.WORDS)
    publish(ben, draft)  # nothing follows the commit
    assert told(ann) == []

    assert [tell_missed(), tell_missed()] == [1, 0]
    assert told(ann) == [(1, str(root.pk))]


def test_what_was_taken_back_at_once_is_told_when_it_is_public_again(ann, ben, root):
    draft = ClipFactory(owner=ben)
    join(draft.job, [root], RemixKind.WORDS)
    post = publish(ben, draft)
    unpublish(ben, post)
    tell_published(draft.pk)
    assert (tell_missed(), told(ann)) == (0, [])

    draft.refresh_from_db()
    publish(ben, draft)

    assert (tell_missed(), told(ann)) == (1, [(1, str(root.pk))])


def test_telling_costs_the_same_however_many_are_told(ann, ben, out):
    def cost(authors):
        clip = published(owner=ann)
        for _ in range(authors):
            clip = published(clip, owner=UserFactory())
        draft = ClipFactory(owner=ben)
        join(draft.job, [clip], RemixKind.WORDS)
        publish(ben, draft)
        with CaptureQueriesContext(connection) as queries:
            tell_published(draft.pk)
        return len(queries)

    assert cost(2) == cost(12) <= 20
