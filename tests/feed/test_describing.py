"""What lists filter by is there from the moment a post is, and goes with it."""

import pytest
from django.db import OperationalError, transaction

from accounts.services import remove_avatar, update_profile
from cameo.services import revoke
from feed import services
from feed.language import language_of
from feed.models import Post, PostStat, PostTag
from feed.services import describing
from feed.tags import MOST, tags_of
from feed.tasks import recount
from generation.models import Clip
from generation.services import delete_clip
from remix.services import join
from remix.services.counting import count_shown
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


def remix_of(parent: Clip, owner, **more) -> Clip:
    clip = ClipFactory(owner=owner, **more)
    with transaction.atomic():
        join(clip.job, [parent], RemixKind.WORDS)
        count_shown([clip.pk])
    return clip


def test_publishing_says_what_the_clip_is(ann):
    likeness = LikenessFactory(owner=ann)
    board = {
        "style": "clay",
        "music": {"mood": "epic"},
        "shots": [{"setting": "moon", "seconds": 1}, {"setting": "moon", "seconds": 1}],
    }
    clip = ClipFactory(
        owner=ann, cast=[likeness], duration_ms=4200, job__storyboard=board, job__prompt="我在月亮上跳舞"
    )

    post = services.publish(ann, clip, caption="so #Fun, #クレイ and #fun")

    post.refresh_from_db()
    assert post.tags == ["fun", "クレイ", "clay", "epic", "moon"]
    assert list(PostTag.objects.order_by("pk").values_list("tag", "sequence")) == [
        (tag, post.sequence) for tag in post.tags
    ]
    assert (post.thread, post.remix, post.people) == (clip.pk, False, True)
    assert (post.language, post.duration_ms, post.version) == ("zh", 4200, 1)
    stat = PostStat.objects.get(post=post)
    assert stat.eligible
    assert stat.hot > 0


def test_a_remix_belongs_to_the_thread_of_its_root_and_is_counted_while_it_is_live(ann, ben):
    root = services.publish(ann, ClipFactory(owner=ann))
    child = services.publish(ben, remix_of(root.clip, ben))
    grandchild = services.publish(ann, remix_of(child.clip, ann))

    assert [(post.thread, post.remix) for post in (root, child, grandchild)] == [
        (root.clip_id, False),
        (root.clip_id, True),
        (root.clip_id, True),
    ]
    assert counts(root, child, grandchild) == [1, 1, 0]

    services.unpublish(ben, child)
    assert counts(root, child) == [0, 1]
    services.publish(ben, Clip.objects.get(pk=child.clip_id))
    assert counts(root, child) == [1, 1]
    delete_clip(ann, Clip.objects.get(pk=grandchild.clip_id))
    assert counts(root, child) == [1, 0]


def test_a_withdrawn_remix_counts_no_more(ann, ben):
    likeness = LikenessFactory(owner=ann)
    root = services.publish(ben, ClipFactory(owner=ben))
    services.publish(ann, remix_of(root.clip, ann, cast=[likeness]))
    assert counts(root) == [1]

    revoke(ann, likeness)

    assert counts(root) == [0]


@pytest.mark.django_db(transaction=True)
def test_a_count_that_fails_after_the_commit_takes_nothing_along_and_is_found_later(ann, ben, monkeypatch):
    root = services.publish(ann, ClipFactory(owner=ann))
    child = services.publish(ben, remix_of(root.clip, ben))
    done = []

    def broken(_post_ids):
        raise OperationalError("deadlock detected")

    with monkeypatch.context() as busy:
        busy.setattr(describing, "_count_alone", broken)
        busy.setattr("django.db.models.query.QuerySet.select_for_update", lambda rows, **_how: rows.none())
        with transaction.atomic():
            Post.objects.filter(pk=child.pk).update(hidden=True)
            describing.count_remixes([child.clip_id])
            transaction.on_commit(lambda: done.append("the next"))

    assert (done, counts(root)) == (["the next"], [1])
    assert recount() == 1
    assert counts(root) == [0]
    assert recount() == 0


def counts(*posts):
    return [Post.objects.get(pk=post.pk).remix_count for post in posts]


@pytest.mark.parametrize("end", ["unpublish", "delete", "withdraw"])
def test_what_is_hidden_neither_trends_nor_is_found_by_a_tag(ann, end):
    likeness = LikenessFactory(owner=ann)
    post = services.publish(ann, ClipFactory(owner=ann, cast=[likeness]), caption="#one")

    if end == "unpublish":
        services.unpublish(ann, post)
    elif end == "delete":
        delete_clip(ann, Clip.objects.get(pk=post.clip_id))
    else:
        revoke(ann, likeness)

    assert not PostStat.objects.get(post=post).eligible
    assert not PostTag.objects.exists()


def test_coming_back_is_a_new_version_with_new_words(ann):
    post = services.publish(ann, ClipFactory(owner=ann), caption="#one")
    services.unpublish(ann, post)

    again = services.publish(ann, Clip.objects.get(pk=post.clip_id), caption="#two")

    assert again.version == post.version + 1
    assert (again.tags, PostTag.objects.get().tag) == (["two"], "two")
    assert PostTag.objects.get().sequence == again.sequence
    assert PostStat.objects.get(post=post).eligible


def test_cards_change_with_their_authors_name_and_picture(ann, ben):
    anns, bens = PostFactory(author=ann), PostFactory(author=ben)

    def versions():
        return [Post.objects.get(pk=post.pk).version for post in (anns, bens)]

    update_profile(ann, display_name="Ann of Green Gables")
    assert versions() == [2, 1]
    update_profile(ann, display_name="Ann of Green Gables", bio="new")
    remove_avatar(ann)
    assert versions() == [2, 1]
    type(ann).objects.filter(pk=ann.pk).update(avatar_key="avatar/1/x.jpg")
    remove_avatar(ann)
    assert versions() == [3, 1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An astronaut dances on the moon", "en"),
        ("Una mujer baila en la playa con su perro", "es"),
        ("Une femme danse sur la plage avec son chien", "fr"),
        ("Eine Frau tanzt mit dem Hund auf der Straße", "de"),
        ("Um homem dança na praia com uma bola", "pt"),
        ("Una donna balla sulla spiaggia con il suo cane", "it"),
        ("Een vrouw danst op het strand met de hond", "nl"),
        ("@ann 在海边跳舞", "zh"),
        ("猫が月で踊る", "ja"),
        ("달에서 춤추는 고양이", "ko"),
        ("Кот танцует на луне", "ru"),
        ("An astronaut says 你 on the moon and waves to all of the cats", "en"),
        ("🎉 123", ""),
        ("", ""),
        ("brr brr", ""),
    ],
)
def test_languages(text, language):
    assert language_of(text) == language


def test_tags_are_words_of_bounded_number_and_length():
    assert tags_of("#a #A ＃Ａ #12 # #__ #夜景#风", None) == ["a", "夜景", "风"]
    assert len(tags_of(" ".join(f"#word{number}" for number in range(99)), None)) == MOST
    assert tags_of("#" + "x" * 60, None) == ["x" * 40]
    assert tags_of("", {"style": 7, "music": [], "shots": "no"}) == []
    assert tags_of("", {"music": {"mood": "none"}}) == []
