"""What somebody may do with a clip, and why not."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from common.decisions import Decision, no
from generation.models import Clip
from remix.bonds import bonds_to
from remix.kinds import KINDS
from remix.kinds.able import operation_for
from remix.kinds.base import Kind
from remix.kinds.parents import parent_of
from remix.parts import Parts, parts_of
from remix.policies import RemixPolicy
from remix.rules import decide, ties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """`decision` is what a remix of this kind would be told now, the consent of those shown apart."""

    kind: Kind[Any]
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    kinds: list[Offering]
    parts: Parts


def offered(actor: User, clip: Clip) -> Offered:
    """One for each kind, in the order of the registry: terms, what the clip has, and what the engines here can. The
    same number of queries however many kinds there are.
    """
    parent = parent_of(clip)
    seen = RemixPolicy(actor).remix(clip)
    bonds = bonds_to([clip])[clip.pk]
    ties = ties_of(actor, bonds)

    def asked(kind: Kind[Any]) -> Decision:
        if not (allowed := seen and decide(actor, bonds, ties, kind=kind.name)):
            return allowed
        return kind.fits(parent) if operation_for(kind) else no("operation_not_offered")

    kinds = [Offering(kind=kind, decision=asked(kind)) for kind in KINDS.values()]
    return Offered(kinds=kinds, parts=parts_of(parent))
