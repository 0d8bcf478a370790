"""A window is fitted on what people did, published, and held by processes."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from common import store
from common.clock import now
from feed.learning import fitting, packing, windows
from feed.learning.fitting import fit_taste, fit_when_rested
from feed.learning.material import read_material
from feed.models import Event, FeedPreference, Like, TasteModel
from feed.states import Source
from tests.factories import UserFactory
from tests.feed.building.people import listed, post

pytestmark = pytest.mark.django_db


def told(person, one, kind="completion", *, days=1.0, value=1.0):
    Event.objects.create(
        viewer=one.pk, person=person, post=one, kind=kind, value=value, at=now() - timedelta(days=days)
    )


def community(likers=12):
    """Two tastes that have nothing to do with each other."""
    author = UserFactory()
    clay, cars = ([post(author) for _ in range(8)] for _ in range(2))
    for number in range(likers):
        person, mine = UserFactory(), (clay, cars)[number % 2]
        for at, one in enumerate(mine):
            if (at + number) % 5:
                told(person, one, days=1 + (at * 7 + number) % 20)
    return clay, cars


def test_neighbours_of_what_somebody_liked_come_first(ann):
    clay, _cars = community()
    for one in clay[:3]:
        Like.objects.create(person=ann, post=one)
    fit_taste()
    windows.HOLDER.refresh()

    found = [item for item in listed(ann, count=5) if item.post_id not in {one.pk for one in clay[:3]}]

    assert {item.post_id for item in found} <= {one.pk for one in clay}
    assert {item.source for item in found} & {Source.NEIGHBOUR, Source.EMBEDDING}


def test_material_is_what_people_took_to_and_nobody_who_asked_to_be_left_out(ann, ben):
    one, hidden = post(ann), post(ann, hidden=True)
    cy = UserFactory()
    told(ben, one, "like")
    told(ben, one, "impression")
    told(ben, one, "save", value=-1.0)
    told(ben, hidden, "like")
    told(ben, one, "remix", days=91)
    told(cy, one, "like")
    FeedPreference.objects.create(person=cy, personalise=False)
    dan = UserFactory()
    told(dan, one, "like", days=5)
    told(dan, one, "share", days=1)
    FeedPreference.objects.create(person=dan, reset_at=now() - timedelta(days=3))

    material = read_material(now())
    assert material is not None

    assert material.catalogue.keys.tolist() == [one.pk.hex.encode()]
    assert sorted(material.interactions.weights.tolist()) == [1.0, 2.0]
    assert len(set(material.interactions.users.tolist())) == 2


def test_nothing_new_is_not_fitted_again(ann):
    assert fit_taste() is None
    made = post(ann, age=timedelta(days=2))
    first = fit_taste()
    assert first is not None
    assert first.posts == 1
    assert fit_taste() is None

    told(ann, made, days=-0.001)

    second = fit_taste()
    assert second is not None
    assert second.version == first.version + 1


def test_windows_of_another_release_are_not_read_and_one_is_fitted_at_once(ann, monkeypatch):
    post(ann, age=timedelta(days=2))
    first = fit_taste()
    monkeypatch.setattr(packing, "SPACE", "taste_of_the_next_release")
    windows.HOLDER.forget()

    assert windows.HOLDER.refresh() is None
    assert fit_taste().version == first.version + 1
    assert windows.HOLDER.refresh().version == first.version + 1


def test_old_versions_go_and_their_files_with_them(ann):
    post(ann)
    keys = []
    for _ in range(windows.KEPT + 2):
        TasteModel.objects.update(fitted_at=now() - timedelta(days=30))
        keys.append(fit_taste().key)

    kept = set(TasteModel.objects.values_list("key", flat=True))
    assert len(TasteModel.objects.all()) == windows.KEPT
    assert all(store.storage().exists(key) == (key in kept) for key in keys)


def test_a_damaged_window_falls_back_to_the_one_before(ann):
    post(ann)
    fit_taste()
    first = windows.HOLDER.refresh()
    post(ann, age=timedelta(0))
    newer = fit_taste()
    store.delete(newer.key)
    store.put_named(newer.key, b"not a window")
    windows.HOLDER.forget()

    held = windows.HOLDER.refresh()

    assert held.version == first.version
    assert listed(ann) is not None


def test_a_folder_that_was_damaged_on_this_machine_is_fetched_anew(ann):
    post(ann)
    made = fit_taste()
    windows.HOLDER.refresh()
    windows.HOLDER.forget()
    for file in (windows.cache_folder() / str(made.version)).iterdir():
        file.write_bytes(b"")

    assert windows.HOLDER.refresh().version == made.version


def test_asking_never_waits_and_the_window_comes_later(ann, transactional_db):
    post(ann)
    fit_taste()

    assert windows.HOLDER.current() is None

    for _ in range(200):
        if windows.HOLDER.current() is not None:
            break
        windows.HOLDER._lock.acquire()
        windows.HOLDER._lock.release()
    assert windows.HOLDER.current().version == 1


def test_a_fit_rests_as_long_as_it_is_work(ann, monkeypatch):
    post(ann)
    assert fit_when_rested() is not None
    told(ann, post(ann), days=-0.001)
    monkeypatch.setattr(fitting, "RESTS", 0)

    assert fit_when_rested() is None

    cache.delete(fitting.BUSY)
    assert fit_when_rested() is not None
    told(ann, post(ann), days=-0.002)
    assert fit_when_rested() is not None


def test_a_fit_that_breaks_keeps_nobody_away(ann, monkeypatch):
    post(ann)
    monkeypatch.setattr(fitting, "put", lambda *_: (_ for _ in ()).throw(OSError))
    with pytest.raises(OSError):
        fit_when_rested()
    monkeypatch.undo()

    assert fit_when_rested() is not None
