"""A draft with a face that is private so far: its author alone watches it, and who else is in it can still end it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Follow, User
from cameo.models import Likeness, Use
from cameo.states import Gate, LikenessKind, Tier
from common import store
from common.clock import now
from generation.links import media_url
from generation.models import Clip
from generation.policies import ClipPolicy
from generation.services import let_in
from generation.states import Visibility
from tests.factories import ClipFactory, LikenessFactory, UserFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db
WORDS = "Another face in it is private so far. Until that changes only its author can watch it."


@pytest.fixture
def selfie(ann: User) -> Likeness:
    return LikenessFactory(owner=ann, tier=Tier.SELF_DECLARED)


@pytest.fixture
def draft(ann: User, ben: User, selfie: Likeness) -> Clip:
    """Ann's, of herself and of Ben."""
    shown = LikenessFactory(owner=ben)
    clip = ClipFactory(owner=ann, cast=[selfie, shown], job__prompt="@ann and @ben on a pier")
    clip.poster_key = store.put_bytes(clip.space, b"poster", suffix="jpg")
    clip.save()
    Use.objects.create(likeness=shown, requester=ann, gate=Gate.SUBMIT, job_id=clip.job_id, epoch=1, allowed=True)
    return clip


def of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def answers(person: User, clip: Clip) -> set[int]:
    """Of everything that would show it."""
    addresses = [
        reverse("clip", args=[clip.pk]),
        reverse("depicted_media", args=[clip.job_id, "poster"]),
        reverse("depicted_media", args=[clip.job_id, "video"]),
        media_url(clip, "poster", person),
        f"/api/v1/clips/{clip.pk}",
        f"/api/v1/clips/{clip.pk}/tree",
        f"/api/v1/clips/{clip.pk}/thread",
    ]
    listed = Clip.objects.visible_to(person).filter(pk=clip.pk).exists()
    assert bool(ClipPolicy(person).view(clip)) == listed
    return {of(person).get(address).status_code for address in addresses}


def test_who_is_in_it_beside_a_mere_selfie_does_not_see_it_by_any_way(draft: Clip, ann: User, ben: User) -> None:
    assert answers(ben, draft) == {404}
    assert answers(ann, draft) <= {200, 302}


def test_nor_does_a_guest(draft: Clip, ann: User) -> None:
    eve = UserFactory()
    Follow.objects.create(source=eve, target=ann)
    let_in(draft, eve, until=now() + timedelta(days=1))
    assert answers(eve, draft) == {404}


def test_who_showed_a_face_by_the_camera_is_seen_from_then_on(draft: Clip, selfie: Likeness, ben: User) -> None:
    Likeness.objects.filter(pk=selfie.pk).update(tier=Tier.REVIEWED)
    assert answers(ben, draft) <= {200, 302}


@pytest.mark.parametrize("begun", [None, timedelta(seconds=-1)])
def test_a_clip_of_an_earlier_selfie_stays_private(
    draft: Clip, selfie: Likeness, ben: User, begun: timedelta | None
) -> None:
    since = now()
    Likeness.objects.filter(pk=selfie.pk).update(tier=Tier.REVIEWED, face_since=since)
    draft.job.started_at = None if begun is None else since + begun
    draft.job.save()
    assert answers(ben, draft) == {404}
    draft.job.started_at = since
    draft.job.save()
    assert answers(ben, draft) <= {200, 302}


def test_a_character_in_doubt_is_private_too(draft: Clip, selfie: Likeness, ben: User) -> None:
    Likeness.objects.filter(pk=selfie.pk).update(kind=LikenessKind.CHARACTER, doubted_at=now())
    assert answers(ben, draft) == {404}


def test_the_room_lists_it_without_pictures_and_says_why(draft: Clip, ben: User) -> None:
    page = Page(of(ben).get(reverse("cameo_room")).content.decode())
    assert WORDS in [one.words for one in page.all("p")]
    assert not page.all("img")
    (row,) = of(ben).get("/api/v1/cameo/clips").json()["items"]
    assert (row["state"], row["poster_url"], row["can_be_withdrawn"]) == ("draft", "", True)


@pytest.mark.parametrize("by", ["page", "api"])
def test_who_is_in_it_takes_it_down_unseen(draft: Clip, ben: User, by: str) -> None:
    address = {"page": reverse("depicted_withdraw", args=[draft.pk]), "api": f"/api/v1/cameo/clips/{draft.pk}/withdraw"}
    reported = {"page": reverse("depicted_report", args=[draft.pk]), "api": f"/api/v1/cameo/clips/{draft.pk}/report"}
    assert of(ben).post(reported[by]).status_code in (204, 302)
    assert of(ben).post(address[by]).status_code in (204, 302)
    draft.refresh_from_db()
    assert draft.visibility == Visibility.WITHDRAWN


def test_a_stranger_ends_nothing(draft: Clip, cy: User) -> None:
    assert of(cy).post(reverse("depicted_withdraw", args=[draft.pk])).status_code == 404
