"""Clips: what a job made."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from accounts.models import Block
from generation.models.guests import Guest
from generation.models.ids import time_ordered_id
from generation.models.jobs import Job, JobReference
from generation.states import MEDIA, Visibility

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class ClipQuerySet(models.QuerySet["Clip"]):
    def visible_to(self, viewer: "User | AnonymousUser | None") -> Self:
        """The rows that ClipPolicy(viewer).view allows; None is a visitor who is not signed in."""
        public = models.Q(visibility=Visibility.PUBLIC)
        if viewer is None or not viewer.is_authenticated:
            return self.filter(public)
        shown = JobReference.objects.filter(job=models.OuterRef("job"), likeness__owner=viewer.pk)
        parted = Block.objects.filter(
            models.Q(source=viewer.pk, target=models.OuterRef("owner"))
            | models.Q(source=models.OuterRef("owner"), target=viewer.pk)
        )
        secret = JobReference.objects.private_before(viewer.pk).filter(job=models.OuterRef("job"))
        open_draft = models.Q(visibility=Visibility.DRAFT) & ~models.Exists(secret)
        own = models.Q(visibility__in=MEDIA, owner=viewer.pk) | (public | open_draft) & models.Exists(shown)
        asked_in = Guest.objects.admitted().filter(clip=models.OuterRef("pk"), person=viewer.pk)
        shared = public | open_draft & models.Exists(asked_in)
        return self.filter(own | shared & ~models.Exists(parted))


class Clip(models.Model):
    """Files are keys of the private store in the space `clip/<id>`. `epoch` rises with every loss of visibility, and
    signed media links carry it: an older link is dark at once. `package` maps names of further files to keys;
    playlists name each other by them. `made_with`, `identity_score` and `notes` are what the engine reported
    (generation.contracts.Report). `deleted_at`: when its owner did; people in it are told of it for a while longer.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    job = models.OneToOneField(Job, models.CASCADE, related_name="clip")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="clips")
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.DRAFT)
    epoch = models.PositiveIntegerField(default=1)
    withdrawn_reason = models.CharField(max_length=40, blank=True)
    was_public = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True, editable=False)
    video_key = models.CharField(max_length=160, blank=True)
    poster_key = models.CharField(max_length=160, blank=True)
    preview_key = models.CharField(max_length=160, blank=True)
    package = models.JSONField(default=dict, blank=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    duration_ms = models.PositiveIntegerField()
    made_with = models.JSONField(default=dict, blank=True)
    identity_score = models.FloatField(null=True)
    notes = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClipQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="clip_owner")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=MEDIA)
                | models.Q(video_key="", poster_key="", preview_key="", package={}),
                name="no_files_after_the_end",
            ),
        ]

    @property
    def space(self) -> str:
        return f"clip/{self.pk}"
