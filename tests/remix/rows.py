"""Threads for tests, as the services would leave them."""

from typing import Any

from django.db import transaction

from accounts.models import User
from generation.models import Clip
from remix.services import join
from remix.services.counting import count_shown
from remix.states import RemixKind
from tests.factories import PostFactory


def published(*parents: Clip, owner: User, kind: RemixKind = RemixKind.WORDS, **fields: Any) -> Clip:
    """A public clip made from these, or an original."""
    clip: Clip = PostFactory(author=owner, **fields).clip
    if parents:
        with transaction.atomic():
            join(clip.job, parents, kind)
            count_shown([clip.pk])
    return clip
