import pytest

from cameo.models import Use
from cameo.services import grant_use, revoke
from cameo.states import Audience, Mode
from cameo.terms import Terms
from common.errors import Conflict, Forbidden, Invalid
from feed import services
from feed.events.counting import count_all
from feed.models import Like
from generation.states import Visibility
from tests.factories import ClipFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


def test_publishing_asks_everybody_again_and_makes_the_clip_public(ann, ben):
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, terms=Terms(mode=Mode.AUTOMATIC))
    clip = ClipFactory(owner=ben, cast=[likeness])

    post = services.publish(ben, clip, caption="hello")

    clip.refresh_from_db()
    assert clip.visibility == Visibility.PUBLIC
    assert post.caption == "hello"
    assert Use.objects.filter(likeness=likeness, gate="publish", allowed=True, requester=ben).count() == 1


def test_publishing_without_consent_is_refused_with_the_rule_and_stays_on_record(ann, ben):
    likeness = LikenessFactory(owner=ann)
    clip = ClipFactory(owner=ben, cast=[likeness])

    with pytest.raises(Forbidden) as refusal:
        services.publish(ben, clip)

    clip.refresh_from_db()
    assert refusal.value.code == "not_granted"
    assert clip.visibility == Visibility.DRAFT
    assert Use.objects.filter(likeness=likeness, gate="publish", allowed=False, reason="not_granted").exists()


def test_a_clip_is_published_once_and_can_come_back(ann):
    clip = ClipFactory(owner=ann)
    post = services.publish(ann, clip)

    clip.refresh_from_db()
    with pytest.raises(Conflict):
        services.publish(ann, clip)
    services.unpublish(ann, post)
    clip.refresh_from_db()
    again = services.publish(ann, clip)

    assert again.pk == post.pk
    assert not again.hidden
    assert again.sequence == post.sequence


def test_only_the_owner_publishes_and_unpublishes(ann, ben):
    with pytest.raises(Forbidden):
        services.publish(ben, ClipFactory(owner=ann))
    with pytest.raises(Forbidden):
        services.unpublish(ben, PostFactory(author=ann))


def test_revoking_a_likeness_hides_every_post_that_shows_it(ann, ben):
    likeness = LikenessFactory(owner=ann)
    shown = PostFactory(author=ben, cast=[likeness])
    other = PostFactory(author=ben)

    revoke(ann, likeness)

    shown.refresh_from_db()
    other.refresh_from_db()
    assert shown.hidden
    assert not other.hidden
    assert shown.clip.__class__.objects.get(pk=shown.clip_id).visibility == Visibility.WITHDRAWN


def test_liking_twice_counts_once(ann, ben):
    post = PostFactory(author=ann)
    for _ in range(2):
        services.like(ben, post)
    count_all()
    post.refresh_from_db()
    assert (post.like_count, Like.objects.count()) == (1, 1)

    for _ in range(2):
        services.unlike(ben, post)
    count_all()
    post.refresh_from_db()
    assert post.like_count == 0


@pytest.mark.parametrize(
    ("text", "code"), [("  ", "comment_empty"), ("x" * 501, "comment_too_long"), ("\x00", "text_not_storable")]
)
def test_a_comment_must_say_something_that_can_be_kept(ann, ben, text, code):
    with pytest.raises(Invalid) as refusal:
        services.comment(ben, PostFactory(author=ann), text)
    assert refusal.value.code == code


def test_a_comment_is_deleted_by_its_writer_or_the_author_of_the_post(ann, ben):
    post = PostFactory(author=ann)
    made = services.comment(ben, post, "nice")

    services.delete_comment(ann, made)

    post.refresh_from_db()
    assert post.comment_count == 0
    with pytest.raises(Forbidden):
        services.delete_comment(ben, services.comment(ann, post, "mine"))
