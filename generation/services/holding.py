"""The order in which rows are locked, for everybody who changes several in one transaction:

    people, likenesses, jobs, clips, the accounts of credits, and last what tells or counts (notices, posts, threads).

Within each by id; accounts by owner, with the house last (accounts.services.posting), since everybody needs that one.
So nobody waits in a ring. Who moves one job takes its row and then its owner's accounts. Who ends many at once locks
everything here before the first of them, since a job that ends gives credits back before the next one is touched.
"""

from django.db.models import Q

from accounts.models import User
from accounts.services import hold_purses
from generation.models import Clip, Job, JobReference
from generation.models.clips import ClipQuerySet
from generation.models.jobs import JobQuerySet
from generation.states import Visibility


def hold_rows(jobs: JobQuerySet, clips: ClipQuerySet, *, leaver: User | None = None) -> None:
    """These jobs, these clips, and the accounts of the jobs' owners and of who leaves, until the caller's transaction
    ends. The likenesses by which they are chosen are held still already, and so is who leaves: no others come.
    """
    held = jobs.order_by("pk").select_for_update(no_key=True)
    owners = set(held.values_list("owner", flat=True))
    list(clips.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    hold_purses(owners, leaver=leaver)


def hold_for_leaving(user: User) -> None:
    """Everything that changes with their account closing: what they make and made, and what shows them."""
    shown = JobReference.objects.filter(likeness__owner=user).values("job")
    jobs = Job.objects.in_flight().filter(Q(owner=user) | Q(pk__in=shown))
    clips = Clip.objects.exclude(visibility=Visibility.DELETED).filter(Q(owner=user) | Q(job__in=shown))
    hold_rows(jobs, clips, leaver=user)
