"""Which workers live: the router passes over a route that nobody serves while another one can do it."""

from datetime import timedelta
from typing import Self

from django.db import models

from common.clock import now
from generation.contracts import Route

PULSE_S = 10.0
ALIVE = timedelta(seconds=45)


class WorkerQuerySet(models.QuerySet["Worker"]):
    def alive(self) -> Self:
        return self.filter(seen_at__gt=now() - ALIVE)


class Worker(models.Model):
    """A process that renders. It writes `seen_at` every PULSE_S; who stopped doing so is gone."""

    name = models.CharField(primary_key=True, max_length=80)
    route = models.CharField(max_length=81)
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    @property
    def serves(self) -> Route:
        return Route.parse(self.route)
