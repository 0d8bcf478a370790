"""Starting over."""

from django.db import transaction

from accounts.models import User
from common.clock import now
from feed.models import Affinity, FeedPreference
from feed.serving import end_sessions
from feed.states import Mode
from feed.steering import beginning


def reset_feed(person: User) -> None:
    """The ranker knows nothing of the person from here on. Whom they follow, their likes and what they have seen stay
    as they are. Costs the same whatever they did: at most 300 affinities go, the rest is not read any more. Lists that
    were ranked by what was known end.
    """
    at = now()
    with transaction.atomic():
        FeedPreference.objects.update_or_create(
            person=person, defaults={"reset_at": at}, create_defaults={"reset_at": at} | beginning(person)
        )
        Affinity.objects.filter(person=person).delete()
    end_sessions(person, Mode.FOR_YOU)
