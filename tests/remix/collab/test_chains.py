"""Chains grow link by link, by whoever has the turn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Block
from accounts.services import block, close_account
from cameo.services import grant_use
from cameo.states import Audience, Mode
from cameo.terms import Terms as Scope
from common.clock import now
from common.errors import Conflict, Forbidden, Invalid, NotFound
from feed.services import publish, unpublish
from generation.services import delete_clip
from remix.collab.chains import close_chain, open_chain, pass_turn, take_turn
from remix.collab.links import MOST_LINKS, tip_of
from remix.collab.selectors import chain_of, chains, get_chain, links_of
from remix.collab.tiles import rows_of
from remix.models import Chain, ChainLink
from remix.services import join, set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, LikenessFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve(ann):
    return UserFactory(username="eve")


@pytest.fixture
def chain(ann):
    return open_chain(ann, published(owner=ann), "  What happens\nnext? ")


def draft_of(owner, parent):
    made = ClipFactory(owner=owner)
    join(made.job, [parent], RemixKind.EXTEND)
    return made


def add(owner, chain):
    """Takes the turn and publishes a remix of the newest link."""
    made = draft_of(owner, take_turn(owner, chain))
    publish(owner, made)
    made.refresh_from_db()
    chain.refresh_from_db()
    return made


def clips(chain, viewer=None):
    return [link.clip for link in links_of(chain, viewer).items]


def test_who_has_the_turn_is_not_told_past_a_block(ann, ben, eve, chain):
    take_turn(ben, chain)
    assert get_chain(chain.pk, eve).taker == ben

    Block.objects.create(source=ben, target=eve)

    link = chain.links.get()
    told = (get_chain(chain.pk, eve), chains(eve).get(), chain_of(link.clip, eve).chain)
    assert [one.taker for one in told] == [None, None, None]
    assert get_chain(chain.pk, ben).taker == ben


def test_what_is_asked_over_a_clip_is_under_the_rules_of_words(ann, eve):
    face = LikenessFactory(owner=eve, restrictions="no clowns")
    grant_use(eve, face, audience=Audience.APPROVED, person=ann)
    clip = published(owner=ann, clip__cast=[face])

    with pytest.raises(Forbidden, match="words_denied"):
        open_chain(ann, clip, "Who is the next clown?")

    assert not Chain.objects.exists()
    assert open_chain(ann, clip, "Who is next?").prompt == "Who is next?"


@pytest.mark.parametrize("by", ["page", "api"])
def test_what_asks_everybody_for_sexual_content_begins_no_chain(ann, api, by):
    """Nobody is in the first clip: whoever comes later would stand under these words."""
    clip = published(owner=ann)
    asked = {"prompt": "Now get naked"}
    if by == "api":
        reply = api(ann).post(f"/api/v1/clips/{clip.pk}/chain", asked)
        assert (reply.status_code, reply.json()["code"]) == (422, "sexual_content")
    else:
        client = Client()
        client.force_login(ann)
        client.post(reverse("begin_chain", args=[clip.pk]), asked)
    assert not Chain.objects.exists()
    with pytest.raises(Invalid) as refusal:
        open_chain(ann, clip, "Now get naked")
    assert "naked" not in f"{refusal.value.message} {refusal.value.detail}"


def test_who_has_something_against_the_words_is_not_put_under_them(ann, ben, eve):
    face = LikenessFactory(owner=eve, restrictions="no clowns")
    grant_use(eve, face, audience=Audience.APPROVED, person=ben, terms=Scope(mode=Mode.AUTOMATIC))
    chain = open_chain(ann, published(owner=ann), "Send in the clowns")
    made = ClipFactory(owner=ben, cast=[face])
    join(made.job, [take_turn(ben, chain)], RemixKind.EXTEND)

    publish(ben, made)

    assert chain.links.count() == 1
    chain.refresh_from_db()
    assert chain.taker == ben
    assert add(ben, chain) in clips(chain)


def test_people_add_in_turn(ann, ben, eve, chain):
    first = chain.links.get().clip
    second, third, fourth = add(ben, chain), add(eve, chain), add(ben, chain)

    assert chain.prompt == "What happens next?"
    assert clips(chain) == [first, second, third, fourth]
    assert list(chain.links.order_by("position").values_list("position", flat=True)) == [0, 1, 2, 3]
    assert tip_of(chain) == fourth
    assert chain.taker is None
    assert [row.length for row in rows_of(list(chains(ann)), ann)] == [4]


def test_one_at_a_time(ann, ben, eve, chain):
    take_turn(ben, chain)

    with pytest.raises(Conflict, match="turn_taken") as refusal:
        take_turn(eve, chain)
    assert refusal.value.detail["until"] > now().isoformat()
    take_turn(ben, chain)
    pass_turn(eve, chain)
    with pytest.raises(Conflict, match="turn_taken"):
        take_turn(eve, chain)
    pass_turn(ben, chain)
    take_turn(eve, chain)


def test_nobody_adds_to_their_own_link(ann, ben, chain):
    with pytest.raises(Forbidden, match="your_own_link"):
        take_turn(ann, chain)
    add(ben, chain)
    with pytest.raises(Forbidden, match="your_own_link"):
        take_turn(ben, chain)
    take_turn(ann, chain)


def test_late_is_no_matter_while_nobody_else_came(ann, ben, eve, chain):
    tip = take_turn(ben, chain)
    Chain.objects.update(taken_until=now() - timedelta(seconds=1))
    publish(ben, draft_of(ben, tip))
    assert chain.links.count() == 2

    tip = take_turn(eve, chain)
    Chain.objects.update(taken_until=now() - timedelta(seconds=1))
    take_turn(ann, chain)
    publish(eve, draft_of(eve, tip))

    assert chain.links.count() == 2


def test_what_was_made_out_of_turn_or_of_another_link_is_a_remix_and_no_link(ann, ben, eve, chain):
    first = chain.links.get().clip
    publish(eve, draft_of(eve, first))
    tip = add(ben, chain)
    take_turn(eve, chain)
    publish(eve, draft_of(eve, first))
    assert chain.links.count() == 2

    publish(eve, draft_of(eve, tip))

    assert chain.links.count() == 3


def test_published_again_it_keeps_its_place(ann, ben, chain):
    second = add(ben, chain)
    unpublish(ben, second.post)
    assert tip_of(chain).owner == ann
    second.refresh_from_db()
    publish(ben, second)

    assert list(chain.links.values_list("position", flat=True)) == [0, 1]
    assert tip_of(chain) == second


def test_a_link_that_is_gone_is_passed_over(ann, ben, eve, chain):
    first = chain.links.get().clip
    second = add(ben, chain)
    delete_clip(ben, second)

    third = add(eve, chain)

    assert third.job.lineage.parent == first
    assert clips(chain) == [first, third]
    assert list(chain.links.order_by("position").values_list("clip", "position")) == [
        (first.pk, 0),
        (second.pk, 1),
        (third.pk, 2),
    ]


def test_a_closed_chain_stays_as_it_is(ann, ben, chain):
    tip = take_turn(ben, chain)
    made = draft_of(ben, tip)
    with pytest.raises(Forbidden, match="not_yours"):
        close_chain(ben, chain)

    close_chain(ann, chain)
    publish(ben, made)
    chain.refresh_from_db()

    assert chain.links.count() == 1
    with pytest.raises(Conflict, match="chain_closed"):
        take_turn(ben, chain)
    assert not chains(ann).exists()
    assert get_chain(chain.pk, None) == chain


def test_a_chain_that_is_full_is_closed(ann, ben, eve, chain):
    ChainLink.objects.create(chain=chain, clip=published(owner=eve), position=MOST_LINKS - 2)

    last = add(ben, chain)

    assert chain.links.get(position=MOST_LINKS - 1).clip == last
    with pytest.raises(Conflict, match="chain_closed"):
        take_turn(eve, chain)
    assert not chains(ann).exists()


def test_who_leaves_takes_their_words_along(ann, ben, chain):
    closed = open_chain(ann, published(owner=ann), "Who is she?")
    close_chain(ann, closed)
    close_account(ann)

    assert set(Chain.objects.values_list("prompt", flat=True)) == {""}
    assert not Chain.objects.filter(closed_at__isnull=True).exists()


def test_terms_of_the_newest_link_are_asked_first(ann, ben, eve, chain):
    set_terms(ben, add(ben, chain), Terms(who=Who.NOBODY))

    with pytest.raises(Forbidden, match="terms_who"):
        take_turn(eve, chain)
    chain.refresh_from_db()
    assert chain.taker is None


@pytest.mark.parametrize(
    ("case", "refusal", "code"),
    [
        ("another's", Forbidden, "not_yours"),
        ("a draft", Conflict, "not_published"),
        ("a link", Conflict, "already_linked"),
        ("nothing", Invalid, "prompt_empty"),
        ("too long", Invalid, "prompt_too_long"),
        ("nul", Invalid, "text_not_storable"),
    ],
)
def test_a_chain_that_can_not_begin_leaves_nothing(ann, ben, chain, case, refusal, code):
    clip = {"a draft": ClipFactory(owner=ann), "a link": chain.links.get().clip}.get(case) or published(owner=ann)
    prompt = {"nothing": " \n ", "too long": "x" * 201, "nul": "a\x00b"}.get(case, "What next?")

    with pytest.raises(refusal, match=code):
        open_chain(ben if case == "another's" else ann, clip, prompt)

    assert (Chain.objects.count(), ChainLink.objects.count()) == (1, 1)


def test_who_sees_a_chain(ann, ben, cy, eve, chain):
    """Whom its author is parted from does not; a link of somebody parted from the viewer is left out; where no link
    can be seen there is nothing.
    """
    second = add(ben, chain)
    Block.objects.create(source=ben, target=eve)

    assert get_chain(chain.pk, None) == get_chain(chain.pk, ben) == chain
    with pytest.raises(NotFound, match="chain_not_found"):
        get_chain(chain.pk, cy)
    assert not chains(cy).exists()
    assert (len(clips(chain, eve)), clips(chain, ben)[-1]) == (1, second)
    with pytest.raises(Forbidden, match="terms_who"):
        take_turn(eve, chain)

    delete_clip(ann, clips(chain)[0])
    assert clips(chain, ann) == [second]
    with pytest.raises(NotFound):
        get_chain(chain.pk, eve)
    ann.is_active = False
    ann.save()
    with pytest.raises(NotFound):
        get_chain(chain.pk, ben)


def test_links_are_read_in_pages(ann, ben, chain):
    for position in range(1, 5):
        ChainLink.objects.create(chain=chain, clip=published(owner=ben), position=position)

    first = links_of(chain, None, size=3)
    rest = links_of(chain, None, cursor=first.next, size=3)

    assert [link.position for link in (*first.items, *rest.items)] == [0, 1, 2, 3, 4]
    assert rest.next is None
    with pytest.raises(Invalid, match="bad_cursor"):
        links_of(chain, None, cursor="x")


def test_a_block_takes_the_turn_of_nobody_else_but_keeps_them_out(ann, ben, chain):
    tip = take_turn(ben, chain)
    made = draft_of(ben, tip)
    block(ann, ben)

    with pytest.raises(Forbidden, match="terms_who"):
        publish(ben, made)
    assert chain.links.count() == 1
