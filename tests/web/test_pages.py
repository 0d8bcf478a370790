"""Every page, for all who may open it, in every language: it renders, obeys the CSP, and can be used without eyes."""

import importlib.util
import io
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter, StringConverter, UUIDConverter
from PIL import Image

from accounts.models import User
from cameo import vault
from cameo.models import Approval, Grant, Likeness, Use
from cameo.states import Audience, Gate, LikenessState
from common.clock import now
from config import urls
from feed.services import comment
from generation.models import Job, Take, TakeSet
from generation.services.templates import save_template
from generation.states import JobState
from generation.storyboard.schema import Storyboard
from remix.collab.chains import open_chain
from remix.models import Invitation
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory
from tests.web.faults import faults
from tests.web.page import Page

LANGUAGES = [code for code, _name in settings.LANGUAGES]
OPEN_PAGES = (
    "feed",
    "about",
    "account_login",
    "account_signup",
    "account_reset_password",
    "post",
    "profile",
    "nothing",
    "latest",
    "top",
    "mood",
    "search",
    "search_feed",
    "boards",
    "person_feed",
    "thread_feed",
    "thread",
    "compare",
    "sound",
    "chains",
    "chain",
)
OWN_PAGES = (
    "feed",
    "following",
    "latest",
    "cameos",
    "mood",
    "saved",
    "search",
    "boards",
    "analytics",
    "feed_settings",
    "export",
    "post",
    "remix_clip",
    "remix_storyboard",
    "remix_terms",
    "thread",
    "compare",
    "sound",
    "use_sound",
    "together",
    "clip_invitations",
    "chains",
    "chain",
    "takes",
    "create",
    "board",
    "board-job",
    "templates",
    "template",
    "job-queued",
    "job-running",
    "job-ready",
    "job-failed",
    "job-refused",
    "job-cancelled",
    "job-deleted",
    "drafts",
    "cameo",
    "cameo_capture",
    "cameo_approvals",
    "cameo_capture",
    "cameo_existing",
    "cameo_grant",
    "cameo_grant_new",
    "cameo_room",
    "character_existing",
    "character_grant",
    "character",
    "character-checking",
    "character-rejected",
    "character-revoked",
    "character_new",
    "profile",
    "people",
    "settings",
    "export",
    "notifications",
    "credits",
    "account_logout",
    "account_email",
    "account_change_password",
    "usersessions_list",
    "mfa_index",
)
PARTS = frozenset(
    {
        "answers", "comments", "filters", "known_of_me", "remixes", "steer",
        "job_live", "cameo_verdict", "cameo_uses", "character_verdict", "character_uses", "clip",
        "cameo_face", "cameo_freeze_link", "credits_export", "depicted_media", "media", "media-package", "take",
    }
)  # fmt: skip
"""Pages' parts, pictures and redirects: opened by their own tests."""

POSTED = frozenset(
    {
        "accept_invitation", "begin_chain", "chain_close", "chain_turn", "end_invitation", "mute_thread", "take_finish",
        "take_keep", "unmute_thread",
        "block", "board_price", "board_still", "cameo_answer", "cameo_approve", "cameo_end", "cameo_enrol",
        "cameo_freeze", "cameo_open", "cameo_revoke", "cameo_thaw", "cameo_wishes", "cancel", "change_avatar",
        "character_approve", "character_freeze", "character_open", "character_revoke", "character_thaw",
        "character_wishes", "close_account", "delete_comment", "delete_draft", "delete_key", "depicted_report",
        "depicted_withdraw", "change_wish", "drop_wish", "follow", "forget_me", "keep_template", "make_export",
        "make_key", "mute", "publish", "remix_price", "remix_still",
        "remove_template", "retry", "understood", "unpublish",
    }
)  # fmt: skip
"""Addresses of forms; `test_forms_are_posted` holds them to it."""
EXAMPLES = {UUIDConverter.regex: uuid4(), IntConverter.regex: 1, StringConverter.regex: "ann"}
BOARD = {
    "shots": [
        {
            "seconds": 2.5,
            "setting": "beach",
            "subjects": [{"handle": "ann"}, {"handle": "extra1", "path": [{"at": 0, "x": 0.2}]}],
            "lines": [{"speaker": "ann", "text": "Take 1"}, {"speaker": "narrator", "text": "Take 1"}],
            "props": [{"name": "Take 1"}],
            "weather": ["rain"],
        }
    ],
    "not_understood": ["Take 1"],
}
NAMES = re.compile(r"%\((\w+)\)[sd]")


def tool() -> Any:
    """bin/messages.py is a program, not a package."""
    spec = importlib.util.spec_from_file_location("messages", settings.BASE_DIR / "bin" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = tool()


def catalog(language: str) -> Iterable[Any]:
    """The strings of a language code such as zh-hans."""
    return messages.read(language[:3].replace("-", "_") + language[3:].title()) if language != "en" else []


def strings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


@pytest.fixture
def house(ann: User, ben: User) -> dict[str, str]:
    """Address of every page, in a house where something has happened."""
    likeness = LikenessFactory(owner=ann, reasons=[])
    picture = io.BytesIO()
    Image.new("RGBA", (8, 8)).save(picture, "WEBP")
    likeness.cutout_key = vault.put(likeness, picture.getvalue(), suffix="webp")
    likeness.save()
    later = now() + timedelta(days=30)
    by_name = Grant.objects.create(likeness=likeness, audience=Audience.APPROVED, person=ben, expires_at=later)
    Grant.objects.create(likeness=likeness, audience=Audience.MUTUALS, expires_at=later)
    for allowed in (True, False):
        Use.objects.create(likeness=likeness, requester=ben, gate=Gate.SUBMIT, epoch=1, allowed=allowed, prompt="@ann")
    for gate, requester in ((Gate.SUBMIT, ben), (Gate.PUBLISH, ben)):
        asked = {"requester": requester, "gate": gate, "digest": gate.value, "job_id": uuid4(), "prompt": "@ann"}
        Approval.objects.create(likeness=likeness, epoch=1, expires_at=later, **asked)
    robots = {
        state: LikenessFactory(owner=ann, kind="character", handle=f"ann.{state}", state=state)
        for state in LikenessState
    }
    Likeness.objects.filter(pk=robots[LikenessState.REJECTED].pk).update(reasons=["character_is_a_person"])
    Grant.objects.create(likeness=robots[LikenessState.ACTIVE], audience=Audience.EVERYONE, expires_at=later)
    post = PostFactory(author=ann, cast=[likeness], caption="Take 1")
    PostFactory(author=ben)
    comment(ben, post, "The cats land on their feet!")
    jobs = {state: JobFactory(owner=ann, state=state) for state in JobState if state != JobState.READY}
    Job.objects.filter(state=JobState.RUNNING).update(started_at=now(), progress=300, stage="render")
    Job.objects.filter(state=JobState.FAILED).update(reason="attempts_spent")
    board = Storyboard.model_validate(BOARD).model_dump(mode="json")
    kept = save_template(ann, JobFactory(owner=ann, storyboard=board), title="Take 1", public=False)
    save_template(ben, JobFactory(owner=ben, storyboard=board), title="Take 1", public=True)
    draft, deleted = (
        ClipFactory(owner=ann, cast=[likeness], job__storyboard=board),
        ClipFactory(owner=ann, visibility="deleted"),
    )
    drawn = PostFactory(author=ben, clip__job__storyboard=board)
    takes = TakeSet.objects.create(owner=ann, idempotency_key="k", number=2, seed=1)
    for place, job in enumerate((draft.job, jobs[JobState.RUNNING])):
        Take.objects.create(takes=takes, place=place, job=job)
    Invitation.objects.create(clip=draft, person=ben, expires_at=later)
    places = {
        "post": reverse("post", args=[post.pk]),
        "remix_clip": reverse("remix_clip", args=[post.clip_id]),
        "profile": reverse("profile", args=["ann"]),
        "character": reverse("character", args=[robots[LikenessState.ACTIVE].pk]),
        "cameo_grant": reverse("cameo_grant", args=[by_name.pk]),
        "character_existing": reverse("character_existing", args=[robots[LikenessState.ACTIVE].pk]),
        "character_grant": reverse("character_grant", args=[robots[LikenessState.ACTIVE].pk]),
        **{f"character-{state}": reverse("character", args=[one.pk]) for state, one in robots.items()},
        "nothing": reverse("post", args=[uuid4()]),
        "top": reverse("top", args=["week"]),
        "mood": reverse("mood", args=["dance"]),
        "search": f"{reverse('search')}?q=take",
        "search_feed": f"{reverse('search_feed')}?q=take",
        "boards": reverse("boards", args=["creators"]),
        "person_feed": reverse("person_feed", args=["ann"]),
        "thread_feed": reverse("thread_feed", args=[post.clip_id]),
        "thread": reverse("thread", args=[post.clip_id]),
        "sound": reverse("sound", args=[post.clip_id]),
        "use_sound": reverse("use_sound", args=[post.clip_id]),
        "chain": reverse("chain", args=[open_chain(ann, post.clip, "And then?").pk]),
        "remix_storyboard": reverse("remix_storyboard", args=[drawn.clip_id]),
        "remix_terms": reverse("remix_terms", args=[post.clip_id]),
        "clip_invitations": reverse("clip_invitations", args=[draft.pk]),
        "takes": reverse("takes", args=[takes.pk]),
        "compare": reverse("compare", args=[post.clip_id, PostFactory(author=ann).clip_id]),
        "template": reverse("template", args=[kept.pk]),
        "board-job": f"{reverse('board')}?job={draft.job_id}",
        "job-ready": reverse("job", args=[draft.job_id]),
        "job-deleted": reverse("job", args=[deleted.job_id]),
        **{f"job-{state}": reverse("job", args=[job.pk]) for state, job in jobs.items()},
    }
    plain = {name for name in (*OPEN_PAGES, *OWN_PAGES) if name not in places}
    return places | {name: reverse(name) for name in plain}


def read(client: Client, address: str, language: str = "en") -> Page:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    reply = client.get(address)
    assert reply.status_code in (200, 404), f"{address} answered {reply.status_code}"
    assert "default-src 'self'" in reply["Content-Security-Policy"]
    return Page(reply.content.decode())


def visitor_and_owner(ann: User) -> list[tuple[Client, tuple[str, ...]]]:
    owner = Client()
    owner.force_login(ann)
    return [(Client(), OPEN_PAGES), (owner, OWN_PAGES)]


@pytest.fixture
def pages(house: dict[str, str], ann: User) -> Callable[[str], dict[str, Page]]:
    """All pages in a language, by who looks and what at."""

    def all_pages(language: str) -> dict[str, Page]:
        return {
            f"{'owner' if 'create' in names else 'visitor'}:{name}": read(client, house[name], language)
            for client, names in visitor_and_owner(ann)
            for name in names
        }

    return all_pages


def test_pages_can_be_worked_by_machine_and_by_ear(pages: Callable[[str], dict[str, Page]]) -> None:
    assert {name: found for name, page in pages("en").items() if (found := faults(page))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_nothing_untranslated(pages: Callable[[str], dict[str, Page]], language: str) -> None:
    english = {strings(one.id)[0] for one in catalog(language) if one.id and one.id != one.string}
    for name, page in pages(language).items():
        assert page.all("html")[0].attrs["lang"] == language, name
        assert not page.sayings & english, f"{name} in {language}: {page.sayings & english}"


def test_every_page_is_looked_at(house: dict[str, str]) -> None:
    """A new page must join OPEN_PAGES or OWN_PAGES, or PARTS with a test of its own."""
    named = {route.name for route in urls.urlpatterns if isinstance(route, URLPattern) and route.name}
    operations = {"healthz", "readyz", "consent-head", "metrics", "schema", "api-docs"}
    looked_at = {name.split("-")[0] for name in house}
    assert named - POSTED - operations - PARTS <= looked_at


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_string_is_translated_and_none_is_fuzzy(language: str) -> None:
    known = {(message.context, message.id): message for message in catalog(language) if message.id}
    for message in filter(lambda one: one.id, messages.gather()):
        found = known.get((message.context, message.id))
        assert found is not None, f"run bin/messages.py: {message.id!r} is new"
        assert all(strings(found.string)), f"not translated: {message.id!r}"
        assert not found.fuzzy, f"fuzzy: {message.id!r}"
        asked = {name for text in strings(message.id) for name in NAMES.findall(text)}
        assert {name for text in strings(found.string) for name in NAMES.findall(text)} == asked, message.id


def test_a_shared_post_shows_its_picture_elsewhere(house: dict[str, str]) -> None:
    page = read(Client(), house["post"])
    tags = {one.attrs["property"]: one.attrs["content"] for one in page.all("meta") if "property" in one.attrs}
    assert tags["og:title"] == "Take 1"
    assert tags["og:type"] == "video.other"
    for name in ("og:url", "og:image", "og:video"):
        assert tags[name].startswith("http://testserver/")


@pytest.mark.django_db
def test_the_api_documentation_runs_under_the_policy() -> None:
    scripts = read(Client(), reverse("api-docs")).all("script")
    assert scripts
    assert all("src" in one.attrs for one in scripts)


def test_feed_goes_on_to_its_end_without_a_repeat(ann: User) -> None:
    posts = {str(PostFactory().pk) for _number in range(23)}
    seen: list[str] = []
    address: str | None = reverse("feed")
    while address:
        headers = {"HX-Request": "true"} if "cursor" in address else {}
        page = Page(Client().get(address, headers=headers).content.decode())
        seen += [one.attrs["data-post"] for one in page.all("div") if "data-post" in one.attrs]
        more = [one.attrs["hx-get"] for one in page.all("span") if "hx-get" in one.attrs]
        address = more[0] if more else None
    assert len(seen) == len(set(seen))
    assert set(seen) == posts


def test_forms_are_posted(house: dict[str, str], ann: User) -> None:
    owner = Client()
    owner.force_login(ann)
    for route in urls.urlpatterns:
        if isinstance(route, URLPattern) and route.name in POSTED:
            given = {name: EXAMPLES[converter.regex] for name, converter in route.pattern.converters.items()}
            assert owner.get(reverse(route.name, kwargs=given)).status_code == 405, route.name
