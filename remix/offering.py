"""What somebody may do with a clip, and why not."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from common.decisions import Decision, no
from generation import routing
from generation.models import Clip
from remix.kinds import KINDS
from remix.kinds.base import Kind
from remix.kinds.parents import parent_of
from remix.policies import RemixPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """`decision` is what a remix of this kind would be told now, the consent of those shown apart."""

    kind: Kind[Any]
    decision: Decision


def offerings(actor: User, clip: Clip) -> list[Offering]:
    """One for each kind, in the order of the registry: terms, what the clip has, and what the engines here can."""
    parent = parent_of(clip)
    policy = RemixPolicy(actor)
    able = {operation for offer in routing.offers() if not offer.refusal for operation in offer.capability.operations}

    def decide(kind: Kind[Any]) -> Decision:
        if not (allowed := policy.remix(clip, kind.name)):
            return allowed
        return kind.fits(parent) if kind.operation in able else no("operation_not_offered")

    return [Offering(kind=kind, decision=decide(kind)) for kind in KINDS.values()]
