"""A fitted window for the ranking to read: people who took to clips of the same kinds, fitted as the server does."""

import random

from accounts.models import User
from bench.feed_rows import FIRST_AUTHOR, POST, numbered
from feed.learning.fitting import fit_taste
from feed.learning.windows import HOLDER
from feed.models import Like

KINDS, EACH, AMONG = 20, 30, 4_000
"""A person likes EACH clips of one of KINDS, out of the newest AMONG."""
PEOPLE = 2_000
AT_ONCE = 5_000


def fitted(posts: int) -> int:
    """How many posts the window holds; it is at hand from now on."""
    dice = random.Random(11)
    people = User.objects.filter(pk__gte=FIRST_AUTHOR).order_by("pk").values_list("pk", flat=True)[:PEOPLE]
    newest = range(max(1, posts - AMONG), posts)
    kinds = [[place for place in newest if place % KINDS == kind and place % 50] for kind in range(KINDS)]
    likes = (
        Like(person_id=person, post_id=numbered(POST, place))
        for person in people
        for place in dice.sample(kinds[person % KINDS], EACH)
    )
    Like.objects.bulk_create(likes, batch_size=AT_ONCE)
    made = fit_taste()
    if made is None or HOLDER.refresh() is None:
        raise RuntimeError("there is no fitted window")
    return made.posts
