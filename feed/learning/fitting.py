"""The window is fitted anew from what happened, and published."""

import time
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max

from common import store
from common.clock import now
from feed.learning.material import read_material
from feed.learning.packing import published, put
from feed.learning.windows import KEPT, cache_folder
from feed.models import Event, Post, TasteModel
from feed.recommend import fit

BUSY = "feed:taste:busy"
MOST_S = 7200
"""A fit that was killed keeps others away no longer."""
RESTS = 4


def fit_when_rested() -> TasteModel | None:
    """As fit_taste, one at a time, then not for RESTS times as long as it took: large sites are fitted less often."""
    if not cache.add(BUSY, True, MOST_S):
        return None
    began, rest_s = time.monotonic(), 0.0
    try:
        made = fit_taste()
        rest_s = RESTS * (time.monotonic() - began) if made is not None else 0.0
    finally:
        cache.set(BUSY, True, rest_s)
    return made


def fit_taste() -> TasteModel | None:
    """None when nothing happened since the last. Takes seconds to minutes, and no lock while it does; two at once
    publish two versions, and the newer is taken.
    """
    newest = published().first()
    if newest is not None and not _happened(newest.fitted_at):
        return None
    at = now()
    material = read_material(at)
    if material is None:
        return None
    window = fit(material.interactions, material.catalogue, at.timestamp())
    key = put(window, cache_folder())
    with transaction.atomic():
        last = TasteModel.objects.aggregate(last=Max("version"))["last"] or 0
        made = TasteModel.objects.create(version=last + 1, key=key, posts=len(window), fitted_at=at)
    _forget_old(made.version)
    return made


def _happened(since: datetime) -> bool:
    if Post.objects.filter(hidden=False, created_at__gt=since).exists():
        return True
    last = Event.objects.order_by("-pk").values_list("at", flat=True).first()
    return last is not None and last > since


def _forget_old(newest: int) -> None:
    """Rows first: a file without a row is swept by the next, a row without a file would be found damaged."""
    old = TasteModel.objects.filter(version__lte=newest - KEPT)
    kept = set(TasteModel.objects.filter(version__gt=newest - KEPT).values_list("key", flat=True))
    keys = [key for key in old.values_list("key", flat=True) if key not in kept]
    old.delete()
    store.delete(*keys)
