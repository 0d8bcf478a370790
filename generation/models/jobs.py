"""Jobs: the row is the queue."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from cameo.models import Grant, Likeness
from cameo.states import LikenessKind, LikenessState, Tier
from common.errors import AppError, Conflict
from generation.contracts import Route
from generation.models.ids import time_ordered_id
from generation.states import IN_FLIGHT, MOVES, JobState


class IllegalMove(AppError):
    """A move that the table does not know: a fault of ours."""


class StaleJob(Conflict):
    """Another worker, the reaper or the owner moved the job first."""


class JobQuerySet(models.QuerySet["Job"]):
    def move(self, job: "Job", to: JobState, **fields: Any) -> "Job":
        """Raises IllegalMove, or StaleJob when another worker moved it first. `attempt` is the fence."""
        if to not in MOVES[JobState(job.state)]:
            raise IllegalMove("illegal_move")
        seen = self.filter(pk=job.pk, state=job.state, attempt=job.attempt)
        if not seen.update(state=to, **fields):
            raise StaleJob("job_moved")
        job.refresh_from_db()
        return job

    def in_flight(self) -> Self:
        return self.filter(state__in=IN_FLIGHT)

    def owned_by(self, owner_id: int) -> Self:
        return self.filter(owner=owner_id)

    def on(self, route: Route) -> Self:
        """Those that this engine and model are to render."""
        return self.filter(engine=route.engine, model=route.model)

    def in_turn(self) -> Self:
        """Queued jobs in the order in which workers take them."""
        return self.filter(state=JobState.QUEUED).order_by("background", "created_at", "pk")


class Job(models.Model):
    """A prompt on its way to a clip. `reason` is the stable code of why it ended without one.

    `storyboard` is generation.storyboard.schema.Storyboard as JSON, null until planned; `progress` 0..1000 per mille.
    `route` says what the router found of each engine; `gpu_ms` is accelerator time, of the attempt that made the clip.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    reason = models.CharField(max_length=40, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    idempotency_key = models.CharField(max_length=80, blank=True)
    operation = models.CharField(max_length=20, default="text_to_video")
    engine = models.CharField(max_length=40)
    model = models.CharField(max_length=40, blank=True, help_text="id of the engine's manifest, where it has some")
    route = models.JSONField(default=list, blank=True)
    prompt = models.TextField()
    storyboard = models.JSONField(null=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    frame_rate = models.PositiveSmallIntegerField(default=30)
    num_frames = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    audio_key = models.CharField(max_length=160, blank=True)
    audio_ms = models.PositiveIntegerField(null=True)
    source_clip = models.ForeignKey("generation.Clip", models.SET_NULL, null=True, related_name="jobs_from")
    depth = models.PositiveSmallIntegerField(default=0, help_text="how many remixes deep; 0: an original")
    commercial = models.BooleanField(default=False, help_text="its owner means to earn with it")
    stylised = models.BooleanField(default=False, help_text="can not be taken for a photograph")
    digest = models.CharField(max_length=64, blank=True, help_text="of what was asked for; approvals are bound to it")
    draft = models.BooleanField(default=False, help_text="made small and for half the price, on the owner's wish")
    background = models.BooleanField(default=False, help_text="claimed only when nobody waits")
    price = models.PositiveIntegerField()
    estimate_ms = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=20, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    gpu_ms = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    rung_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "engine", "model", "background", "created_at"], name="job_queue"),
            models.Index(fields=["owner", "-created_at"], name="job_owner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "idempotency_key"], condition=~models.Q(idempotency_key=""), name="one_job_a_key"
            ),
        ]

    @property
    def seconds(self) -> float:
        return self.num_frames / self.frame_rate

    @property
    def on_route(self) -> Route:
        return Route(engine=self.engine, model=self.model)


class JobReferenceQuerySet(models.QuerySet["JobReference"]):
    def private_before(self, viewer_id: int) -> Self:
        """Those of other people whose face its owner alone may look at here, by what CameoPolicy says of showing it: a
        mere selfie, a clip made of an earlier one, a character that a moderator did not look at yet.
        """
        selfie = models.Q(likeness__kind=LikenessKind.PERSON, likeness__tier=Tier.SELF_DECLARED)
        earlier = models.Q(likeness__face_since__isnull=False) & (
            models.Q(job__started_at__isnull=True) | models.Q(job__started_at__lt=models.F("likeness__face_since"))
        )
        doubted = models.Q(likeness__doubted_at__isnull=False, likeness__state=LikenessState.ACTIVE)
        return self.filter(selfie | earlier | doubted).exclude(likeness__owner=viewer_id)


class JobReference(models.Model):
    """A likeness this job shows, with the grant (null: the owner's own) and the epoch relied on. `heard`: its own voice
    was given to the engine, or is in the video or the sound of a clip that it is made of. `wish`: how it always looked
    when a worker last began to draw this (Likeness.appearance), which is what is in the clip whatever is wished later,
    empty where it is not drawn anew; `carried`: how in the pictures and videos that it is made of, a look a line.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="references")
    likeness = models.ForeignKey(Likeness, models.CASCADE, related_name="job_references")
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, related_name="+")
    epoch = models.PositiveIntegerField()
    handle = models.CharField(max_length=30)
    heard = models.BooleanField(default=False)
    wish = models.CharField(max_length=200, blank=True)
    carried = models.TextField(blank=True)

    objects = JobReferenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "likeness"], name="one_reference_a_likeness")]


class JobEvent(models.Model):
    """Append-only progress, written in the transaction that makes it true; replayed to whoever connects later."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
