"""Every page and list that can show a clip is asked before and after somebody in it takes their likeness back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cameo import services
from cameo.models import Likeness
from common import store
from feed.services import save
from generation.links import media_url, package_url
from generation.models import Clip, Job, JobReference
from remix.models import Chain, ChainLink
from remix.states import RemixKind
from tests.factories import LikenessFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db
WORDS = "zanzibar"
"""Stands in the prompts of what shows her."""


@pytest.fixture
def anns(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def shown(likeness: Likeness, clip: Clip) -> Clip:
    """With files, and with her in it."""
    for kind, suffix in (("video", "mp4"), ("poster", "jpg"), ("preview", "webp")):
        setattr(clip, f"{kind}_key", store.put_bytes(clip.space, f"{kind} {clip.pk}".encode(), suffix=suffix))
    clip.package = {"sprites.vtt": store.put_bytes(clip.space, b"WEBVTT", suffix="vtt")}
    clip.save()
    JobReference.objects.create(job=clip.job, likeness=likeness, epoch=1, handle=likeness.handle)
    Job.objects.filter(pk=clip.job_id).update(prompt=f"@ann in {WORDS} {clip.pk}")
    return clip


@pytest.fixture
def clips(anns: Likeness, ben: User) -> dict[str, Clip]:
    """A film of hers, its sound under another picture, a third remix of that, and one from which she was taken out."""
    film = shown(anns, published(owner=ben))
    sound = shown(anns, published(published(owner=ben), film, owner=ben, kind=RemixKind.SOUND))
    third = shown(anns, published(sound, owner=ben, kind=RemixKind.TRIM))
    without = published(film, owner=ben, kind=RemixKind.REMOVE)
    return {"film": film, "sound": sound, "third": third, "without": without}


def addresses(clips: dict[str, Clip], chain: Chain) -> list[str]:
    parts = ("", "/thread", "/siblings", "/tree")
    routes = ("clip", "thread", "sound", "remixes")
    about = [
        address
        for clip in (clips["film"], clips["third"], clips["without"])
        for address in (
            *(f"/api/v1/clips/{clip.pk}{part}" for part in parts),
            *(reverse(route, args=[clip.pk]) for route in routes),
            *(f"/api/v1/{what}" for what in (f"sounds/{clip.pk}", f"posts/{clip.post.pk}")),
            reverse("post", args=[clip.post.pk]),
        )
    ]
    film = clips["film"].pk
    about += [reverse("compare", args=[film, clips["without"].pk]), reverse("remix_clip", args=[film])]
    return [*about, reverse("chain", args=[chain.pk]), f"/api/v1/chains/{chain.pk}", *LISTS]


LISTS = [
    *(
        f"/{page}"
        for page in ("", "latest", "cameos", "saved", "chains", "@ben", "@ben/clips", "top/week", "notifications")
    ),
    *(f"/api/v1/{part}" for part in ("feed/latest", "me/saves", "chains", "people/ben/posts")),
    *(f"{page}?q={WORDS}" for page in ("/search", "/search/clips", "/api/v1/search")),
]


def read(viewer: User | None, places: list[str]) -> dict[str, str]:
    browser = Client()
    if viewer is not None:
        browser.force_login(viewer)
    return {place: browser.get(place).content.decode() for place in places}


def traces(pages: dict[str, str], clips: dict[str, Clip]) -> set[tuple[str, str]]:
    """Which page shows media of which clip of hers, or links to them."""
    dark = [name for name in clips if name != "without"]
    return {(place, name) for place, page in pages.items() for name in dark if f"media/{clips[name].pk}" in page}


def test_nothing_leads_to_what_shows_her_any_more(
    ann: User, ben: User, anns: Likeness, clips: dict[str, Clip], django_capture_on_commit_callbacks: Any
) -> None:
    dan = UserFactory()
    chain = Chain.objects.create(author=ben, prompt="and then?")
    ChainLink.objects.create(chain=chain, clip=clips["film"], position=0)
    save(dan, clips["film"].post)
    places = addresses(clips, chain)
    before = {place for place, _name in traces(read(dan, places), clips)}
    film = clips["film"]
    proving = [reverse(route, args=[film.pk]) for route in ("thread", "sound")]
    proving += [
        f"/api/v1/{place}" for place in (f"clips/{film.pk}/tree", f"sounds/{film.pk}", "feed/latest", "me/saves")
    ]
    proving += ["/latest", "/saved", reverse("chain", args=[chain.pk]), f"/api/v1/chains/{chain.pk}"]
    assert set(proving) <= before, "what shows nothing beforehand proves nothing afterwards"
    links = [
        link
        for name in ("film", "sound", "third")
        for kind in ("video", "poster", "preview")
        for link in (media_url(clips[name], kind, dan), media_url(clips[name], kind, None))
    ]
    links += [package_url(clips["third"], "sprites.vtt", dan)]
    assert {Client().get(link).status_code for link in links} == {200}

    with django_capture_on_commit_callbacks(execute=True):
        services.revoke(ann, anns)

    assert {Client().get(link).status_code for link in links} <= {404, 410, 451}
    after = read(dan, places)
    assert traces(after, clips) == set()
    assert {place for place, page in after.items() if f"in {WORDS} " in page} == set()
    assert traces(read(ben, LISTS), clips) == set()
    assert Client().get(reverse("post", args=[clips["without"].post.pk])).status_code == 200
    assert not any(
        store.storage().exists(key) for clip in clips.values() for key in (clip.video_key, clip.poster_key) if key
    )
