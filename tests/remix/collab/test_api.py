"""Working together over REST, from asking to taking back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Follow
from common import store
from generation.models import Clip
from remix.collab.invitations import accept, invite
from remix.models import Chain, ChainLink, Invitation
from tests.factories import ClipFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(ann):
    clip = ClipFactory(owner=ann, job__prompt="somebody waves on the beach")
    clip.poster_key = store.put_bytes(clip.space, b"picture", suffix="webp")
    clip.save()
    return clip


def test_invite_accept_look_remix_and_lose(ann, ben, draft, api):
    anns, bens = api(ann), api(ben)
    made = anns.post(f"/api/v1/clips/{draft.pk}/invitations", {"username": "ben", "days": 3}, format="json")
    assert made.status_code == 201
    invitation = made.json()
    assert (invitation["person"], invitation["author"], invitation["accepted"]) == ("ben", "ann", False)
    assert bens.get("/api/v1/me/invitations").json()["items"] == [invitation]
    assert bens.get(f"/api/v1/clips/{draft.pk}").status_code == 404

    assert bens.post(f"/api/v1/invitations/{invitation['id']}/accept").json()["accepted"] is True
    body = bens.get(f"/api/v1/clips/{draft.pk}").json()
    poster = bens.get(body["poster_url"])
    assert (poster.status_code, b"".join(poster.streaming_content)) == (200, b"picture")
    kinds = bens.get(f"/api/v1/clips/{draft.pk}/remix/kinds").json()["kinds"]
    assert next(kind["allowed"] for kind in kinds if kind["kind"] == "words")
    order = {"kind": "words", "prompt": "somebody sings on the moon"}
    assert bens.post(f"/api/v1/clips/{draft.pk}/remix", order, format="json").status_code == 201

    assert anns.delete(f"/api/v1/invitations/{invitation['id']}").status_code == 204
    assert bens.get(body["poster_url"]).status_code == 404
    assert bens.get(f"/api/v1/clips/{draft.pk}").status_code == 404
    assert bens.post(f"/api/v1/clips/{draft.pk}/remix", order, format="json").status_code == 404
    assert anns.get(f"/api/v1/clips/{draft.pk}/invitations").json() == {"items": [], "next": None}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({}, "invalid"),
        ({"username": "ben", "days": 0}, "invalid"),
        ({"username": "ben", "days": 31}, "invalid"),
        ({"username": "a\x00b"}, "parse_error"),
        ({"username": "nobody-there"}, "person_not_found"),
        ({"username": "cy"}, "person_not_found"),
        ({"username": "ann"}, "oneself"),
    ],
)
def test_who_can_not_be_invited(ann, ben, cy, draft, api, sent, code):
    reply = api(ann).post(f"/api/v1/clips/{draft.pk}/invitations", sent, format="json")

    assert reply.json()["code"] == code
    assert not Invitation.objects.exists()


def test_a_chain_from_the_question_to_the_turn(ann, ben, api):
    clip = published(owner=ann)
    chain = api(ann).post(f"/api/v1/clips/{clip.pk}/chain", {"prompt": "What next?"}, format="json").json()
    assert api().get("/api/v1/chains").json()["items"] == [chain]
    assert api(ben).get(f"/api/v1/clips/{clip.pk}/chain").json() == chain

    turn = api(ben).put(f"/api/v1/chains/{chain['id']}/turn").json()
    assert turn["clip_id"] == str(clip.pk)
    shown = api().get(f"/api/v1/chains/{chain['id']}").json()
    assert (shown["chain"]["taker"], shown["chain"]["taken_until"]) == ("ben", turn["until"])
    assert [(link["position"], link["author"]) for link in shown["links"]] == [(0, "ann")]
    taken = api(UserFactory()).put(f"/api/v1/chains/{chain['id']}/turn")
    assert (taken.status_code, taken.json()["code"], taken.json()["until"]) == (
        409,
        "turn_taken",
        turn["until"].replace("Z", "+00:00"),
    )

    assert api(ben).delete(f"/api/v1/chains/{chain['id']}/turn").status_code == 204
    assert api(ann).delete(f"/api/v1/chains/{chain['id']}").status_code == 204
    assert api().get("/api/v1/chains").json()["items"] == []
    assert api().get(f"/api/v1/chains/{chain['id']}").json()["chain"]["closed"] is True


def test_the_mute_of_a_thread(ann, ben, api):
    root = published(owner=ann)
    child = published(root, owner=ben)
    where = f"/api/v1/clips/{child.pk}/thread/mute"

    for method, muted in (("put", True), ("put", True), ("delete", False), ("delete", False)):
        assert getattr(api(ann), method)(where).status_code == 204
        assert api(ann).get(f"/api/v1/clips/{root.pk}/thread/mute").json() == {"muted": muted}
    assert api(ben).get(where).json() == {"muted": False}


@pytest.mark.parametrize("listing", ["invitations", "mine", "chains", "links"])
def test_lists_cost_the_same_however_long(ann, ben, draft, api, listing):
    """The second half as much as the first."""
    chain = Chain.objects.create(author=ann, prompt="What next?")

    def more(number):
        for _ in range(number):
            invite(ann, draft, _following(ann))
            accept(ben, invite(ann, ClipFactory(owner=ann), ben))
            link = published(owner=ann)
            ChainLink.objects.create(chain=Chain.objects.create(author=ann, prompt="And?"), clip=link, position=0)
            ChainLink.objects.create(chain=chain, clip=published(owner=ben), position=chain.links.count())

    def cost():
        where = {
            "invitations": f"clips/{draft.pk}/invitations",
            "mine": "me/invitations",
            "chains": "chains",
            "links": f"chains/{chain.pk}",
        }[listing]
        client = api(ann if listing == "invitations" else ben)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{where}").status_code == 200
        return len(queries)

    more(2)
    few = cost()
    more(5)
    assert cost() == few <= 8
    assert Clip.objects.count() > 10


def _following(person):
    follower = UserFactory()
    Follow.objects.create(source=follower, target=person)
    return follower
