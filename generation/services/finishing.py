"""A kept take that was a quick draft, made in full."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.errors import Conflict, NotFound
from generation import routing
from generation.models import Job, TakeSet
from generation.requests import JobRequest
from generation.selectors import can_be_finished
from generation.services.sketch import sketch
from generation.services.submit import submit_job
from generation.storyboard.schema import Storyboard


def finish_take(actor: User, takes: TakeSet) -> Job:
    """The same scenes with the same seed in the size that the draft was made smaller from; asked twice, the same job.

    Raises NotFound("takes_not_found"), Conflict("take_not_kept") where no draft that can be finished was kept, and
    whatever submit_job raises.
    """
    if takes.owner_id != actor.pk:
        raise NotFound("takes_not_found", _("There are no such takes."))
    job = takes.kept
    if job is None or not can_be_finished(job):
        raise Conflict("take_not_kept", _("Keep one of the takes first."))
    return submit_job(actor, request=_in_full(job), idempotency_key=f"take:{takes.pk}:full")


def price_in_full(actor: User, job: Job) -> int:
    """In credits. Raises as sketch does."""
    return sketch(actor, _in_full(job)).price


def _in_full(job: Job) -> JobRequest:
    width, height = _full_size(job.width, job.height)
    return JobRequest(
        prompt=job.prompt,
        width=width,
        height=height,
        seed=job.seed,
        storyboard=Storyboard.model_validate(job.storyboard),
        engine=routing.asked_engine(job),
        commercial=job.commercial,
    )


def _full_size(width_px: int, height_px: int) -> tuple[int, int]:
    drafts = {routing.draft_size(*size): size for size in reversed(routing.sizes())}
    return drafts.get((width_px, height_px), (width_px, height_px))
