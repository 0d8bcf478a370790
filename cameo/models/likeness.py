"""Likenesses: a person's face and voice, or a character of theirs."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models

from accounts.models import Block, User
from cameo.models.grants import Grant
from cameo.states import LEAST_TIER, LIVE, MOVES, Audience, LikenessKind, LikenessState, Tier
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
        granted = models.Q(models.Exists(admitting), kind=LikenessKind.CHARACTER)
        for audience in Audience:  # which of several decides does not matter here: none asks less than a closer one
            granted |= models.Q(models.Exists(admitting.filter(audience=audience)), tier__gte=LEAST_TIER[audience])
        usable = models.Q(owner=actor) | granted & ~models.Exists(blocks) & models.Q(doubted_at__isnull=True)
        return self.filter(usable, state=LikenessState.ACTIVE, frozen_at__isnull=True)

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

    Keys name files of the private store, all in the space `likeness/<id>`; all empty unless the state is LIVE. `tier`
    says how well it is known that the face is its owner's (docs/consent.md). `purged_at`: the space of an ended one
    was swept after every late writer must have gone.
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
    tier = models.PositiveSmallIntegerField(choices=Tier.choices, default=Tier.SELF_DECLARED)
    frozen_at = models.DateTimeField(null=True, help_text="Nobody may use it until its owner thaws it")
    appearance = models.CharField(max_length=200, blank=True, help_text="How it always looks: `wears a red hat`")
    restrictions = models.TextField(max_length=1000, blank=True, help_text="One a line: `never says ...`, or words")
    voice_key = models.CharField(max_length=160, blank=True)
    embedding_key = models.CharField(max_length=160, blank=True)
    angle_keys = models.JSONField(default=list, blank=True)
    last_used_at = models.DateTimeField(null=True)
    doubted_at = models.DateTimeField(null=True, help_text="A person may be in it: its owner's until somebody looked")

    face_since = models.DateTimeField(null=True, help_text="Before, it was another face, of which nobody was sure")

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
                condition=models.Q(state__in=LIVE)
                | models.Q(photo_key="", identity_key="", cutout_key="", voice_key="", embedding_key="", angle_keys=[]),
                name="no_biometrics_after_the_end",
            ),
        ]

    @property
    def is_character(self) -> bool:
        return self.kind == LikenessKind.CHARACTER

    @property
    def is_mere_selfie(self) -> bool:
        """Nothing shows whose face it is."""
        return self.kind == LikenessKind.PERSON and self.tier == Tier.SELF_DECLARED

    @property
    def in_review(self) -> bool:
        """A moderator is to look at it."""
        return self.doubted_at is not None and self.state == LikenessState.ACTIVE

    @property
    def space(self) -> str:
        """Where its files live in the store."""
        return f"likeness/{self.pk}"
