"""Which engine and which of its models render a job, and why. Pure rules over offers; only the load is read."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Unavailable
from generation.contracts import EngineUnavailable, Offer, Operation, ReferenceKind, ReferenceRole, Route, StoryPart
from generation.installation import setup
from generation.models import Job, Worker

DRAFT_SIDE_PX = 540
"""The short side of a draft: 720x1280 becomes 540x960."""
LONGEST_S = 300.0
"""The longest that a clip can become by being made longer, or of several."""
NOT_USABLE_HERE = "not_usable_here"
NOT_ASKED_FOR = "not_asked_for"
"""What stands against an engine that could do it where another one was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a job asks of whoever renders it. `references` count each kind of who is shown; `materials` are the kinds of
    what fills its shots, `parts` what its storyboard holds beyond words.
    """

    width: int
    height: int
    seconds: float
    operation: Operation = Operation.TEXT_TO_VIDEO
    references: Mapping[ReferenceKind, int]
    roles: frozenset[ReferenceRole] = frozenset()
    materials: frozenset[ReferenceKind] = frozenset()
    parts: frozenset[StoryPart] = frozenset()
    audio: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`reason` is the code of what an offer lacks, empty where it lacks nothing; `wait_s` until it would begin;
    `served` whether a worker for it lives.
    """

    offer: Offer
    reason: str
    wait_s: float
    served: bool

    @property
    def told(self) -> str:
        """The reason as people read it: what a licence has against the operator is between those two."""
        return NOT_USABLE_HERE if self.offer.refusal and self.reason == self.offer.refusal else self.reason

    def as_json(self) -> dict[str, Any]:
        route = self.offer.route
        return {"engine": route.engine, "model": route.model, "reason": self.told} | {
            "wait_s": round(self.wait_s, 1),
            "served": self.served,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen offer, and what was found of each in the operator's order."""

    offer: Offer
    verdicts: tuple[Verdict, ...]


@cache
def _registry() -> ModuleType:
    """Imported at first use: engines bring seconds of numerics that most processes and commands never need."""
    return importlib.import_module("generation.engines.registry")


@cache
def offers() -> tuple[Offer, ...]:
    """Everything this installation can render with, the operator's preferred engine first. Made once a process.

    Raises Unavailable `engine_unknown`.
    """
    try:
        found: list[Offer] = [offer for name in settings.ENGINES for offer in _registry().offers(name, setup())]
    except EngineUnavailable as error:
        raise Unavailable(error.code, _("This server can not make clips now.")) from None
    return tuple(found)


def sizes() -> tuple[tuple[int, int], ...]:
    """Of finished clips, the usual one of each shape first, each once."""
    return tuple(dict.fromkeys(size for offer in offers() for size in offer.capability.sizes))


def most_references() -> int:
    return max((offer.capability.max_references for offer in offers()), default=0)


def most_seconds(*, made_from_s: float = 0.0) -> float:
    """Of one clip, in seconds. One that is made from others may last as long as they do together, up to LONGEST_S."""
    able = max((offer.capability.max_seconds for offer in offers()), default=0)
    return min(max(settings.MAX_CLIP_SECONDS, min(made_from_s, LONGEST_S)), able)


def choose(need: Need, *, engine: str = "") -> Choice:
    """The shortest wait of the most preferred engine that can do it and has a worker; `engine` "" is any. Where no
    worker lives the job waits for one.

    Raises Invalid `no_engine`, with what each lacks in `missing`.
    """
    verdicts = tuple(_asked_for(one, engine) for one in explain(need))
    fit = [one for one in verdicts if not one.reason]
    if not fit:
        missing = {str(one.offer.route): one.told for one in verdicts}
        raise Invalid("no_engine", _("Nothing on this server can make this clip."), missing=missing)
    best = min(fit, key=_preference)
    return Choice(offer=best.offer, verdicts=verdicts)


def asked_engine(job: Job) -> str:
    """Which one its owner named, "" where the server chose among all that could."""
    return job.engine if any(one["reason"] == NOT_ASKED_FOR for one in job.route) else ""


def explain(need: Need) -> tuple[Verdict, ...]:
    """Of every offer, in the operator's order. Two queries."""
    waits = _waits()
    served = {worker.serves for worker in Worker.objects.alive()}
    return tuple(
        Verdict(
            offer=offer,
            reason=lacks(offer, need),
            wait_s=waits.get(offer.route, 0.0),
            served=offer.route in served,
        )
        for offer in offers()
    )


def lacks(offer: Offer, need: Need) -> str:
    """The code of the first thing that stands against it, empty for nothing."""
    able = offer.capability
    if offer.refusal:
        return offer.refusal
    if need.operation not in able.operations:
        return "operation_not_offered"
    if unknown := sorted(need.parts - able.follows):
        return unknown[0].refusal
    if not need.roles <= able.reference_roles:
        return "reference_role_not_offered"
    if not need.materials | {kind for kind, count in need.references.items() if count} <= able.reference_kinds:
        return "reference_kind_not_offered"
    if max(need.references.values(), default=0) > able.max_references:
        return "too_many_references"
    if need.audio and not able.audio_driven:
        return "audio_not_offered"
    if need.seconds > able.max_seconds:
        return "too_long"
    if (need.width, need.height) not in {*able.sizes, *(draft_size(*size) for size in able.sizes)}:
        return "size_not_offered"
    return "" if need.language in able.languages else "language_not_offered"


def draft_size(width_px: int, height_px: int) -> tuple[int, int]:
    """The same shape with a short side of at most DRAFT_SIDE_PX; both sides even."""
    share = min(1.0, DRAFT_SIDE_PX / min(width_px, height_px))
    return round(width_px * share / 2) * 2, round(height_px * share / 2) * 2


def _asked_for(one: Verdict, engine: str) -> Verdict:
    return one if one.reason or engine in ("", one.offer.route.engine) else replace(one, reason=NOT_ASKED_FOR)


def _preference(one: Verdict) -> tuple[bool, int, float]:
    return not one.served, settings.ENGINES.index(one.offer.route.engine), one.wait_s


def _waits() -> dict[Route, float]:
    """Seconds of work in hand and in line, by route."""
    rows = Job.objects.in_flight().values("engine", "model").annotate(ms=Sum("estimate_ms")).order_by()
    return {Route(engine=row["engine"], model=row["model"]): row["ms"] / 1000 for row in rows}
