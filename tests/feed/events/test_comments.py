import pytest

from accounts.models import Block, Notification
from accounts.sentences import sentence
from common.errors import NotFound
from feed import selectors, services
from feed.models import Comment
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(ann):
    return PostFactory(author=ann)


def test_an_answer_stands_under_what_it_answers_and_its_writer_is_told(ann, ben, post):
    first = services.comment(ben, post, "nice")
    answer = services.comment(ann, post, "thanks", answers=first)
    again = services.comment(ben, post, "more?", answers=answer)

    assert (answer.parent, again.parent) == (first, first), "threads have one level"
    assert [one.answer_count for one in selectors.comments_page(post, ben).items] == [2]
    assert [one.text for one in selectors.answers_page(first, ben).items] == ["more?", "thanks"]
    told = Notification.objects.filter(kind="answered").order_by("pk")
    assert [(one.recipient, sentence(one)) for one in told] == [
        (ben, "ann answered your comment."),
        (ann, "ben answered your comment."),
    ]
    assert Notification.objects.filter(kind="commented").count() == 1, "Ann is told once of the answer to her"


def test_an_answer_needs_a_comment_of_this_post_that_is_there(ann, ben, cy, post):
    elsewhere = services.comment(ben, PostFactory(author=ben), "there")
    gone = services.comment(ben, post, "gone")
    services.delete_comment(ben, gone)
    gone.refresh_from_db()
    of_the_blocked = Comment.objects.create(post=post, author=cy, text="hm")
    for answered in (elsewhere, gone, of_the_blocked):
        with pytest.raises(NotFound, match="comment_not_found"):
            services.comment(ann, post, "hello?", answers=answered)


def test_deleting_a_comment_takes_its_answers_along(ann, ben, post):
    first = services.comment(ben, post, "nice")
    services.comment(ann, post, "thanks", answers=first)
    services.comment(ann, post, "another")
    services.delete_comment(ben, first)
    post.refresh_from_db()
    assert post.comment_count == 1
    assert [one.text for one in selectors.comments_page(post, ben).items] == ["another"]


def test_answers_of_the_blocked_are_neither_shown_nor_counted(api, ann, ben, post):
    dan = UserFactory(username="dan")
    first = services.comment(ben, post, "nice")
    services.comment(dan, post, "no", answers=first)
    Block.objects.create(source=ann, target=dan)
    assert selectors.comments_page(post, ann).items[0].answer_count == 0
    assert selectors.answers_page(first, ann).items == []
    Block.objects.create(source=ann, target=ben)
    assert api(ann).get(f"/api/v1/comments/{first.pk}/answers").status_code == 404


def test_answers_over_rest(api, ann, ben, post):
    address = f"/api/v1/posts/{post.pk}/comments"
    first = api(ben).post(address, {"text": "nice"}).json()
    assert (first["answers"], first["answer_count"]) == (None, 0)
    answer = api(ann).post(address, {"text": "thanks", "answers": first["id"]}).json()
    assert answer["answers"] == first["id"]
    assert api().get(address).json()["items"][0]["answer_count"] == 1
    assert [row["text"] for row in api().get(f"/api/v1/comments/{first['id']}/answers").json()["items"]] == ["thanks"]
    assert api(ann).post(address, {"text": "x", "answers": 10**12}).json()["code"] == "comment_not_found"
