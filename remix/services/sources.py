"""Clips whose files a remix is made of, asked about again while it waits and before it is born."""

from collections.abc import Iterable

from generation.models import Clip, Job
from remix.policies import RemixPolicy

HIDDEN = "source_hidden"
"""A clip that it is made of is not shown to its owner any more: unpublished, or by somebody who blocked them."""


def stands_against(job: Job, clips: Iterable[Clip]) -> str:
    """The code of the first rule that says no, "" for none: who may see the clips now, and the terms the job keeps."""
    policy = RemixPolicy(job.owner)
    if not all(policy.reach(clip) for clip in clips):
        return HIDDEN
    return policy.keep(job).reason
