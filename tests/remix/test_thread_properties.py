"""Whatever is done in whatever order: no cycle, counts that equal a recount, and no remix that terms above forbid."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Block
from common.errors import Conflict, Forbidden
from feed.services import publish
from generation.models import Clip
from generation.services import delete_clip, set_visibility
from generation.states import Visibility
from remix.models import ParentEdge, ThreadCount
from remix.policies import RemixPolicy
from remix.selectors import tree
from remix.services import join, set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, JobFactory, UserFactory

pytestmark = pytest.mark.django_db

PLACES = st.integers(0, 30)
PEOPLE = st.integers(0, 2)
KINDS = st.sampled_from([RemixKind.WORDS, RemixKind.SWAP])
TERMS = st.builds(
    Terms,
    who=st.sampled_from([Who.EVERYONE, Who.EVERYONE, Who.MUTUALS, Who.NOBODY]),
    kinds=st.sampled_from([(), ("words",), ("swap",)]),
    depth=st.sampled_from([None, 1, 2]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("remix"), PEOPLE, st.lists(PLACES, min_size=1, max_size=3), KINDS),
        st.tuples(st.just("remix"), PEOPLE, st.lists(PLACES, min_size=1, max_size=3), KINDS),
        st.tuples(st.just("terms"), PLACES, TERMS),
        st.tuples(st.just("turn"), PLACES),
        st.tuples(st.just("delete"), PLACES),
        st.tuples(st.just("block"), PEOPLE, PEOPLE),
    ),
    min_size=4,
    max_size=18,
)


@dataclass
class Node:
    """What the test remembers of a clip by itself: its terms now, and its parents with the terms of back then."""

    clip: Clip
    owner: int
    terms: Terms = field(default_factory=Terms)
    parents: "list[tuple[Node, Terms]]" = field(default_factory=list)

    def allows(self, actor: int, kind: RemixKind, parted: set[frozenset[int]]) -> bool:
        return all(
            owner == actor
            or (
                frozenset((owner, actor)) not in parted
                and terms.who == Who.EVERYONE
                and (not terms.kinds or kind in terms.kinds)
                and (terms.depth is None or distance <= terms.depth)
            )
            for owner, terms, distance in self.bonds(self.terms, 1)
        )

    def bonds(self, terms: Terms, distance: int) -> "list[tuple[int, Terms, int]]":
        above = [bond for parent, kept in self.parents for bond in parent.bonds(kept, distance + 1)]
        return [(self.owner, terms, distance), *above]

    def ancestors(self) -> "set[object]":
        return {pk for parent, _ in self.parents for pk in (parent.clip.pk, *parent.ancestors())}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_order_of_things_breaks_a_thread(steps):
    with transaction.atomic():
        people = [UserFactory() for _ in range(3)]
        nodes = [Node(clip=ClipFactory(owner=person), owner=place) for place, person in enumerate(people)]
        parted: set[frozenset[int]] = set()
        for node in nodes:
            publish(people[node.owner], node.clip)
        for step in steps:
            _take(step, people, nodes, parted)
        _check(nodes)
        transaction.set_rollback(True)


def _take(step, people, nodes, parted):
    match step:
        case "remix", actor, places, kind:
            parents = list({place % len(nodes): nodes[place % len(nodes)] for place in places}.values())
            _remix(people[actor], actor, parents, kind, nodes, parted)
        case "terms", place, terms:
            node = nodes[place % len(nodes)]
            set_terms(people[node.owner], node.clip, terms)
            node.terms = terms
        case "turn", place:
            _turn(nodes[place % len(nodes)], people)
        case "delete", place:
            node = nodes[place % len(nodes)]
            node.clip.refresh_from_db()
            if node.clip.visibility != Visibility.DELETED:
                delete_clip(people[node.owner], node.clip)
        case "block", one, other if one != other:
            Block.objects.get_or_create(source=people[one], target=people[other])
            parted.add(frozenset((one, other)))


def _remix(person, actor, parents, kind, nodes, parted):
    expected = all(node.allows(actor, kind, parted) for node in parents)
    for node in parents:
        node.clip.refresh_from_db()
        if RemixPolicy(person).remix(node.clip, kind):
            assert node.allows(actor, kind, parted)
    job = JobFactory(owner=person)
    try:
        with transaction.atomic():
            join(job, [node.clip for node in parents], kind)
    except Forbidden:
        assert not expected
        return
    assert expected
    made = Node(clip=ClipFactory(owner=person, job=job), owner=actor)
    made.parents = [(node, node.terms) for node in parents]
    nodes.append(made)


def _turn(node, people):
    node.clip.refresh_from_db()
    if node.clip.visibility == Visibility.PUBLIC:
        set_visibility(node.clip, Visibility.DRAFT)
    elif node.clip.visibility == Visibility.DRAFT:
        try:
            publish(people[node.owner], node.clip)
        except Forbidden as refusal:
            assert refusal.code == "terms_who"  # a block since it was made


def _check(nodes):
    assert not [edge for edge in ParentEdge.objects.all() if edge.parent_job_id >= edge.job_id]
    for node in nodes:
        with pytest.raises(Conflict, match="parent_not_older"):
            join(node.clip.job, [nodes[-1].clip], RemixKind.WORDS)
    public = set(Clip.objects.filter(visibility=Visibility.PUBLIC).values_list("pk", flat=True))
    stored = {row.pk: (row.children, row.descendants) for row in ThreadCount.objects.all()}
    for node in nodes:
        below = [other for other in nodes if other.clip.pk in public and node.clip.pk in other.ancestors()]
        direct = [other for other in below if any(parent is node for parent, _ in other.parents)]
        assert stored.get(node.clip.pk, (0, 0)) == (len(direct), len(below))
        order = [
            (place.depth, place.clip and place.clip.job_id) for place in tree(node.clip, None).places if place.clip
        ]
        assert all(one < other for one, other in pairwise(order))
        assert {place.clip.pk for place in tree(node.clip, None).places if place.clip} <= public
