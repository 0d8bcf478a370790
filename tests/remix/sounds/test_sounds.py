"""Sounds: a page for each, of whichever clip it is heard in; who may not see its maker sees nothing of it."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.services import block
from common.errors import Invalid, NotFound
from generation.services import delete_clip
from remix.models import Sound
from remix.services import join, set_terms
from remix.sounds.selectors import sound_of, sound_page
from remix.states import RemixKind
from remix.terms import Terms
from tests.factories import ClipFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def tune(ann):
    return published(owner=ann)


def using(sound, owner, picture=None):
    return published(picture or published(owner=owner), sound, owner=owner, kind=RemixKind.SOUND)


def get(api, clip, person=None, **query):
    return api(person).get(f"/api/v1/sounds/{clip.pk}", query)


def test_a_sound_lists_the_clips_that_have_it(api, ann, ben, tune):
    first, second = using(tune, ben), using(tune, ben)

    told = get(api, tune, ben).json()

    assert told["origin"]["id"] == str(tune.pk) and told["origin"]["author"] == "ann"
    assert [place["id"] for place in told["uses"]] == [str(second.pk), str(first.pk)]
    assert (told["number"], told["allowed"], told["reason"]) == (2, True, "")


def test_a_sound_that_is_passed_on_stays_its_makers(api, ann, ben, tune):
    first = using(tune, ben)
    second = using(first, ann)

    row = Sound.objects.get(job=second.job)
    assert (row.origin, row.source) == (tune, first)
    for heard_in in (tune, first, second):
        assert get(api, heard_in).json()["origin"]["id"] == str(tune.pk)
    assert get(api, tune).json()["number"] == 2


def test_what_is_cut_or_resized_carries_its_sound_and_what_is_drawn_anew_does_not(ann, ben, tune):
    bens = using(tune, ben)
    cut, anew = published(bens, owner=ann, kind=RemixKind.TRIM), published(bens, owner=ann, kind=RemixKind.RESCORE)

    assert [place.id for place in sound_page(tune.pk, ann).uses] == [cut.pk, bens.pk]
    assert sound_of(anew) == anew.pk
    assert not Sound.objects.filter(job=published(tune, owner=ben, kind=RemixKind.TRIM).job).exists()


def test_only_the_kind_sound_takes_a_sound(ben, tune):
    published(tune, owner=ben, kind=RemixKind.RESTYLE)
    published(published(owner=ben), tune, owner=ben, kind=RemixKind.STITCH)

    assert not Sound.objects.exists()


def test_drafts_and_parted_people_are_not_listed(api, ann, ben, cy, tune):
    bens = using(published(owner=ben), ben)
    sound = Sound.objects.get(job=bens.job).origin
    cys = using(sound, cy)
    draft = ClipFactory(owner=ben)
    join(draft.job, [bens, sound], RemixKind.SOUND)

    assert [place.id for place in sound_page(sound.pk, ann).uses] == [bens.pk]
    assert [place.id for place in sound_page(sound.pk, ben).uses] == [draft.pk, cys.pk, bens.pk]


def test_who_may_not_see_the_maker_sees_no_sound(api, ann, ben, cy, tune):
    bens = using(tune, ben)

    assert get(api, tune, cy).status_code == 404
    assert get(api, bens, cy).status_code == 404
    block(ann, ben)
    assert get(api, tune, ben).status_code == 404
    assert get(api, ClipFactory(owner=ann)).status_code == 404
    with pytest.raises(NotFound, match="sound_not_found"):
        sound_page(tune.pk, cy)


def test_a_sound_outlives_its_clip_and_can_not_be_used_then(api, ann, ben, tune):
    bens = using(tune, ben)
    delete_clip(ann, tune)

    told = get(api, tune, ben).json()
    assert (told["origin"]["state"], told["origin"]["clip"], told["origin"]["author"]) == ("deleted", None, "ann")
    assert [place["id"] for place in told["uses"]] == [str(bens.pk)]
    assert (told["allowed"], told["reason"]) == (False, "sound_gone")
    page = browser(ben).get(reverse("sound", args=[tune.pk])).content.decode()
    assert "The clip that made this sound is gone." in page and reverse("use_sound", args=[tune.pk]) not in page
    assert browser(ben).get(reverse("use_sound", args=[tune.pk])).status_code == 403


def test_terms_keep_a_sound(api, ann, ben, tune):
    set_terms(ann, tune, Terms(kinds=("relight",)))

    assert get(api, tune, ben).json()["reason"] == "terms_kind"
    assert get(api, tune, ann).json()["allowed"] is True
    assert get(api, tune).json()["reason"] == "not_signed_in"


def test_pages_join_without_gap_and_a_cursor_is_of_one_sound(ann, ben, tune):
    made = [using(tune, ben) for _ in range(5)]
    found, cursor = [], ""
    while cursor is not None:
        page = sound_page(tune.pk, ben, cursor=cursor, size=2)
        found += [place.id for place in page.uses]
        cursor = page.next
    assert found == [clip.pk for clip in reversed(made)]

    with pytest.raises(Invalid, match="bad_cursor"):
        sound_page(made[0].pk, ben, cursor="nonsense")


def test_it_costs_the_same_for_three_and_for_twelve(ben, tune, django_assert_max_num_queries):
    for number in (3, 9):
        for _ in range(number):
            using(tune, ben)
        with django_assert_max_num_queries(20):
            assert len(sound_page(tune.pk, ben).uses) == (3 if number == 3 else 12)


def test_the_page_says_whose_it_is_and_offers_it(ben, tune):
    using(tune, ben)
    page = browser(ben).get(reverse("sound", args=[tune.pk])).content.decode()

    assert "The sound of a clip by @ann" in page and "1 clip has it" in page
    assert reverse("use_sound", args=[tune.pk]) in page
    assert reverse("sound", args=[tune.pk]) in browser(ben).get(reverse("post", args=[tune.post.pk])).content.decode()
    assert Client().get(reverse("sound", args=[tune.pk])).status_code == 200


def browser(person):
    made = Client()
    made.force_login(person)
    return made
