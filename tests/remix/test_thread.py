"""Threads as people see them: pages, places, tombstones, credit; flat in cost."""

import pytest

from accounts.services import block, close_account
from cameo.services import revoke
from common.errors import Invalid
from generation.services import delete_clip, set_visibility
from generation.states import Visibility
from remix.places import PlaceState
from remix.selectors import (
    ancestors_of,
    children_of,
    credit_line,
    remix_counts,
    siblings_of,
    thread,
    tree,
)
from remix.services import join
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(ann):
    return published(owner=ann)


def ids(places):
    return [place.id for place in places]


def test_a_thread_runs_from_the_root_down_and_costs_the_same_at_any_depth(
    ann, ben, root, django_assert_max_num_queries
):
    clip = root
    for _ in range(6):
        clip = published(clip, owner=ben)

    with django_assert_max_num_queries(17):
        found = thread(clip, ben)

    assert [place.depth for place in found.ancestors] == list(range(6))
    assert found.ancestors[0].clip == root
    assert (found.here.id, found.here.depth) == (clip.pk, 6)
    assert ids(children_of(root.pk, ben).items) == [found.ancestors[1].id]
    assert remix_counts([root], ben) == {str(root.pk): 1}
    assert (found.ancestors[0].children, found.ancestors[0].descendants) == (1, 6)


def test_the_tree_comes_level_by_level_and_every_place_once(ann, ben, root):
    first = [published(root, owner=ben) for _ in range(3)]
    second = [published(first[0], owner=ann), published(first[2], owner=ann), published(first[0], first[1], owner=ann)]

    pages, cursor = [], ""
    while cursor is not None:
        page = tree(second[0], ben, cursor=cursor, size=2)
        assert page.root.id == root.pk
        pages.append(ids(page.places))
        cursor = page.next

    assert pages == [ids_of(first[:2]), [first[2].pk, second[0].pk], ids_of(second[1:])]
    assert tree(root, ben).places[-1].parents == (first[0].pk, first[1].pk)


def ids_of(clips):
    return [clip.pk for clip in clips]


def test_a_cursor_of_another_thread_is_refused(ben, ann, root):
    other = published(owner=ann)
    for _ in range(3):
        published(root, owner=ben)
    cursor = tree(root, ben, size=2).next

    with pytest.raises(Invalid, match="bad_cursor"):
        tree(other, ben, cursor=cursor)
    with pytest.raises(Invalid, match="bad_cursor"):
        children_of(root.pk, ben, cursor=cursor)


def test_drafts_and_parted_people_are_left_out_of_every_list(ann, ben, cy, root):
    """Cy's clip stands in a thread of Ben's; Ann, who blocked him, does not see it, nor Ben's draft."""
    bens = published(owner=ben)
    cys = published(bens, owner=cy)
    draft = ClipFactory(owner=ben)
    join(draft.job, [bens], RemixKind.WORDS)
    below = published(cys, owner=ben)

    assert ids(tree(bens, ann).places) == [below.pk]
    assert tree(bens, ann).places[0].parents == ()
    assert children_of(bens.pk, ann).items == []
    assert siblings_of(below, ann).items == []
    states = [place.state for place in ancestors_of(below, ann)]
    assert states == [PlaceState.SHOWN, PlaceState.HIDDEN]
    hidden = ancestors_of(below, ann)[1]
    assert (hidden.id, hidden.clip, hidden.author, hidden.kind) == (None, None, "", "")
    assert set(ids(tree(bens, ben).places)) == {cys.pk, draft.pk, below.pk}


def test_siblings_are_the_other_children_of_the_parent(ann, ben, root):
    one, two, three = (published(root, owner=ben) for _ in range(3))

    assert ids(siblings_of(two, ann).items) == [three.pk, one.pk]
    assert siblings_of(root, ann).items == []


def test_a_clip_of_several_is_listed_with_each_of_them_and_counted_once(ann, ben, root):
    """In children, siblings, whole threads, and as what it was also made from; of a hidden one nothing is said."""
    other, third = published(owner=ben), published(owner=ann)
    beside, two = published(other, owner=ann), published(root, owner=ben)
    stitch = published(root, other, third, owner=ben, kind=RemixKind.STITCH)

    for parent in (root, other, third):
        assert stitch.pk in ids(children_of(parent.pk, ann).items)
        assert ids(tree(parent, ann).places).count(stitch.pk) == 1
        assert thread(parent, ann).here.descendants == len(set(ids(tree(parent, ann).places)))
    assert ids(siblings_of(stitch, ann).items) == [two.pk, beside.pk]
    assert ids(siblings_of(two, ann).items) == [stitch.pk]
    assert ids(siblings_of(beside, ann).items) == [stitch.pk]
    assert ids(thread(stitch, ann).beside) == [other.pk, third.pk]
    assert thread(two, ann).beside == []

    mixed = published(third, other, owner=ann)
    assert ids(thread(mixed, ann).beside) == [other.pk]
    block(ann, ben)
    assert thread(mixed, ann).beside == []


def test_siblings_join_without_gap_or_repeat_over_several_parents(ann, ben, root, django_assert_max_num_queries):
    other = published(owner=ben)
    stitch = published(root, other, owner=ben, kind=RemixKind.STITCH)
    made = [published(*parents, owner=ben) for parents in ((root,), (other,), (root, other), (other,), (root,))]

    found, cursor = [], ""
    while cursor is not None:
        with django_assert_max_num_queries(10):
            page = siblings_of(stitch, ann, cursor=cursor, size=2)
        found += ids(page.items)
        cursor = page.next

    assert found == ids_of(reversed(made))


def test_children_page_on_over_what_may_not_be_seen(ann, ben, cy, root, monkeypatch):
    monkeypatch.setattr("remix.selectors.threads.WINDOW", 4)
    monkeypatch.setattr("remix.selectors.windows.WINDOW", 4)
    bens = published(owner=ben)
    oldest = published(bens, owner=ben)
    for _ in range(6):
        published(bens, owner=cy)
    newest = published(bens, owner=ben)

    found, cursor = [], ""
    while cursor is not None:
        page = children_of(bens.pk, ann, cursor=cursor, size=2)
        found += ids(page.items)
        cursor = page.next

    assert found == [newest.pk, oldest.pk]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_join_without_gap_or_repeat(ann, ben, root, size):
    made = [published(root, owner=ben) for _ in range(5)]

    found, cursor = [], ""
    while cursor is not None:
        page = children_of(root.pk, ann, cursor=cursor, size=size)
        found += ids(page.items)
        cursor = page.next

    assert found == ids_of(reversed(made))


def test_a_withdrawn_parent_is_a_tombstone_with_its_credit(ann, ben):
    face = LikenessFactory(owner=ann)
    root = published(owner=ann, cast=[face])
    middle = published(root, owner=ben, cast=[face])
    leaf = published(middle, owner=ben)

    revoke(ann, face)

    above = ancestors_of(leaf, ben)
    assert [(place.state, place.clip, place.author) for place in above] == [
        (PlaceState.WITHDRAWN, None, "ann"),
        (PlaceState.WITHDRAWN, None, "ben"),
    ]
    listed = tree(leaf, ben)
    assert [(place.id, place.state) for place in listed.places] == [
        (middle.pk, PlaceState.WITHDRAWN),
        (leaf.pk, PlaceState.SHOWN),
    ]
    assert [(credit.author, credit.clip, credit.distance) for credit in credit_line(leaf).authors] == [
        ("ann", None, 2),
        ("ben", None, 1),
        ("ben", leaf.pk, 0),
    ]


def test_lineage_survives_deletion_and_a_closed_account_is_not_named(ann, ben, root):
    leaf = published(root, owner=ben)
    delete_clip(ann, root)

    place = thread(leaf, ben).ancestors[0]
    assert (place.state, place.author, place.clip) == (PlaceState.DELETED, "ann", None)
    assert credit_line(leaf).authors[0].author == "ann"

    close_account(ann)
    place = thread(leaf, ben).ancestors[0]
    assert (place.state, place.author) == (PlaceState.DELETED, "")
    assert [credit.author for credit in credit_line(leaf).authors] == ["", "ben"]


def test_a_draft_that_went_leaves_no_tombstone(ann, ben):
    draft = ClipFactory(owner=ben)
    leaf = published(draft, owner=ben)
    delete_clip(ben, draft)

    assert [place.state for place in ancestors_of(leaf, ann)] == [PlaceState.HIDDEN]
    assert tree(leaf, ann).root.state == PlaceState.HIDDEN


def test_a_tombstone_nothing_was_made_from_is_not_listed(ann, ben, root):
    leaf = published(root, owner=ben)
    delete_clip(ben, leaf)

    assert children_of(root.pk, ann).items == tree(root, ann).places == []


def test_credit_names_all_parents_and_who_is_in_it(ann, ben, cy, root):
    face = LikenessFactory(owner=ann)
    bens = published(owner=ben)
    blend = published(root, bens, owner=ben, cast=[face], kind=RemixKind.BLEND)

    line = credit_line(blend, ben)
    assert [(credit.author, credit.kind, credit.distance, credit.required) for credit in line.authors] == [
        ("ann", "", 1, True),
        ("ben", "", 1, True),
        ("ben", "blend", 0, True),
    ]
    assert (line.likenesses, line.engine) == (("ann",), "studio")
    assert [credit.author for credit in credit_line(blend, cy).authors] == ["", "ben", "ben"]


def test_a_clip_made_private_again_leaves_the_lists(ann, ben, root):
    leaf = published(root, owner=ben)
    set_visibility(leaf, Visibility.DRAFT)

    assert tree(root, ann).places == []
    assert tree(root, ann).root.descendants == 0
    assert ids(tree(root, ben).places) == [leaf.pk]


def test_pages_cost_the_same_for_three_and_for_thirty(ann, ben, root, api, django_assert_max_num_queries):
    for _ in range(3):
        published(root, owner=ben)
    few = _queries(api(), root)
    for _ in range(27):
        published(root, owner=ben)

    assert _queries(api(), root) == few
    assert max(few) <= 22


def _queries(client, clip):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    numbers = []
    for name in ("thread", "tree", "siblings"):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(f"/api/v1/clips/{clip.pk}/{name}").status_code == 200
        numbers.append(len(seen))
    return numbers


def test_terms_over_the_api(ann, ben, root, api):
    address = f"/api/v1/clips/{root.pk}/terms"
    assert api().get(address).json()["version"] == 0

    body = {"who": "approved", "approved": ["ben"], "share_percent": 20, "depth": 2, "kinds": ["words"]}
    first = api(ann).put(address, body, format="json")
    assert (first.status_code, first.json()["version"], first.json()["approved"]) == (200, 1, ["ben"])
    assert api(ben).get(address).json()["approved"] == []
    assert api(ben).put(address, {}, format="json").status_code == 403
    assert api(ann).put(address, {"share_percent": 51}, format="json").status_code == 400
    assert api(ann).put(address, {"who": "nobody"}, format="json").json()["version"] == 2
    assert api(ben).get(address, {"version": "1"}).json()["share_percent"] == 20
    for bad in ("3", "0", "-1", "x", "9" * 30):
        assert api(ben).get(address, {"version": bad}).json()["code"] == "terms_not_found"


def test_a_block_hides_the_thread_at_once(ann, ben, root, api):
    leaf = published(root, owner=ben)
    block(ann, ben)

    assert api(ben).get(f"/api/v1/clips/{root.pk}/tree").status_code == 404
    body = api(ben).get(f"/api/v1/clips/{leaf.pk}/tree").json()
    assert (body["root"]["state"], body["root"]["author"]) == ("hidden", "")
