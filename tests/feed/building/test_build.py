import random

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Block, Follow, Mute
from common.clock import now
from feed.contracts import Ask
from feed.models import FeedPreference, Like, Post, Seen
from feed.ranking.features import FEATURES, INDEX, unpack
from feed.services import reset_feed
from feed.states import Mode, Source
from tests.factories import UserFactory
from tests.feed.building.people import ids, likes, listed, post, remix

pytestmark = pytest.mark.django_db


def test_only_ranked_lists_are_built(ann):
    with pytest.raises(ValueError, match="latest"):
        listed(ann, ask=Ask(mode=Mode.LATEST))


def test_a_visitor_gets_everything_once_and_the_rest_after_that(ann):
    made = {post(ann).pk for _ in range(12)}
    post(ann, hidden=True)

    first = ids(AnonymousUser(), count=5)
    rest = ids(AnonymousUser(), exclude=first)

    assert len(first) == 5
    assert set(first) | set(rest) == made
    assert not set(first) & set(rest)
    assert ids(AnonymousUser(), exclude=made) == []


def test_the_same_seed_gives_the_same_list(ann):
    for _ in range(20):
        post(ann)
    assert ids(AnonymousUser(), seed=7) == ids(AnonymousUser(), seed=7)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_must_not_come_ever_comes(ann, seed):
    """Whoever is blocked either way or muted, whatever is hidden, seen, excluded, one's own or filtered out."""
    dice = random.Random(seed)
    people = [UserFactory() for _ in range(12)]
    blocked, blocking, muted = people[0], people[1], people[2]
    Block.objects.create(source=ann, target=blocked)
    Block.objects.create(source=blocking, target=ann)
    Mute.objects.create(source=ann, target=muted)
    for followee in dice.sample(people, 6):
        Follow.objects.create(source=ann, target=followee)
    mine = [post(ann) for _ in range(3)]
    made: list[Post] = []
    for _ in range(60):
        author, facts = dice.choice(people), {"hidden": dice.random() < 0.2, "people": dice.random() < 0.3}
        kind = {"language": dice.choice(["en", "zh"]), "duration_ms": dice.choice([4000, 30_000])}
        if dice.random() < 0.3:
            made.append(remix(author, dice.choice([*mine, *made]), **facts, **kind))
        else:
            made.append(post(author, **facts, **kind))
    seen, excluded = dice.sample(made, 10), dice.sample(made, 10)
    Seen.objects.bulk_create(Seen(person=ann, post=one, at=now()) for one in seen)
    for one in dice.sample(made, 10):
        Like.objects.create(person=ann, post=one)
    ask = Ask(mode=Mode.FOR_YOU, hide_people=True, hide_remixes=seed % 2 == 0, languages=("en",), longest_s=10)

    found = ids(ann, exclude=[one.pk for one in excluded], ask=ask, seed=seed)

    wanted = {
        one.pk
        for one in made
        if not one.hidden
        and not one.people
        and not (one.remix and ask.hide_remixes)
        and one.language == "en"
        and one.duration_ms <= 10_000
        and one.author not in (blocked, blocking, muted)
        and one not in seen
        and one not in excluded
    }
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_a_list_is_full_while_the_catalogue_lasts(ann):
    """Also for who has seen everything that trends and all that is new."""
    people = [UserFactory() for _ in range(3)]
    made = [post(people[number % 3]) for number in range(320)]
    Seen.objects.bulk_create(Seen(person=ann, post=one, at=now()) for one in made[60:])
    left = {one.pk for one in made[:60]}

    first = ids(ann, count=40)
    second = ids(ann, count=40, exclude=first)

    assert len(first) == 40
    assert set(first) | set(second) == left
    assert len(second) == 20


def test_what_a_viewer_likes_stands_above_noise(ann):
    liked, other = UserFactory(), UserFactory()
    noise = [post(other, tags=["cars"]) for _ in range(15)]
    theirs = post(liked, tags=["cars"])
    about = post(other, tags=["claymation"])
    likes(ann, "author", liked.pk, weight=8.0)
    likes(ann, "tag", "claymation", weight=8.0)

    found = listed(ann)

    assert {item.post_id for item in found[:2]} == {theirs.pk, about.pk}
    assert len(found) == len(noise) + 2
    told = {item.post_id: item.reasons[0] for item in found[:2]}
    assert (told[theirs.pk].feature, told[theirs.pk].about) == ("author", liked.username)
    assert (told[about.pk].feature, told[about.pk].about) == ("tag", "claymation")


def test_a_friends_remix_of_my_clip_comes_out_near_the_top_and_says_why(ann, ben):
    Follow.objects.create(source=ann, target=ben)
    stranger = UserFactory()
    mine = post(ann)
    for number in range(30):
        post(stranger, credit=number)
    made = remix(ben, mine)

    found = listed(ann)

    place = [item.post_id for item in found].index(made.pk)
    assert place < 3
    assert found[place].source == Source.REMIX
    said = {reason.feature: reason.about for reason in found[place].reasons}
    assert said["remix_of_mine"] == ben.username
    assert all(0 < reason.share <= 1 for reason in found[place].reasons)


def test_features_are_logged_as_they_were_ranked_by(ann, ben):
    Follow.objects.create(source=ann, target=ben)
    post(ben)

    [item] = listed(ann)

    assert len(item.features) == 2 * len(FEATURES)
    assert unpack(item.features)[INDEX["follows"]] == 1
    assert unpack(item.features)[INDEX["position"]] == 0


def test_an_impersonal_feed_knows_only_the_rules(ann, ben):
    for number in range(10):
        post(UserFactory(), credit=number)
    post(ben)
    muted = UserFactory()
    post(muted, credit=99)
    Mute.objects.create(source=ann, target=muted)
    Follow.objects.create(source=ann, target=ben)
    likes(ann, "author", ben.pk, weight=9.0)
    FeedPreference.objects.create(person=ann, personalise=False)
    other = UserFactory()
    Mute.objects.create(source=other, target=muted)

    assert ids(ann) == ids(other)
    personal = [INDEX[name] for name in ("follows", "author", "tag", "thread", "remix_of_mine", "friend_cameo")]
    assert all(not unpack(item.features)[personal].any() for item in listed(ann))


def test_a_reset_forgets_tastes_and_keeps_follows_and_what_was_seen(ann, ben):
    cy = UserFactory()
    old, seen = post(cy), post(cy)
    theirs = post(ben)
    Follow.objects.create(source=ann, target=ben)
    likes(ann, "author", cy.pk, weight=15.0)
    Like.objects.create(person=ann, post=old)
    Seen.objects.create(person=ann, post=seen, at=now())
    before = {item.post_id: unpack(item.features) for item in listed(ann)}

    reset_feed(ann)

    after = {item.post_id: unpack(item.features) for item in listed(ann)}
    assert before[old.pk][INDEX["author"]] > 0.5
    assert before[old.pk][INDEX["length"]] > 0
    assert after[old.pk][INDEX["author"]] == 0
    assert after[old.pk][INDEX["length"]] == 0
    assert after[theirs.pk][INDEX["follows"]] == 1
    assert seen.pk not in after
    assert Like.objects.filter(person=ann).exists()
