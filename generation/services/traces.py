"""Where the jobs of others name somebody who left."""

import re

from accounts.models import User
from cameo.models import Use
from generation.models import Job, JobReference

AT_ONCE = 200
NOBODY = "@…"
"""Stands in a prompt where the handle stood; no handle looks like it, so that it never casts anybody."""


def unname(user: User) -> None:
    """In every job that cast a likeness of theirs: the handle in the prompt, and the storyboard, which is full of it.
    Inside the transaction that closes the account; `user` still has the name.
    """
    cast = JobReference.objects.filter(likeness__owner=user)
    names = {user.username, *cast.exclude(handle="").values_list("handle", flat=True)}  # their characters', too
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    handle = re.compile(rf"@(?:{known})(?!\w|\.\w)", re.IGNORECASE)
    jobs = Job.objects.filter(pk__in=cast.values("job")).exclude(owner=user)
    for job in (found := list(jobs.only("pk", "prompt"))):
        job.prompt, job.storyboard = handle.sub(NOBODY, job.prompt), None
    Job.objects.bulk_update(found, ["prompt", "storyboard"], batch_size=AT_ONCE)
    uses = list(Use.objects.filter(job_id__in=cast.values("job")).exclude(prompt="").only("pk", "prompt"))
    for use in uses:
        use.prompt = handle.sub(NOBODY, use.prompt)
    Use.objects.bulk_update(uses, ["prompt"], batch_size=AT_ONCE)
    cast.update(handle="", wish="", carried="")
