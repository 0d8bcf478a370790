"""What friends do at the same moment, in threads with connections of their own; for SQLite and PostgreSQL."""

from collections import Counter
from functools import partial
from uuid import uuid4

from accounts.models import Follow, User
from feed.services import publish
from remix.collab.chains import open_chain, take_turn
from remix.collab.invitations import MOST_STANDING, invite
from remix.models import Invitation
from remix.services import join
from remix.states import RemixKind
from tests.factories import ClipFactory, PostFactory, UserFactory
from tests.races import at_once


def _people(many: int) -> list[User]:
    return [UserFactory(username=f"friend{uuid4().hex[:12]}") for _ in range(many)]


def turns_at_once(many: int) -> Counter[str]:
    """So many take the turn of one chain: what each was told."""
    author, *people = _people(many + 1)
    chain = open_chain(author, PostFactory(author=author).clip, "What next?")
    return Counter(at_once(*(partial(take_turn, person, chain) for person in people)))


def remixes_published_at_once(many: int) -> tuple[Counter[str], list[int]]:
    """So many publish a remix of the same clip: what each was told, and what the rows of its author's inbox count."""
    author, *people = _people(many + 1)
    clip = PostFactory(author=author).clip
    drafts = [ClipFactory(owner=person) for person in people]
    for draft in drafts:
        join(draft.job, [clip], RemixKind.WORDS)
    told = Counter(at_once(*(partial(publish, draft.owner, draft) for draft in drafts)))
    rows = author.notifications.filter(kind="remix_published").order_by("pk")
    return told, [row.data["count"] for row in rows]


def invitations_at_once(many: int) -> tuple[Counter[str], int]:
    """For the last two places at a draft: what each asking was told, and how many stand."""
    author, *people = _people(MOST_STANDING + many)
    Follow.objects.bulk_create(Follow(source=person, target=author) for person in people)
    draft = ClipFactory(owner=author)
    first, rest = people[: MOST_STANDING - 2], people[MOST_STANDING - 2 :]
    for person in first:
        invite(author, draft, person)
    told = Counter(at_once(*(partial(invite, author, draft, person) for person in rest)))
    return told, Invitation.objects.filter(clip=draft).count()
