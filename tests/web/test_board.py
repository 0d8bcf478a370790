"""The storyboard editor: what is typed stays, what is wrong is said beside its scene, what is set is what is made."""

import math
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from generation.models import Job
from generation.storyboard.schema import Storyboard
from tests.factories import ClipFactory, JobFactory, LikenessFactory
from tests.web.page import Page
from tests.web.test_forms import HTMX, alerts

PROMPT = 'somebody dances on the moon, says "one small step". Then two friends run in the city at night.'


@pytest.fixture
def browser(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def fields(page: Page) -> dict[str, list[str]]:
    """What a browser would send back of the editor's form, without any button."""
    found: dict[str, list[str]] = {}
    for one in page.all("input", "textarea", "option"):
        kind = one.attrs.get("type", "")
        chosen = "checked" in one.attrs if kind in ("checkbox", "radio") else kind != "file"
        if one.tag == "option":
            above = one.inside("select")
            if above is not None and "selected" in one.attrs:
                found[above.attrs["name"]] = [one.attrs["value"]]
        elif chosen and "name" in one.attrs:
            value = "".join(one.text) if one.tag == "textarea" else one.attrs.get("value", "on")
            found.setdefault(one.attrs["name"], []).append(value)
    return found


def send(browser: Client, given: dict[str, list[str]], do: str, **headers: str) -> Page:
    reply = browser.post(reverse("board"), given | {"do": do}, headers=headers)
    assert reply.status_code in (200, 422), reply.status_code
    return Page(reply.content.decode())


@pytest.fixture
def opened(browser: Client) -> dict[str, list[str]]:
    asked = {"do": "open", "prompt": PROMPT, "size": "720x1280", "key": str(uuid4())}
    return fields(Page(browser.post(reverse("board"), asked).content.decode()))


def board_in(browser: Client, given: dict[str, list[str]]) -> Storyboard:
    reply = browser.post(reverse("board"), given | {"do": "make"})
    assert reply.status_code == 302, alerts(Page(reply.content.decode()))
    return Storyboard.model_validate(Job.objects.latest("created_at").storyboard)


def test_an_order_is_what_was_planned_when_nothing_was_changed(browser: Client, opened: dict[str, list[str]]) -> None:
    board = board_in(browser, opened)

    planned = browser.post("/api/v1/storyboards", {"prompt": PROMPT}, content_type="application/json").json()
    assert board.model_dump(mode="json") == planned["storyboard"]


def test_a_storyboard_is_ordered_once_however_often_it_is_sent(browser: Client, opened: dict[str, list[str]]) -> None:
    first, second = (browser.post(reverse("board"), opened | {"do": "make"}) for _time in range(2))

    assert first["Location"] == second["Location"] == reverse("job", args=[Job.objects.get().pk])


def test_what_is_set_is_what_is_made(browser: Client, opened: dict[str, list[str]]) -> None:
    given = opened | {
        "style": ["noir"],
        "takes.0.setting": ["beach"],
        "takes.0.seconds": ["1.5"],
        "takes.0.weather": ["rain", "fog"],
        "takes.0.people.0.action": ["wave"],
        "draft": ["on"],
    }
    board = board_in(browser, given)
    shot = board.shots[0]

    assert (board.style, shot.setting, shot.seconds, shot.weather) == ("noir", "beach", 1.5, ("rain", "fog"))
    assert shot.subjects[0].action == "wave"
    assert Job.objects.get().draft


def test_scenes_people_and_lines_are_added_moved_copied_and_removed(
    browser: Client, opened: dict[str, list[str]]
) -> None:
    before = [opened[f"takes.{number}.setting"] for number in range(2)]
    many = sum(name.endswith(".setting") for name in opened)
    page = send(browser, opened, "takes.0.copy")
    page = send(browser, fields(page), "takes.0.down")
    page = send(browser, fields(page), "takes.0.add.people")
    page = send(browser, fields(page), "takes.0.add.lines")
    page = send(browser, fields(page), "add")
    given = fields(page)

    assert sum(name.endswith(".setting") for name in given) == many + 2
    assert [given[f"takes.{number}.setting"] for number in range(2)] == [before[0], before[0]]
    assert given["takes.0.people.1.key"] == ["1"]
    page = send(browser, given, "takes.0.remove")
    assert sum(name.endswith(".setting") for name in fields(page)) == many + 1


def test_the_lines_of_somebody_who_leaves_are_the_narrators(browser: Client, opened: dict[str, list[str]]) -> None:
    [line] = [name for name in opened if name.endswith(".lines.0.speaker")]
    take = line.rpartition(".lines")[0]
    page = send(browser, opened, f"{take}.people.0.remove")

    assert fields(page)[line] == ["narrator"]


def test_what_is_wrong_is_said_beside_its_scene_and_nothing_typed_is_lost(
    browser: Client, opened: dict[str, list[str]]
) -> None:
    page = send(browser, opened | {"takes.1.seconds": ["soon"], "takes.0.setting": ["beach"]}, "make")
    takes = [one for one in page.elements if "data-take" in one.attrs]

    assert ["A scene lasts" in one.words for one in takes][:2] == [False, True]
    assert fields(page)["takes.1.seconds"] == ["soon"]
    assert fields(page)["takes.0.setting"] == ["beach"]
    assert not Job.objects.exists()


def test_somebody_who_did_not_allow_it_is_named_beside_the_scene(browser: Client, opened: dict[str, list[str]]) -> None:
    handle = LikenessFactory().handle
    page = send(browser, opened | {"takes.1.people.0.who": [f"@{handle}"]}, "make")
    takes = [one for one in page.elements if "data-take" in one.attrs]

    assert [f"@{handle} has not allowed you" in one.words for one in takes][:2] == [False, True]
    assert not Job.objects.exists()


def test_a_place_that_is_not_installed_is_said_beside_its_scene(browser: Client, opened: dict[str, list[str]]) -> None:
    page = send(browser, opened | {"takes.0.setting": ["atlantis"]}, "make")

    assert "not installed here" in alerts(page)
    assert fields(page)["takes.0.setting"] == ["atlantis"]


def test_the_price_follows_the_scenes(browser: Client, opened: dict[str, list[str]]) -> None:
    long = browser.post(reverse("board_price"), opened | {"takes.0.seconds": ["9"]}, headers=HTMX)
    wrong = browser.post(reverse("board_price"), opened | {"takes.0.seconds": ["-9"]}, headers=HTMX)

    rest = [float(one[0]) for name, one in opened.items() if name.endswith(".seconds") and name[6] != "0"]
    assert str(math.ceil(9 + sum(rest))) in Page(long.content.decode()).all("span")[1].words
    assert "Scene 1: A scene lasts" in alerts(Page(wrong.content.decode()))


def test_only_what_is_wrong_is_said_and_not_what_is_unfinished(browser: Client) -> None:
    one = {"takes.0.setting": "beach", "takes.0.things.0.name": "", "takes.0.lines.0.text": " "}
    unfinished = browser.post(reverse("board_price"), one, headers=HTMX)
    wrong = browser.post(reverse("board_price"), one | {"takes.0.seconds": "301"}, headers=HTMX)

    assert alerts(Page(unfinished.content.decode())) == ""
    assert alerts(Page(wrong.content.decode())) == "Scene 1: A scene lasts 0 to 300 seconds."


def test_the_scenes_of_ones_own_clip_can_be_taken_up_again(browser: Client, ann: User, ben: User) -> None:
    shots = [{"seconds": 2, "setting": "beach", "props": [{"name": "cat", "glyph": "1f431"}]}]
    board = Storyboard.model_validate({"shots": shots, "language": "zh-hans"}).model_dump(mode="json")
    own = JobFactory(owner=ann, storyboard=board, seed=5)
    given = fields(Page(browser.get(reverse("board"), {"job": own.pk}).content.decode()))

    assert given["seed"] == ["5"]
    assert board_in(browser, given).model_dump(mode="json") == board
    theirs = JobFactory(owner=ben, storyboard=board)
    remixed = JobFactory(owner=ann, storyboard=board, source_clip=ClipFactory())
    assert browser.get(reverse("board"), {"job": theirs.pk}).status_code == 404
    assert browser.get(reverse("board"), {"job": remixed.pk}).status_code == 409


def test_htmx_gets_the_scenes_alone_and_is_sent_on_to_the_job(browser: Client, opened: dict[str, list[str]]) -> None:
    assert not send(browser, opened, "add", **HTMX).all("h1")
    made = browser.post(reverse("board"), opened | {"do": "make"}, headers=HTMX)

    assert made["HX-Redirect"] == reverse("job", args=[Job.objects.get().pk])


def test_a_prompt_that_can_not_be_planned_stays_on_the_create_page(browser: Client) -> None:
    reply = browser.post(reverse("board"), {"do": "open", "prompt": "  ", "size": "720x1280", "key": "k"})

    assert reply.status_code == 422
    assert alerts(Page(reply.content.decode()))
