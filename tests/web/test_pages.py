"""Every page, for all who may open it, in every language: it renders, obeys the CSP, and can be used without eyes."""

import importlib.util
import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter, StringConverter, UUIDConverter

from accounts.models import User
from config import urls
from tests.factories import PostFactory
from tests.web.faults import faults
from tests.web.house import OPEN_PAGES, OWN_PAGES, furnish
from tests.web.page import Page

LANGUAGES = [code for code, _name in settings.LANGUAGES]
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
    return furnish(ann, ben)


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
