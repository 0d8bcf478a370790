"""What generation does at the news from below."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closing
from cameo.models import Likeness
from cameo.signals import consent_revoked
from generation.services import forget_person, refuse_jobs_showing


@receiver(consent_revoked)
def look_again(sender: type[Likeness], likeness_id: UUID, **_: Any) -> None:
    refuse_jobs_showing(likeness_id)


@receiver(account_closing)
def forget(sender: type[User], user: User, **_: Any) -> None:
    forget_person(user)
