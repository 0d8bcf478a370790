"""Reads of the owner's room, and of those who wait for an owner's word."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from cameo.models import Approval
from cameo.states import ApprovalState, Gate


def asked_about_clip(requester: User, job_id: UUID) -> QuerySet[Approval]:
    """What the requester asked before publishing the clip of this job, newest first, without what is void."""
    asked = Approval.objects.filter(requester=requester, job_id=job_id, gate=Gate.PUBLISH)
    return asked.exclude(state=ApprovalState.VOID).select_related("likeness").order_by("-created_at")
