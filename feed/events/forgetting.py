"""A person's events when their account closes."""

from uuid import uuid4

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from accounts.models import User
from feed.events.recording import viewer_of
from feed.events.restoring import COUNTER
from feed.models import Affinity, Event, EventMark, Seen, Viewing


def forget_events(user: User) -> None:
    """Inside the transaction that closes the account, which has the person's row: the counter waits for it, or came
    before (feed.events.holding). What was told and counted goes; what is yet to be counted, of the last seconds, stays
    as nobody's, so that sums stay right, and goes with its day.
    """
    mine = Event.objects.filter(person=user)
    mark = EventMark.objects.filter(name=COUNTER).first()
    if mark is not None:
        mine.filter(_counted(mark)).delete()
    mine.update(person=None, viewer=uuid4(), session=None, position=None)
    Viewing.objects.filter(viewer=viewer_of(user.pk)).delete()
    for knowledge in (Seen, Affinity):
        knowledge.objects.filter(person=user).delete()


def _counted(mark: EventMark) -> Q:
    if connection.vendor != "postgresql":
        return Q(pk__lte=mark.event)
    before = "(feed_event.xid, feed_event.id) <= (%s::text::xid8, %s)"
    return Q(RawSQL(before, (str(mark.xid), mark.event), BooleanField()))  # noqa: S611  (a constant)
