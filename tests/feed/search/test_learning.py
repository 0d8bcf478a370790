"""What the site's own words tell."""

import numpy as np
import pytest

from common import store
from feed.models import Post, WordModel
from feed.search import encode, encoders, find, learnt, nearest, remove, vectors
from feed.search.company import company
from feed.search.encoders import EncoderFailed
from feed.search.fitting import fit

pytestmark = pytest.mark.django_db
SCENES = {
    "claymation": ["clay fox walks", "clay bear sings", "clay hero runs", "little clay house"],
    "space": ["rocket to the moon", "astronaut on mars", "a rocket in orbit", "spaceship near mars"],
    "cooking": ["noodles in a pan", "chef bakes bread", "soup with noodles", "a chef and bread"],
}


@pytest.fixture
def site(say) -> dict[str, list[Post]]:
    """Twelve posts of three kinds, learnt."""
    posts = {tag: [say(caption, tags=(tag,)) for caption in captions] for tag, captions in SCENES.items()}
    assert fit()
    return posts


def test_posts_and_words_of_one_kind_lie_close(site):
    where = {tag: vectors([post.pk for post in posts]) for tag, posts in site.items()}
    rocket = encode("rockets")

    assert rocket is not None
    assert rocket.shape == (64,)
    assert np.isclose(np.linalg.norm(rocket), 1, atol=1e-3)
    assert (where["space"] @ rocket).mean() > max(
        (where[tag] @ rocket).mean() for tag in ("claymation", "cooking")
    ) + 0.2


def test_nothing_is_known_before_the_first_fit_nor_of_posts_after_the_last(say, site):
    fresh = say("clay cat")

    assert not vectors([fresh.pk]).any()
    assert encode("ѮѮѮѮ") is None
    WordModel.objects.all().delete()
    learnt.forget()
    assert encode("rocket") is None
    assert not vectors([fresh.pk]).any()


def test_a_fit_without_news_does_nothing_and_old_files_go(say, site):
    assert not fit()
    for number in range(3):
        say(f"clay wolf {number}", tags=("claymation",))
        assert fit()

    kept = {key for row in WordModel.objects.all() for key in (row.key, row.vectors_key)}
    assert WordModel.objects.count() == 2
    assert {f"words/{name}" for name in store.storage().listdir("words")[1]} == kept


def test_a_broken_file_leaves_the_fit_before_in_use(say, site):
    before = learnt.learnt()
    say("clay wolf", tags=("claymation",))
    assert fit()
    newest = WordModel.objects.latest("pk")
    store.delete(newest.key)
    store.put_named(newest.key, b"not a fit")
    learnt.forget()

    held = learnt.learnt()
    assert before is not None
    assert held is not None
    assert held.key == before.key


def test_tags_that_are_near_are_offered_for_what_is_not_there(site):
    assert nearest("claymations")[0] == "claymation"
    assert nearest("rocket")[0] == "space"
    assert nearest("noodle soup")[0] == "cooking"


def test_company_is_what_goes_together_more_than_by_chance():
    texts = [["fox", "the"]] * 5 + [["cat", "the"]] * 5
    tags = [["clay"]] * 5 + [["photo"]] * 5

    learned = company(texts, tags)

    assert learned["fox"] == [("clay", 1.0)]
    assert learned["cat"] == [("photo", 1.0)]
    assert "the" not in learned


def test_what_lies_near_is_found_last_and_only_while_it_is_live(say, site):
    exact = say("spaceships")
    near = [post.pk for post in site["space"]]
    assert set(find("spaceships", 50)[:2]) == {site["space"][3].pk, exact.pk}
    assert set(near) & set(find("rocketships", 50))
    Post.objects.filter(pk__in=near).update(hidden=True)
    remove([post.clip_id for post in site["space"]])
    assert not set(near) & set(find("rocketships", 50))


class Lengths:
    """An encoder that knows how long a text is, and how many of its letters are an a."""

    name = "lengths"
    asked: list[int] = []

    def encode(self, texts):
        self.asked.append(len(texts))
        return np.array([[len(text), 10 * text.count("a"), 1] for text in texts], np.float32)


class Silent:
    name = "silent"

    def encode(self, texts):
        raise EncoderFailed("encoder_failed")


@pytest.fixture
def plugged(settings):
    def plug(encoder: type) -> None:
        settings.STEER_ENCODER = f"{__name__}.{encoder.__name__}"
        encoders.plugged_in.cache_clear()
        learnt.forget()

    yield plug
    encoders.plugged_in.cache_clear()


def test_an_operators_encoder_takes_the_place_of_ours_and_encodes_a_post_once(say, site, plugged):
    plugged(Lengths)
    assert encode("rocket") is None
    say("one more")
    assert fit()
    vector = encode("rocket")
    assert vector is not None
    assert np.count_nonzero(vector) <= 3

    say("and another")
    Lengths.asked.clear()
    assert fit()
    assert Lengths.asked[0] == 1


def test_an_encoder_that_does_not_answer_is_told_to_who_asks_and_harms_no_search(say, site, plugged):
    plugged(Silent)
    say("one more")
    with pytest.raises(EncoderFailed):
        fit()

    assert find("clay", 3)
