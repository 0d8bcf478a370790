"""Takes: the same scenes made several times with other dice, of which one is kept."""

from typing import Self

from django.conf import settings
from django.db import models

from generation.models.ids import time_ordered_id
from generation.models.jobs import Job

MOST_TAKES = 4
GOLDEN = 0x9E3779B9
"""2^32 divided by the golden ratio: seeds that many of its steps apart never meet (Knuth, TAOCP 3, 6.4)."""


class TakeSetQuerySet(models.QuerySet["TakeSet"]):
    def owned_by(self, owner_id: int) -> Self:
        return self.filter(owner=owner_id)


class TakeSet(models.Model):
    """`number` of takes that were asked for; `seed` is the first one's. `kept` is the one that stayed."""

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="take_sets")
    idempotency_key = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    kept = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TakeSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "idempotency_key"], name="one_take_set_a_key"),
            models.CheckConstraint(
                condition=models.Q(number__gte=2, number__lte=MOST_TAKES), name="as_many_takes_as_fit"
            ),
        ]

    def seed_of(self, place: int) -> int:
        """Of the take at `place`, from 0: another one each, and the same whenever it is asked."""
        return (self.seed + place * GOLDEN) % 2**32


class Take(models.Model):
    """A job of a set, at its place from 0."""

    takes = models.ForeignKey(TakeSet, models.CASCADE, related_name="takes")
    place = models.PositiveSmallIntegerField()
    job = models.OneToOneField(Job, models.CASCADE, related_name="take")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["takes", "place"], name="one_take_a_place")]
