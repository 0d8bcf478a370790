"""Chains: a clip with a prompt that others answer in turn, each from where the last one ended."""

from typing import Self

from django.conf import settings
from django.db import models

from accounts.models import Block, User
from accounts.policies import Viewer
from common.ids import time_ordered_id
from generation.models import Clip
from generation.states import Visibility

MOST_PROMPT_LETTERS = 200


class ChainQuerySet(models.QuerySet["Chain"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Whose author and at least one public link the viewer may see."""
        seen = Clip.objects.visible_to(viewer).filter(visibility=Visibility.PUBLIC, link__chain=models.OuterRef("pk"))
        chains = self.filter(models.Exists(seen), author__is_active=True)
        if not isinstance(viewer, User):
            return chains
        between = Block.objects.filter(
            models.Q(source=viewer, target=models.OuterRef("author"))
            | models.Q(source=models.OuterRef("author"), target=viewer)
        )
        return chains.exclude(models.Exists(between))


class Chain(models.Model):
    """`author` asks with `prompt`; `links` are the clips so far, the author's own first. `taker` has the turn: nobody
    else may take it before `taken_until`, and it stays theirs until somebody does. `closed_at`: nobody adds any more.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="chains")
    prompt = models.CharField(max_length=MOST_PROMPT_LETTERS)
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects = ChainQuerySet.as_manager()


class ChainLink(models.Model):
    """`position` counts from 0. A clip is a link of one chain at most."""

    chain = models.ForeignKey(Chain, models.CASCADE, related_name="links")
    clip = models.OneToOneField(Clip, models.CASCADE, related_name="link")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="one_link_a_place")]
