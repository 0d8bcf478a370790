from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import Block, User
from common.clock import now
from feed.analytics.leaders import compute, leaderboard
from feed.models import Post, PostCast, PostDay, PostStat
from feed.states import LeaderKind, LeaderPeriod
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/me/analytics"


def day(post: Post, *, ago: int = 0, source: str = "", **counts: float) -> None:
    PostDay.objects.create(
        post=post, author=post.author, day=(now() - timedelta(days=ago)).date(), source=source, **counts
    )


def test_the_numbers_are_summed_by_day_source_and_post(api, ann, ben):
    one, other, foreign = PostFactory(author=ann, caption="one"), PostFactory(author=ann), PostFactory(author=ben)
    day(one, source="exploring", impressions=10, viewers=8, completions=4, watch_ms=9000)
    day(one, ago=1, source="following", impressions=2, remixes=1, onward=3)
    day(other, ago=27, impressions=1, likes=-1)
    day(other, ago=28, impressions=100)
    day(foreign, impressions=50)

    said = api(ann).get(ADDRESS).json()

    assert len(said["by_day"]) == 28
    assert said["by_day"][-1] | {"impressions": 10, "completion_rate": 0.5} == said["by_day"][-1]
    assert said["by_day"][0]["likes"] == -1
    assert said["by_day"][5]["completion_rate"] is None
    assert (said["total"]["impressions"], said["total"]["viewers"], said["total"]["onward"]) == (13, 8, 3)
    assert [row["source"] for row in said["by_source"]] == ["exploring", "following", ""]
    assert [(row["post"], row["impressions"]) for row in said["by_post"]] == [(str(one.pk), 12), (str(other.pk), 1)]
    assert said["by_post"][0]["caption"] == "one"

    alone = api(ann).get(ADDRESS, {"post": str(other.pk), "days": 90}).json()
    assert (alone["total"]["impressions"], len(alone["by_day"])) == (101, 90)


@pytest.mark.parametrize(
    ("asked", "status"), [({"days": 0}, 400), ({"days": 91}, 400), ({"days": "x"}, 400), ({"post": str(uuid4())}, 404)]
)
def test_what_is_not_ones_own_or_out_of_range_is_refused(api, ann, asked, status):
    assert api(ann).get(ADDRESS, asked).status_code == status


def test_the_posts_of_others_are_not_there(api, ann, ben):
    assert api(ben).get(ADDRESS, {"post": str(PostFactory(author=ann).pk)}).status_code == 404


@pytest.mark.parametrize("many", [2, 30])
def test_analytics_cost_the_same_however_much_there_is(ann, many, django_assert_num_queries):
    from feed.analytics.selectors import analytics

    for number in range(many):
        day(PostFactory(author=ann), ago=number % 20, impressions=1)
    with django_assert_num_queries(4):
        analytics(ann)


@pytest.fixture
def scored(ann: User, ben: User) -> dict[str, Post]:
    """Ann leads this week, Ben of all time; Ann is in a clip of Ben's, which is a remix of hers."""
    root = PostFactory(author=ann)
    Post.objects.filter(pk=root.pk).update(thread=root.clip_id)
    child = PostFactory(author=ben, thread=root.clip_id, remix=True)
    PostCast.objects.create(post=child, person=ann, sequence=child.sequence)
    PostCast.objects.create(post=child, person=ben, sequence=child.sequence)
    for post, week, ever in ((root, 5.0, 6.0), (child, 2.0, 20.0)):
        day(post, credit=week)
        day(post, ago=7, credit=100.0)
        PostStat.objects.create(post=post, credit=ever, updated_at=now())
    return {"root": root, "child": child}


def names(kind: str, period: str, viewer: User) -> list[str]:
    board = leaderboard(LeaderKind(kind), LeaderPeriod(period), viewer)
    assert [place.place for place in board.places] == list(range(1, len(board.places) + 1))
    return [place.person.username if place.person else str(place.post.pk) for place in board.places]


def test_leaders_of_the_week_and_of_all_time(scored, ann, ben):
    compute()
    compute()
    cy = UserFactory()
    assert names("creators", "week", cy) == ["ann", "ben"]
    assert names("creators", "all", cy) == ["ben", "ann"]
    assert names("cameos", "week", cy) == ["ann"], "being in one's own clips is no cameo"
    assert names("threads", "all", cy) == [str(scored["root"].pk)]


def test_who_is_parted_is_not_on_the_board_nor_is_their_place(scored, ann, ben):
    compute()
    cy = UserFactory()
    Block.objects.create(source=ann, target=cy)
    for viewer in (cy, ann):
        assert names("creators", "week", viewer) == (["ben"] if viewer == cy else ["ann", "ben"])
    assert names("cameos", "week", cy) == []
    assert names("threads", "all", cy) == [], "a thread whose root one may not see"


def test_hidden_posts_and_closed_accounts_do_not_lead(scored, ann, ben):
    from accounts.services import close_account

    Post.objects.filter(pk=scored["root"].pk).update(hidden=True)
    compute()
    assert names("creators", "week", UserFactory()) == ["ben"]
    close_account(ben)
    assert names("creators", "week", UserFactory()) == []


def test_who_took_their_face_back_is_off_the_board_before_it_is_computed_again(
    scored, ann, ben, django_assert_num_queries
):
    from cameo.services import revoke
    from generation.services import delete_clip
    from tests.factories import LikenessFactory, refer

    anns = LikenessFactory(owner=ann)
    refer(scored["child"].clip.job, [anns])
    compute()
    cy = UserFactory()
    with django_assert_num_queries(1):
        leaderboard(LeaderKind.CAMEOS, LeaderPeriod.WEEK, cy)
    assert names("cameos", "week", cy) == names("cameos", "all", cy) == ["ann"]
    revoke(ann, anns)
    assert names("cameos", "week", cy) == names("cameos", "all", cy) == []
    assert names("creators", "week", cy) == ["ann"], "her own clip does not show her; Ben's only one is gone"
    delete_clip(ann, scored["root"].clip)
    assert names("creators", "week", cy) == []


def test_boards_over_rest(api, scored):
    compute()
    said = api().get("/api/v1/leaderboards/creators?period=all").json()
    assert [row["person"]["username"] for row in said["items"]] == ["ben", "ann"]
    assert said["items"][0]["score"] == 20.0
    assert said["computed_at"]
    thread = api().get("/api/v1/leaderboards/threads").json()["items"][0]
    assert (thread["post"]["author"], thread["person"]) == ("ann", None)
    assert api().get("/api/v1/leaderboards/villains").json()["code"] == "leaderboard_not_found"
    assert api().get("/api/v1/leaderboards/cameos?period=year").status_code == 400
