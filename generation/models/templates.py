"""Templates: storyboards with slots that others may fill."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from accounts.models import Block
from generation.models.ids import time_ordered_id

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class StoryTemplateQuerySet(models.QuerySet["StoryTemplate"]):
    def owned_by(self, owner_id: int) -> Self:
        return self.filter(owner=owner_id)

    def visible_to(self, viewer: "User | AnonymousUser | None") -> Self:
        """The rows that TemplatePolicy(viewer).view allows; None is a visitor who is not signed in."""
        public = models.Q(public=True)
        if viewer is None or not viewer.is_authenticated:
            return self.filter(public)
        parted = Block.objects.filter(
            models.Q(source=viewer.pk, target=models.OuterRef("owner"))
            | models.Q(source=models.OuterRef("owner"), target=viewer.pk)
        )
        return self.filter(models.Q(owner=viewer.pk) | public & ~models.Exists(parted))


class StoryTemplate(models.Model):
    """`body` is generation.storyboard.templates.Template as JSON. It names nobody."""

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="story_templates")
    title = models.CharField(max_length=80)
    body = models.JSONField()
    public = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StoryTemplateQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="template_owner"),
            models.Index(fields=["-id"], condition=models.Q(public=True), name="template_public"),
        ]
