"""The wishes that a feed is made by."""

from accounts.models import User
from common.clock import now
from feed.building.knowing import know
from feed.contracts import Wish


def wishes(person: User) -> list[Wish]:
    return list(know(person, now()).wishes)
