"""What remix does at the news from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from accounts.policies import Viewer
from generation.credit import CreditLine
from generation.models import Clip, Job
from generation.signals import clip_turned, clips_withdrawn, credit_asked
from remix.selectors import credit_for_file, credit_line
from remix.services.counting import count_shown


@receiver(clip_turned)
def count_one(sender: type[Clip], clip: Clip, **_: Any) -> None:
    count_shown([clip.pk])


@receiver(clips_withdrawn)
def count_many(sender: type[Clip], clip_ids: list[UUID], **_: Any) -> None:
    count_shown(clip_ids)


@receiver(credit_asked)
def tell_credit(sender: type[Job], job: Job, viewer: Viewer, clip: Clip | None, **_: Any) -> CreditLine:
    return credit_for_file(job) if clip is None else credit_line(clip, viewer)
