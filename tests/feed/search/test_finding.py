"""Search: what comes first, who is never found."""

import pytest

from accounts.models import Block
from common.errors import Invalid
from feed.models import Post
from feed.search import checked, find
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SEARCH = "/api/v1/search"


def test_a_tag_comes_before_its_word_before_another_name_before_what_begins_alike(say):
    begun = say("clayish things")
    told = say("", prompt="a claymation fox")
    other = say("黏土动画")
    word = say("Claymation fox")
    tag = say("", tags=("claymation",))
    say("nothing like it")

    assert find("claymation", 9) == [tag.pk, word.pk, other.pk, told.pk]
    assert find("clay", 9)[-1] == begun.pk


def test_words_in_a_row_come_before_the_same_words_apart(say):
    row, apart = say("red panda"), say("a panda in a red coat")

    assert find("red panda", 9) == [row.pk, apart.pk]


def test_chinese_words_are_found_in_either_script_and_not_inside_others(say):
    simplified, traditional = say("一只猫在沙滩上跳舞"), say("一隻貓在沙灘上跳舞")
    say("熊猫")

    assert find("沙灘", 9) == [traditional.pk, simplified.pk]
    assert find("跳舞", 9) == [traditional.pk, simplified.pk]
    assert simplified.pk in find("猫", 9)
    assert find("和平", 9) == []


def test_a_hash_means_the_tag_alone_and_an_at_the_person(say, ann):
    say("a cat")
    tagged, hers = say("", tags=("cat",)), say("cat", author=ann)

    assert find("#cat", 9) == [tagged.pk]
    assert find("@ann", 9) == [hers.pk]


def test_what_was_served_already_makes_room_for_more(say):
    posts = [say(f"cat {number}").pk for number in range(6)][::-1]

    assert find("cat", 2, exclude=posts[:3]) == posts[3:5]


def test_the_api_answers_with_posts_people_or_tags(say, api, ann, ben):
    post = say("cats at sea", author=ann, tags=("catsatsea", "calm"))

    posts = api(ben).get(SEARCH, {"q": "cats"}).json()
    assert [item["id"] for item in posts["items"]] == [str(post.pk)]
    people = api(ben).get(SEARCH, {"q": "an", "kind": "people"}).json()
    assert [person["username"] for person in people["people"]] == ["ann"]
    tags = api().get(SEARCH, {"q": "#cats", "kind": "tags"}).json()
    assert tags == {"tags": [{"tag": "catsatsea", "posts": 1}], "next": None}


def test_who_is_blocked_is_not_found_and_neither_are_their_posts(say, api, ann, cy):
    say("cats", author=ann)

    assert api(cy).get(SEARCH, {"q": "cats"}).json()["items"] == []
    assert api(cy).get(SEARCH, {"q": "ann", "kind": "people"}).json()["people"] == []
    assert len(api().get(SEARCH, {"q": "cats"}).json()["items"]) == 1
    Block.objects.all().delete()
    assert len(api(cy).get(SEARCH, {"q": "cats"}).json()["items"]) == 1


def test_a_post_hidden_between_two_pages_does_not_come(say, api, ben):
    posts = [say(f"cat {number}") for number in range(5)]
    first = api(ben).get(SEARCH, {"q": "cat", "size": 2}).json()
    Post.objects.filter(pk=posts[2].pk).update(hidden=True)
    second = api(ben).get(SEARCH, {"q": "cat", "size": 2, "cursor": first["next"]}).json()

    shown = [item["id"] for page in (first, second) for item in page["items"]]
    assert shown == [str(posts[number].pk) for number in (4, 3, 1, 0)]


@pytest.mark.parametrize("kind", ["posts", "people", "tags"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "search_empty"),
        ("  ", "search_empty"),
        ("!?*", "search_empty"),
        ("x" * 101, "search_too_long"),
    ],
)
def test_what_can_not_be_searched_for_is_refused_by_name(api, db, kind, text, code):
    reply = api().get(SEARCH, {"q": text, "kind": kind})

    assert (reply.status_code, reply.json()["code"]) == (422, code)


def test_text_that_no_database_keeps_is_refused(api, db):
    assert api().get(SEARCH, {"q": "a\0"}).status_code == 400
    with pytest.raises(Invalid, match="text_not_storable"):
        checked("a\ud800")


def test_people_and_tags_are_paged_without_gaps(say, api, ben):
    for number in range(5):
        UserFactory(username=f"zoe{number}")
        say("", tags=(f"zoo{number}", "zoo"))
    for kind, key, names in (
        ("people", "username", [f"zoe{number}" for number in range(5)]),
        ("tags", "tag", ["zoo", *(f"zoo{number}" for number in range(5))]),
    ):
        seen, cursor = [], ""
        while cursor is not None:
            page = api(ben).get(SEARCH, {"q": "zo", "kind": kind, "size": 2, "cursor": cursor}).json()
            seen += [found[key] for found in page[kind]]
            cursor = page["next"]
        assert seen == names
        foreign = api(ben).get(SEARCH, {"q": "zoo", "kind": kind, "size": 1}).json()["next"]
        assert foreign is None or api(ben).get(SEARCH, {"q": "x", "kind": kind, "cursor": foreign}).status_code == 422


def test_people_are_found_by_the_name_they_show(api, ben):
    UserFactory(username="u77", display_name="Zora Neale")

    found = api(ben).get(SEARCH, {"q": "zora", "kind": "people"}).json()["people"]
    assert found == [{"username": "u77", "name": "Zora Neale", "avatar_url": None}]
