"""What is about a topic, for certain."""

import pytest

from feed.models import Post
from feed.search import index, match, matching, remove
from tests.feed.counted import counted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("topic", "caption"),
    [
        ("politics", "The politics of soup"),
        ("politics", "今天谈谈政治"),
        ("政治", "An election of frogs"),
        ("黏土动画", "Claymation at home"),
        ("claymation", "多來點黏土動畫"),
        ("cats", "a CAT, asleep"),
        ("puppy", "Three puppies"),
        ("box", "Boxes!"),
        ("zombies", "one zombie walks"),
        ("Élan", "elan vital"),
        ("hot dog", "The hot dogs are ready"),
        ("機器人", "一个机器人在跳舞"),
        ("机器", "一个机器人在跳舞"),
    ],
)
def test_a_topic_is_found_by_any_of_its_names(say, topic, caption):
    say("something else")
    post = say(caption)

    assert match(topic, 10) == [post.pk]


@pytest.mark.parametrize(
    ("topic", "caption"),
    [
        ("politics", "polite tics"),
        ("hot dog", "a dog on a hot day"),
        ("cat", "category theory"),
        ("ann", "@ann waves"),
        ("art", "party"),
        ("", "anything"),
        ("!!", "anything"),
    ],
)
def test_what_merely_looks_alike_is_not_found(say, topic, caption):
    say("nothing at all", prompt=caption if topic == "" else "")
    if topic != "ann":
        say(caption)

    assert match(topic, 10) == []


def test_tags_prompts_and_people_are_searched(say, ann):
    tagged = say("", tags=("stop-motion",))
    told = say("", prompt="a lighthouse in the fog")
    hers = say("", author=ann)

    assert match("stop motion", 10) == [tagged.pk]
    assert match("lighthouses", 10) == [told.pk]
    assert match("@ann", 10) == [hers.pk]
    assert match("@an", 10) == []


def test_the_newest_come_first_and_no_more_than_asked_for(say):
    posts = [say(f"cat {number}") for number in range(5)]

    assert match("cat", 3) == [post.pk for post in reversed(posts)][:3]


def test_a_removed_post_is_not_found_and_comes_back(say):
    post = say("cat")
    remove([post.clip_id])
    assert match("cat", 9) == []

    index(post)
    index(post)
    assert match("cat", 9) == [post.pk]


def test_a_hidden_post_can_not_be_indexed(say):
    post = say("cat", hidden=True)

    assert match("cat", 9) == []
    Post.objects.filter(pk=post.pk).update(hidden=False)
    index(post)
    assert match("cat", 9) == [post.pk]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("words:cat", ""),
        ("cat*", "cat"),
        ("ca*", ""),
        ("cat OR dog", ""),
        ("cat | dog", ""),
        ("cat & !dog", ""),
        ("NEAR(cat dog)", ""),
        ("' | 'dog", "dog"),
        ("cat:*", "cat"),
        ("-dog", "dog"),
        ("^cat", "cat"),
        (") OR (", ""),
        ("'; --", ""),
        ('"', ""),
        ("\\", ""),
        ("\ue000cat", "cat"),
    ],
)
def test_operators_of_the_database_are_only_words(say, typed, word):
    posts = {"cat": say("cat").pk, "dog": say("dog").pk}

    assert match(typed, 9) == [pk for name, pk in posts.items() if name == word]


def test_many_topics_among_given_posts_are_one_query(say):
    cat, dog, bird = (say(word) for word in ("a cat", "a dog", "a bird"))

    with counted() as asked:
        found = matching(["cats", "dogs", "fish"], [cat.pk, dog.pk])

    assert len(asked) == 1
    assert found == {"cats": {cat.pk}, "dogs": {dog.pk}, "fish": set()}
    assert matching(["birds"], [bird.pk]) == {"birds": {bird.pk}}
