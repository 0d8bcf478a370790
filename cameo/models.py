"""Likenesses, the grants that open them to others, and every use that was asked for."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models

from accounts.models import Block, Follow, User
from cameo.states import LIVE, MOVES, Audience, Gate, LikenessKind, LikenessState
from common.clock import now
from common.errors import Conflict


class LikenessQuerySet(models.QuerySet["Likeness"]):
    def live(self) -> Self:
        """Those that hold biometric files."""
        return self.filter(state__in=LIVE)

    def people(self) -> Self:
        return self.filter(kind=LikenessKind.PERSON)

    def characters(self) -> Self:
        return self.filter(kind=LikenessKind.CHARACTER)

    def owned_by(self, actor: User) -> Self:
        return self.filter(owner=actor)

    def usable_by(self, actor: User) -> Self:
        """Those `actor` may put into a clip now; agrees with CameoPolicy.use row by row."""
        blocks = Block.objects.filter(
            models.Q(source=actor, target=models.OuterRef("owner"))
            | models.Q(source=models.OuterRef("owner"), target=actor)
        )
        admitting = Grant.objects.open().filter(likeness=models.OuterRef("pk")).admitting(actor)
        mine_or_granted = models.Q(owner=actor) | models.Exists(admitting)
        return self.filter(mine_or_granted, ~models.Exists(blocks), state=LikenessState.ACTIVE)

    def move(self, likeness: "Likeness", to: LikenessState, **fields: Any) -> "Likeness":
        """Raises Conflict("likeness_moved") when the move is not in MOVES or the row is no longer as it was seen."""
        allowed = to in MOVES[LikenessState(likeness.state)]
        seen = self.filter(pk=likeness.pk, state=likeness.state, epoch=likeness.epoch)
        if not allowed or not seen.update(state=to, **fields):
            raise Conflict("likeness_moved")
        likeness.refresh_from_db()
        return likeness


class Likeness(models.Model):
    """One person's face, or a character of theirs, castable as @handle: the owner's username, and for a character
    `username.name`. `epoch` rises whenever consent is taken back: older permissions are void.

    Keys name files of the private store, all in the space `likeness/<id>`; all empty unless the state is LIVE.
    `purged_at`: the space of an ended likeness was swept after every late writer must have gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="likenesses")
    kind = models.CharField(max_length=10, choices=LikenessKind.choices, default=LikenessKind.PERSON)
    handle = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=LikenessState.choices, default=LikenessState.CHECKING)
    epoch = models.PositiveIntegerField(default=1)
    reasons = models.JSONField(default=list)
    photo_key = models.CharField(max_length=160, blank=True)
    identity_key = models.CharField(max_length=160, blank=True)
    cutout_key = models.CharField(max_length=160, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often a worker began to check it")
    rung_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(state__in=LIVE, kind=LikenessKind.PERSON),
                name="one_live_face_a_person",
            ),
            models.UniqueConstraint(fields=["handle"], condition=models.Q(state__in=LIVE), name="one_live_handle"),
            models.CheckConstraint(
                condition=models.Q(state__in=LIVE) | models.Q(photo_key="", identity_key="", cutout_key=""),
                name="no_biometrics_after_the_end",
            ),
        ]

    @property
    def is_character(self) -> bool:
        return self.kind == LikenessKind.CHARACTER

    @property
    def space(self) -> str:
        """Where its files live in the store."""
        return f"likeness/{self.pk}"


class GrantQuerySet(models.QuerySet["Grant"]):
    def standing(self) -> Self:
        """Not taken back; may have expired."""
        return self.filter(ended_at__isnull=True)

    def open(self) -> Self:
        """Standing and not expired."""
        return self.standing().filter(expires_at__gt=now())

    def admitting(self, actor: User) -> Self:
        """Those whose audience `actor` belongs to now."""
        owner = models.OuterRef("likeness__owner")
        follows = models.Exists(Follow.objects.filter(source=actor, target=owner))
        followed = models.Exists(Follow.objects.filter(source=owner, target=actor))
        return self.filter(
            models.Q(audience=Audience.APPROVED, person=actor)
            | models.Q(follows, followed, audience=Audience.MUTUALS)
            | models.Q(audience=Audience.EVERYONE)
        )


class Grant(models.Model):
    """Who else may use a likeness, from now until `expires_at`; `ended_at` when taken back before that."""

    likeness = models.ForeignKey(Likeness, models.CASCADE, related_name="grants")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience=Audience.APPROVED, person__isnull=False)
                | ~models.Q(audience=Audience.APPROVED) & models.Q(person__isnull=True),
                name="approved_names_a_person",
            ),
            models.UniqueConstraint(
                fields=["likeness", "person"],
                condition=models.Q(ended_at__isnull=True, person__isnull=False),
                name="one_open_grant_a_person",
            ),
            models.UniqueConstraint(
                fields=["likeness", "audience"],
                condition=models.Q(ended_at__isnull=True, person__isnull=True),
                name="one_open_grant_an_audience",
            ),
        ]


class Use(models.Model):
    """One asking at one gate, allowed or not; the owner of the likeness sees them all."""

    likeness = models.ForeignKey(Likeness, models.CASCADE, related_name="uses")
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    gate = models.CharField(max_length=10, choices=Gate.choices)
    job_id = models.UUIDField(null=True)
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, related_name="+")
    epoch = models.PositiveIntegerField()
    allowed = models.BooleanField()
    reason = models.CharField(max_length=40, blank=True)
    prompt = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["likeness", "-id"])]
