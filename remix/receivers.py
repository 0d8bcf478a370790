"""What remix does at the news from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from accounts.contracts import Claim
from accounts.policies import Viewer
from generation.credit import CreditLine
from generation.models import Clip, Job
from generation.signals import clip_turned, clips_withdrawn, credit_asked, materials_asked, price_due, scenes_asked
from remix.policies import RemixPolicy
from remix.selectors import credit_for_file, credit_line
from remix.services.counting import count_shown
from remix.services.sources import stands_against
from remix.shares import claims_of


@receiver(clip_turned)
def count_one(sender: type[Clip], clip: Clip, **_: Any) -> None:
    count_shown([clip.pk])


@receiver(clips_withdrawn)
def count_many(sender: type[Clip], clip_ids: list[UUID], **_: Any) -> None:
    count_shown(clip_ids)


@receiver(credit_asked)
def tell_credit(sender: type[Job], job: Job, viewer: Viewer, clip: Clip | None, **_: Any) -> CreditLine:
    return credit_for_file(job) if clip is None else credit_line(clip, viewer)


@receiver(materials_asked)
def answer_for_sources(sender: type[Job], job: Job, clips: list[Clip], **_: Any) -> str:
    return stands_against(job, clips)


@receiver(scenes_asked)
def answer_for_scenes(sender: type[Job], job: Job, public: bool, **_: Any) -> str:
    return RemixPolicy(job.owner).keep_scenes(job, public=public).reason


@receiver(price_due)
def claim_shares(sender: type[Job], job: Job, **_: Any) -> list[Claim]:
    return claims_of(job)
