"""Starting a remix: the one way to a job that has a source clip."""

import re

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from cameo.models import Likeness
from common.errors import Forbidden, Invalid
from generation.models import Clip, Job
from generation.planning import in_names
from generation.requests import JobRequest
from generation.selectors import depicted
from generation.services import submit_job
from remix.contracts import RemixRequest
from remix.models import Lineage
from remix.policies import RemixPolicy
from remix.states import RemixKind


def start_remix(actor: User, parent: Clip, request: RemixRequest, *, idempotency_key: str = "") -> Job:
    """Asks consent anew for everybody the parent shows, less the one who leaves, and for the newcomer; then submits.

    Raises Forbidden with the rule's code, Invalid("remix_incomplete"), and whatever submit_job raises.
    """
    if not (decision := RemixPolicy(actor).remix(parent)):
        raise Forbidden(decision.reason, _("This clip can not be remixed."))
    inherited = depicted(parent)
    prompt = _prompt(request, parent, inherited)
    source = parent.job

    def join(job: Job) -> None:
        above = Lineage.objects.filter(job=source).first()
        path = [*(above.path if above else []), str(parent.pk)]
        Lineage.objects.create(job=job, parent=parent, root_id=path[0], path=path, depth=len(path), kind=request.kind)
        if parent.owner_id != actor.pk:
            notify(parent.owner, "remix_started", actor=actor, clip=str(parent.pk))

    leaver = request.replaced if request.kind == RemixKind.SWAP else None
    return submit_job(
        actor,
        request=JobRequest(
            prompt=prompt,
            width=source.width,
            height=source.height,
            seed=source.seed if request.seed is None else request.seed,
        ),
        source_clip=parent,
        inherited=[likeness for likeness in inherited if likeness.handle != leaver],
        idempotency_key=idempotency_key,
        join=join,
    )


def words_of(clip: Clip) -> str:
    """Its prompt as anybody else has to write it: `@me` was its owner."""
    return in_names(clip.job.prompt, me=clip.owner.username)


def _prompt(request: RemixRequest, parent: Clip, inherited: list[Likeness]) -> str:
    """The child's whole prompt. Without words of its own, a swap renames who leaves, an addition names the newcomer."""
    prompt = request.prompt.strip()
    if request.kind == RemixKind.WORDS:
        if not prompt:
            raise Invalid("remix_incomplete", _("Write what should be different."))
        return prompt
    if not request.newcomer:
        raise Invalid("remix_incomplete", _("Choose who comes in."))
    if request.kind == RemixKind.ADD:
        return _naming(request.newcomer, prompt or words_of(parent))
    if request.replaced not in {likeness.handle for likeness in inherited}:
        raise Invalid("remix_incomplete", _("Choose who leaves: somebody who is in the clip."))
    words = re.sub(_named(request.replaced), lambda _: f"@{request.newcomer}", prompt or words_of(parent))
    return _naming(request.newcomer, words)


def _naming(handle: str, words: str) -> str:
    return words if names(words, handle) else f"@{handle} {words}"


def names(prompt: str, handle: str) -> bool:
    return re.search(_named(handle), prompt) is not None


def _named(handle: str) -> str:
    return rf"(?i)(?<![\w@])@{re.escape(handle)}(?![\w]|\.\w)"
