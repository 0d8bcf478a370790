"""What the ranker learnt from everybody."""

from django.db import models


class RankerSnapshot(models.Model):
    """Weights of the scorer as they were. The active one ranks; a worse one steps back to the last good one."""

    version = models.PositiveIntegerField(unique=True)
    weights = models.JSONField(help_text="head -> feature -> weight, with the learner's state")
    metrics = models.JSONField(
        default=dict, help_text="progressive log loss and AUC of each head, and on how many events"
    )
    good = models.BooleanField(default=False, help_text="held up on the events after it")
    active = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["active"], condition=models.Q(active=True), name="one_active_snapshot")
        ]


class TasteModel(models.Model):
    """A fitted window of the catalogue (vectors, neighbours, trends; feed.recommend) in the private store at `key`."""

    version = models.PositiveIntegerField(unique=True)
    key = models.CharField(max_length=160)
    posts = models.PositiveIntegerField()
    fitted_at = models.DateTimeField()
