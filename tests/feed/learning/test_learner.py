"""Learning from what people did with what they were shown."""

from datetime import timedelta
from uuid import uuid4

import numpy as np
import pytest
from django.conf import settings

from common.clock import now
from feed import tasks
from feed.contracts import Item
from feed.events.recording import viewer_of
from feed.learning import learner, weights
from feed.learning.learner import learn
from feed.learning.state import as_weights
from feed.models import Event, EventMark, FeedPreference, FeedSession, RankerSnapshot
from feed.ranking.features import FEATURES, INDEX, pack
from feed.ranking.guard import SOON, Guarded
from feed.ranking.online import Pupil
from feed.ranking.values import HEADS
from feed.ranking.weights import Weights
from feed.serving.learning import log
from feed.states import Mode, Source
from tests.factories import UserFactory
from tests.feed.building.people import post

pytestmark = pytest.mark.django_db(transaction=True)  # PostgreSQL shows readers what was committed
LONG_AGO = timedelta(hours=1)


def features(**values: float) -> bytes:
    row = np.zeros(len(FEATURES), dtype=np.float32)
    for name, value in values.items():
        row[INDEX[name]] = value
    return pack(row)


def shown(person, posts, rows, *, propensity=1.0):
    """A list as it was served."""
    items = [
        Item(post_id=one.pk, source=Source.TRENDING, features=row, propensity=propensity)
        for one, row in zip(posts, rows, strict=True)
    ]
    return FeedSession.objects.create(
        person=person,
        mode=Mode.FOR_YOU,
        algorithm="",
        seed=1,
        expires_at=now() + timedelta(hours=1),
        logged=log(items),
    )


def told(person, one, kind, session=None, *, age=LONG_AGO, value=1.0, position=None):
    return Event.objects.create(
        viewer=viewer_of(person.pk),
        person=person,
        post=one,
        kind=kind,
        session=session.pk if session else None,
        source=Source.TRENDING if session else "",
        position=position,
        value=value,
        at=now() - age,
    )


def crowd(posts, *, people=40, good=lambda at: at % 2 == 0, happens="like"):
    """Everybody is shown all posts; those with tag affinity 1 are liked. True figures, so the ranker improves."""
    rows = [features(tag=1.0 if good(at) else 0.0) for at in range(len(posts))]
    for _ in range(people):
        person = UserFactory()
        session = shown(person, posts, rows)
        for at, one in enumerate(posts):
            told(person, one, "impression", session, position=at)
            if good(at):
                told(person, one, happens)


def test_what_was_liked_teaches_the_scorer(ann):
    posts = [post(ann) for _ in range(8)]
    crowd(posts)
    before = weights.current_scorer().weights

    assert learn() == 320

    made = RankerSnapshot.objects.get(active=True)
    after = weights.HOLDER.refresh().scorer.weights
    like = HEADS.index("like")
    assert made.version == 1
    assert after.matrix[like, INDEX["tag"]] > before.matrix[like, INDEX["tag"]] + 0.2
    assert made.metrics["live"]["examples"] == 320


def test_each_event_teaches_once(ann):
    crowd([post(ann) for _ in range(4)], people=5)

    assert learn() == 20
    assert learn() == 0
    assert RankerSnapshot.objects.count() == 1


def test_a_step_that_was_overtaken_writes_nothing(ann, monkeypatch):
    crowd([post(ann)], people=3)

    def overtaken(*arguments):
        EventMark.objects.filter(name=learner.READER).update(event=999_999)
        return last_state()

    last_state = learner.last_state
    monkeypatch.setattr(learner, "last_state", overtaken)

    assert learn() == 0
    assert not RankerSnapshot.objects.exists()


def test_people_get_ten_minutes_to_do_something_with_what_they_see(ann, ben):
    one = post(ann)
    session = shown(ben, [one], [features(tag=1.0)])
    told(ben, one, "impression", session, age=timedelta(minutes=12))
    told(ben, one, "like", age=timedelta(minutes=5))
    two = post(ann)
    late = shown(ben, [two], [features(tag=1.0)])
    told(ben, two, "impression", late, age=timedelta(minutes=2))

    assert learn() == 1
    loss = RankerSnapshot.objects.get().metrics["live"]["log_loss"]["like"]
    assert loss > 1  # a like was foretold to be unlikely: the later one was seen
    assert learn() == 0


def test_only_what_was_served_and_ranked_counts(ann, ben):
    one = post(ann)
    session = shown(ben, [one], [features()])
    other = post(ann)
    told(ben, other, "impression", session)
    told(ben, one, "impression")
    told(ben, one, "impression", FeedSession(pk=uuid4()))
    Event.objects.create(
        viewer=viewer_of(ann.pk), person=ann, post=one, kind="impression", session=session.pk, at=now() - LONG_AGO
    )
    told(ben, one, "like")

    assert learn() == 0
    assert not RankerSnapshot.objects.exists()
    assert EventMark.objects.get(name=learner.READER).event == Event.objects.order_by("-pk")[0].pk


def test_an_impersonal_person_teaches_nothing(ann, ben):
    FeedPreference.objects.create(person=ben, personalise=False)
    teen = UserFactory(birth_date=now().date() - timedelta(days=15 * 365))
    one = post(ann)
    for person in (ben, teen):
        told(person, one, "impression", shown(person, [one], [features()]))

    assert learn() == 0


def test_one_person_can_not_shout(ann, ben):
    """A thousand showings of one account move the weights no further than twenty would."""
    posts = [post(ann) for _ in range(300)]
    session = shown(ben, posts, [features(tag=1.0)] * 300)
    Event.objects.bulk_create(
        Event(
            viewer=viewer_of(ben.pk),
            person=ben,
            post=one,
            kind=kind,
            session=session.pk,
            source="trending",
            at=now() - LONG_AGO,
        )
        for one in posts
        for kind in ("impression", "like")
    )
    before = weights.current_scorer().weights
    learn()
    loud = weights.HOLDER.refresh().scorer.weights
    moved = loud.bias[HEADS.index("like")] - before.bias[HEADS.index("like")]
    assert 0 < moved < 3


def test_what_learnt_wrongly_steps_back_to_the_last_good_by_itself(ann):
    """Somehow it came to believe that everything is liked; five hundred showings without a like prove it wrong."""
    good, bad = Weights.start(), Weights.start()
    bad.bias[HEADS.index("like")] = 4.0
    kept = as_weights(Guarded(pupil=Pupil.start(bad), good=good))
    RankerSnapshot.objects.create(version=7, weights=kept, active=True)
    assert weights.HOLDER.refresh().scorer.weights.bias[HEADS.index("like")] == 4.0
    crowd([post(ann) for _ in range(10)], people=SOON // 10, good=lambda _at: False)

    assert learn() == SOON

    made = RankerSnapshot.objects.get(active=True)
    assert (made.version, made.good, made.metrics["verdict"]) == (8, True, "fell_back")
    assert np.allclose(weights.HOLDER.refresh().scorer.weights.bias, good.bias)


def test_a_damaged_snapshot_ranks_nothing_and_learning_goes_on_from_the_last_good(ann):
    good = Weights.start()
    good.bias[0] = -2.5
    RankerSnapshot.objects.create(version=1, weights=good.as_json(), good=True)
    RankerSnapshot.objects.create(version=2, weights={"like": "nothing"}, active=True)
    crowd([post(ann)], people=3, good=lambda _at: False)

    assert np.isfinite(weights.current_scorer().score(np.zeros((1, len(FEATURES)), dtype=np.float32))).all()
    assert learn() == 3

    made = RankerSnapshot.objects.get(active=True)
    assert made.version == 3
    assert abs(Weights.from_json(made.weights).bias[0] - good.bias[0]) < 1
    assert RankerSnapshot.objects.count() == 3


def test_the_tasks_run_by_the_clock(ann):
    """As beat rings them, with nothing to do and with something."""
    assert tasks.learn_ranking() == 0
    assert tasks.fit_taste() == 0
    crowd([post(ann)], people=3)

    assert tasks.learn_ranking() == 3
    assert tasks.fit_taste() == 1
    rung = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {"feed.tasks.learn_ranking", "feed.tasks.fit_taste"} <= rung
