"""Threads as plain Python: who is in what, and what consent and terms forbid. It reads no table of ours."""

from dataclasses import dataclass, field

from remix.states import RemixKind
from remix.terms import Terms, Who

WAITING, GONE = "queued", ("withdrawn", "deleted", "refused", "cancelled")


@dataclass(eq=False)
class Work:
    """A job, and the clip that it became. `cast` are people whose faces are in it; `relied` is what was granted when it
    was ordered: by whom, and how deep; `parents` with the terms of back then. `uses_files`: of its parents' pictures.
    """

    maker: int
    cast: frozenset[int]
    state: str = WAITING
    kind: RemixKind | None = None
    parents: "list[tuple[Work, Terms]]" = field(default_factory=list)
    relied: dict[int, int] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    uses_files: bool = False

    @property
    def depth(self) -> int:
        return max((parent.depth + 1 for parent, _terms in self.parents), default=0)

    def above(self) -> "list[tuple[Work, Terms, int]]":
        """Each with the terms that were kept, and how many generations up."""
        found = [(parent, terms, 1) for parent, terms in self.parents]
        for parent, _terms in self.parents:
            found += [(work, terms, far + 1) for work, terms, far in parent.above()]
        return found


@dataclass
class Story:
    """`grants` by owner and person: how many remixes deep. Blocks are pairs without an order."""

    works: list[Work] = field(default_factory=list)
    grants: dict[tuple[int, int], int] = field(default_factory=dict)
    revoked: set[int] = field(default_factory=set)
    blocks: set[frozenset[int]] = field(default_factory=set)

    def parted(self, one: int, other: int) -> bool:
        return frozenset((one, other)) in self.blocks

    def sees(self, person: int, work: Work) -> bool:
        if work.state not in ("draft", "public"):
            return False
        if work.maker == person or person in work.cast:
            return True
        return work.state == "public" and not self.parted(person, work.maker)

    def refusals(self, work: Work) -> set[str]:
        """Everything that forbids it now: as ordered, as rendered, and as published."""
        return self.by_faces(work) | self.by_terms(work)

    def by_faces(self, work: Work) -> set[str]:
        found = set()
        for face in work.cast:
            if face in self.revoked:
                found.add("likeness_not_active")
            elif face != work.maker and self.parted(face, work.maker):
                found.add("blocked")
            elif face != work.maker and (face, work.maker) not in self.grants:
                found.add("not_granted")
            elif face != work.maker and work.depth > self.grants[face, work.maker]:
                found.add("remix_too_deep")
        return found

    def by_terms(self, work: Work) -> set[str]:
        found = set()
        for upper, terms, far in work.above():
            if upper.maker != work.maker:
                found |= self._said(work, upper, terms, far)
            for face, deep in upper.relied.items():
                if face in work.cast and face != work.maker and work.depth > deep:
                    found.add("remix_too_deep")
        return found

    def _said(self, work: Work, upper: Work, terms: Terms, far: int) -> set[str]:
        found = set()
        if self.parted(upper.maker, work.maker) or terms.who == Who.NOBODY:
            found.add("terms_who")
        if terms.kinds and work.kind not in terms.kinds:
            found.add("terms_kind")
        if terms.depth is not None and far > terms.depth:
            found.add("terms_depth")
        return found

    def look_again(self, face: int) -> None:
        """A permission of theirs ended: what waits is asked again, and of a revoked face nothing stays."""
        for work in self.works:
            if face in work.cast and work.state == WAITING and self.by_faces(work):
                work.state = "refused"
            if face in work.cast and work.state in ("draft", "public") and face in self.revoked:
                work.state = "withdrawn"
        self.lose_files()

    def lose_files(self) -> None:
        """What waits and would be made from pictures of a clip that is gone is not made."""
        for work in self.works:
            gone = any(parent.state in GONE for parent, _terms in work.parents)
            if work.state == WAITING and work.uses_files and gone:
                work.state = "refused"
