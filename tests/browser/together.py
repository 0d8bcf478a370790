"""`python -m tests.browser.together`: Ben follows Ann; she has a draft and three public clips, the third of them made
from the second by a friend of hers in a chain. Prints the ids of the draft and of the public ones.
"""

import sys

import django

django.setup()

from accounts.models import Follow, User  # noqa: E402
from feed.services import publish  # noqa: E402
from generation.models import Clip  # noqa: E402
from remix.collab.chains import open_chain, take_turn  # noqa: E402
from remix.services import join  # noqa: E402
from remix.states import RemixKind  # noqa: E402
from tests.factories import ClipFactory, UserFactory  # noqa: E402

source = Clip.objects.get(post=sys.argv[1])
files = {name: getattr(source, name) for name in ("video_key", "poster_key", "preview_key", "width", "height")}


def draft(owner: User) -> Clip:
    return ClipFactory(owner=owner, job__prompt="somebody opens a door", **files)


def public(owner: User, made_from: Clip | None = None) -> Clip:
    clip = draft(owner)
    if made_from is not None:
        join(clip.job, [made_from], RemixKind.EXTEND)
    publish(owner, clip)
    return clip


ann, ben = (User.objects.get(username=name) for name in ("ann", "ben"))
eve = UserFactory(username="eve")
Follow.objects.create(source=ben, target=ann)
chain = open_chain(ann, public(ann), "Who stands behind the door? Go on where the last one ended.")
for person in (eve, ann, eve):
    last = public(person, take_turn(person, chain))
    chain.refresh_from_db()
print(draft(ann).job_id, public(ann).pk, chain.pk, last.pk)
