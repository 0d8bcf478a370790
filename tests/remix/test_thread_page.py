"""The thread page and the page that compares: who may see them, what they hold, and what they cost."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.services import block
from cameo.services import revoke
from generation.services import delete_clip, set_visibility
from generation.services.reports import report_clip, uphold
from generation.states import Visibility
from remix.collab.mutes import is_muted
from remix.comparing import MOST_WORDS, compare
from remix.selectors import newcomers, thread
from remix.states import RemixKind
from tests.factories import LikenessFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(ann):
    return published(owner=ann)


def drawn(client, clip):
    reply = client.get(reverse("thread", args=[clip.pk]))
    assert reply.status_code == 200
    return json.loads(re.search(r'id="thread-data" type="application/json">(.*?)</script>', reply.text).group(1))


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_page_holds_the_way_up_what_is_below_and_the_tree(ann, ben, root, client):
    middle = published(root, owner=ben, kind=RemixKind.SWAP)
    leaf = published(middle, owner=ann)
    other = published(root, owner=ben)
    client.force_login(ben)

    found = drawn(client, middle)

    assert [place["id"] for place in found["thread"]["ancestors"]] == [str(root.pk)]
    assert [place["id"] for place in found["thread"]["children"]] == [str(leaf.pk)]
    assert {place["id"] for place in found["tree"]["places"]} == {str(middle.pk), str(leaf.pk), str(other.pk)}
    assert (found["kinds"]["swap"], found["families"]["swap"]) == ("Swap", "people")


def _take_back(clip):
    face = clip.job.references.get().likeness
    revoke(face.owner, face)


def _remove(clip):
    report_clip(UserFactory(), clip)
    uphold(UserFactory(is_staff=True), clip)


def _delete(clip):
    delete_clip(clip.owner, clip)


def _hide(clip):
    set_visibility(clip, Visibility.DRAFT)


@pytest.mark.parametrize(
    ("act", "state", "words"),
    [
        (_take_back, "withdrawn", "Somebody in this clip took it back"),
        (_remove, "removed", "A moderator took this clip down"),
        (_delete, "deleted", "Its author deleted it"),
        (_hide, "hidden", "Not for you to see"),
    ],
)
def test_what_is_gone_says_why_and_no_more_than_the_viewer_may_know(ann, ben, client, act, state, words):
    root = published(owner=ann, cast=[LikenessFactory(owner=UserFactory())])
    leaf = published(root, owner=ben)
    act(root)
    client.force_login(UserFactory())

    found = drawn(client, leaf)["thread"]["ancestors"][0]
    pages = [client.get(reverse(name, args=[leaf.pk]), follow=True).text for name in ("clip", "thread")]

    assert (found["state"], found["withdrawn"], found["author"]) == (
        state,
        state == "withdrawn",
        "" if state == "hidden" else "ann",
    )
    rows = [
        re.search(r"(?s)tile--gone.*?<p>(.*?)</p>", pages[0]),
        re.search(r'<li data-level="1">(.*?)</li>', pages[1]),
    ]
    assert [row and row.group(1) for row in rows] == [words, words]


def test_every_kind_has_a_label_and_a_family(root, client):
    found = drawn(client, root)

    assert set(found["kinds"]) == set(RemixKind.values)
    assert {kind for kind in RemixKind.values if kind not in found["families"]} == set()


def test_without_script_the_page_is_a_list_of_links(ann, ben, root, client):
    leaf = published(root, owner=ben)

    page = client.get(reverse("thread", args=[leaf.pk])).text

    assert re.findall(r'<li data-level="(\d)"', page) == ["1", "2"]
    assert reverse("clip", args=[root.pk]) in page


def test_the_page_costs_the_same_for_three_and_for_forty(ann, ben, root, client):
    client.force_login(ben)
    address = reverse("thread", args=[root.pk])
    for _ in range(3):
        published(root, owner=ben)
    few = queries(client, address)
    clip = root
    for number in range(37):
        clip = published(root if number % 2 else clip, owner=ben)

    assert queries(client, address) == few
    assert queries(client, reverse("thread", args=[clip.pk])) <= few + 2
    assert few <= 40


def test_who_was_added_is_who_no_parent_shows(ann, ben, cy):
    anns, bens = LikenessFactory(owner=ann), LikenessFactory(owner=ben)
    root = published(owner=ann, cast=[anns])
    both = published(root, owner=ben, cast=[anns, bens], kind=RemixKind.ADD)
    same = published(both, owner=ann, cast=[anns, bens])
    found = thread(same, ben)

    told = newcomers([*found.ancestors, found.here], ben)

    assert told == {root.pk: ("ann",), both.pk: ("ben",)}


def test_nothing_is_told_of_a_clip_whose_parent_may_not_be_seen(ann, ben, cy):
    """Who is new in it would tell who is in that one."""
    anns, bens = LikenessFactory(owner=ann), LikenessFactory(owner=ben)
    root = published(owner=ann, cast=[anns])
    both = published(root, owner=ben, cast=[anns, bens])
    without = published(root, owner=ben, cast=[bens])
    revoke(ann, anns)

    assert newcomers([thread(without, ben).here], ben) == {}
    assert newcomers([thread(without, cy).here], cy) == {}
    assert both.pk != without.pk


def test_a_blocked_person_neither_sees_the_thread_nor_compares(ann, ben, cy, root, client):
    bens = published(root, owner=ben)
    block(ann, cy)
    client.force_login(cy)

    assert client.get(reverse("thread", args=[root.pk])).status_code == 404
    assert client.get(reverse("compare", args=[root.pk, bens.pk])).status_code == 404
    assert re.search(r"\d+ clips?\b", client.get(reverse("thread", args=[bens.pk])).text) is None
    above = drawn(client, bens)["thread"]["ancestors"]
    assert [(place["state"], place["id"], place["author"], place["clip"]) for place in above] == [
        ("hidden", None, "", None)
    ]


def test_two_clips_are_compared_word_by_word(ann, ben, client):
    anns, bens = LikenessFactory(owner=ann), LikenessFactory(owner=ben)
    root = published(owner=ann, cast=[anns], clip__job__prompt="ann waves at noon")
    child = published(root, owner=ben, cast=[bens], clip__job__prompt="ben waves at noon, in rain", kind=RemixKind.SWAP)

    page = client.get(reverse("compare", args=[root.pk, child.pk])).text

    assert re.findall(r"<mark>(.*?)</mark>", page) == ["ann", "noon", "ben", "noon, in rain"]
    assert re.findall(r"Only here: @(\w+)", page) == ["ann", "ben"]
    assert page.count("<video") == 2


def test_comparing_costs_the_same_whoever_is_in_them(ann, ben, client):
    root = published(owner=ann)
    child = published(root, owner=ben)
    few = queries(client, reverse("compare", args=[root.pk, child.pk]))
    everybody = [LikenessFactory() for _ in range(6)]
    many = published(owner=ann, cast=everybody)

    assert queries(client, reverse("compare", args=[many.pk, child.pk])) == few


def test_a_clip_is_not_compared_with_itself(root, client):
    assert client.get(reverse("compare", args=[root.pk, root.pk])).status_code == 422


def test_long_prompts_are_compared_to_their_end_at_a_bounded_price():
    first, second = (["a", "b"] * MOST_WORDS, ["a", "c"] * MOST_WORDS)

    found = compare(first, second)

    assert " ".join(piece.text for piece in found.first) == " ".join(first)
    assert " ".join(piece.text for piece in found.second) == " ".join(second)
    assert not any(piece.differs for piece in compare(first, first).first)


def test_the_clip_page_and_the_feed_lead_to_the_thread(ann, ben, root, client):
    child = published(root, owner=ben, remix=True)
    client.force_login(ann)

    page = client.get(reverse("clip", args=[child.pk]), follow=True).text
    feed = client.get(reverse("latest")).text

    assert reverse("thread", args=[child.pk]) in page
    assert reverse("compare", args=[root.pk, child.pk]) in page
    assert reverse("thread", args=[child.pk]) in feed


def test_a_thread_is_muted_on_its_page(ann, root, client):
    page = reverse("thread", args=[root.pk])
    assert "Mute this thread" not in client.get(page).text
    client.force_login(ann)

    muted = client.post(reverse("mute_thread", args=[root.pk]), {"muted": "yes", "next": page}, follow=True)

    assert is_muted(ann, root)
    assert muted.redirect_chain[-1][0] == page
    assert "Unmute this thread" in muted.text


def test_a_clip_of_two_names_the_other_on_its_page_and_in_its_thread(client, ann, ben, root):
    other = published(owner=ben)
    stitch = published(root, other, owner=ann, kind=RemixKind.STITCH)

    for address in (reverse("post", args=[stitch.post.pk]), reverse("thread", args=[stitch.pk])):
        page = client.get(address).content.decode()
        assert "Also made from" in page
        assert reverse("clip", args=[other.pk]) in page
    assert [place["id"] for place in drawn(client, stitch)["thread"]["beside"]] == [str(other.pk)]
    assert "Also made from" not in client.get(reverse("post", args=[other.post.pk])).content.decode()
