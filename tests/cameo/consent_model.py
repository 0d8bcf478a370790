"""Consent as plain Python: what should be so after everything that people do. For the state machine's comparison."""

from dataclasses import dataclass, field
from itertools import count

ALL = frozenset({"generate", "edit", "remix"})
MADE_NEW = frozenset({"generate"})


@dataclass
class Face:
    """Somebody's likeness; a revoked one never comes back, its owner enrols another."""

    owner: str
    frozen: bool = False
    revoked: bool = False
    grants: dict[str, frozenset[str]] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)


@dataclass
class Work:
    """A job, and the clip that it became. `state` is the job's until there is a clip, then the clip's visibility."""

    maker: str
    cast: list[Face]
    verb: str
    state: str = "queued"
    authors: frozenset[str] = frozenset()
    """Of the clips above it."""

    @property
    def is_seen(self) -> bool:
        return self.state in ("draft", "public")


@dataclass
class Model:
    faces: dict[str, Face] = field(default_factory=dict)
    follows: set[tuple[str, str]] = field(default_factory=set)
    blocks: set[tuple[str, str]] = field(default_factory=set)
    works: list[Work] = field(default_factory=list)

    def parted(self, one: str, other: str) -> bool:
        return bool({(one, other), (other, one)} & self.blocks)

    def refusal(self, actor: str, face: Face, verb: str) -> str:
        """The rule that says no, empty where none does."""
        if face.revoked:
            return "likeness_not_active"
        if face.frozen:
            return "frozen"
        if actor == face.owner:
            return ""
        if self.parted(actor, face.owner):
            return "blocked"
        verbs = self.deciding(actor, face)
        if verbs is None:
            return "not_granted"
        return "" if verb in verbs else "verb_not_granted"

    def deciding(self, actor: str, face: Face) -> frozenset[str] | None:
        """Mutuals come before everyone."""
        mutuals = {(actor, face.owner), (face.owner, actor)} <= self.follows
        personal = face.grants.get("mutuals") if mutuals else None
        return face.grants.get("everyone") if personal is None else personal

    def refusals_of(self, work: Work) -> set[str]:
        return {said for face in work.cast if (said := self.refusal(work.maker, face, work.verb))}

    def refusal_of(self, work: Work) -> str:
        """The first, in the order of the cast."""
        found = (self.refusal(work.maker, face, work.verb) for face in work.cast)
        return next(filter(None, found), "")

    def look_again(self, face: Face) -> None:
        """Something about it ended: jobs in flight ask again, and of a revoked one nothing stays."""
        for work in self.works:
            if face in work.cast and work.state == "queued" and self.refusal(work.maker, face, work.verb):
                work.state = "refused"
            if face in work.cast and work.is_seen and face.revoked:
                work.state = "withdrawn"

    def block(self, actor: str, target: str) -> None:
        self.blocks.add((actor, target))
        self.follows -= {(actor, target), (target, actor)}
        for person in (actor, target):
            if person in self.faces:
                self.look_again(self.faces[person])

    def beyond(self, face: Face) -> list[Work]:
        """What others made with it that its grants of now would not allow."""
        others = [work for work in self.works if face in work.cast and work.is_seen and work.maker != face.owner]
        scopes = [(work, self.deciding(work.maker, face)) for work in others]
        return [work for work, verbs in scopes if verbs is not None and work.verb not in verbs]

    def may_remix(self, actor: str, work: Work) -> bool:
        """It is there for them, and public or their own."""
        if not work.is_seen:
            return False
        if work.maker == actor:
            return True
        depicted = actor in {face.owner for face in work.cast}
        return work.state == "public" and (depicted or not self.parted(actor, work.maker))

    def is_barred(self, work: Work) -> bool:
        """An author above it is parted from its maker: terms of a thread are for those who may meet."""
        return any(author != work.maker and self.parted(author, work.maker) for author in work.authors)

    def verb_of_remix(self, actor: str, work: Work) -> str:
        return "edit" if work.maker == actor else "remix"
