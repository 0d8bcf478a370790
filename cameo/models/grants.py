"""Grants: who else may use a likeness, for what, how much, and who decides in the end."""

from typing import Self

from django.conf import settings
from django.db import models

from accounts.models import Follow, User
from cameo.states import Audience, Mode, StyleScope, Verb
from cameo.terms import MOST_SHARE, SENSITIVE
from common.clock import now


def every_verb() -> list[str]:
    return list(Verb.values)


def sensitive_topics() -> list[str]:
    return list(SENSITIVE)


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
    """Who else may use a likeness, from now until `expires_at`; `ended_at` when taken back before that.

    Scope: `verbs`; how many remixes deep (`remix_depth`); `denied_topics`; `style`; `voice`; `max_seconds` of a clip;
    `alone`: with nobody else in it; `commercial`. Limits: `per_day` for each requester, `total` for all since
    `began_at`, which a grant keeps when it is narrowed or widened; None is no limit. `mode`: who decides in the end.

    `share_percent` of the price of each clip that relies on the grant goes to the owner of the likeness: with it, a
    grant of a character is a licence that its rights-holder opted in to.
    """

    likeness = models.ForeignKey("cameo.Likeness", models.CASCADE, related_name="grants")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    verbs = models.JSONField(default=every_verb)
    remix_depth = models.PositiveSmallIntegerField(default=3)
    denied_topics = models.JSONField(default=sensitive_topics, blank=True)
    style = models.CharField(max_length=10, choices=StyleScope.choices, default=StyleScope.ANY)
    voice = models.BooleanField(default=False)
    max_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    alone = models.BooleanField(default=False)
    commercial = models.BooleanField(default=False)
    per_day = models.PositiveSmallIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    share_percent = models.PositiveSmallIntegerField(default=0)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.PUBLISHING)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(share_percent__lte=MOST_SHARE), name="grant_share_in_range"),
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
