"""Who may remix what: you see it, it stands, it is published, yours, or a draft that you were let in to, and every
author above allows it.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from common.decisions import YES, Decision, no
from generation.models import Clip, Guest, Job
from generation.policies import ClipPolicy
from generation.states import Visibility
from remix.binding import bonds_for
from remix.bonds import bonds_of, bonds_to
from remix.models import Lineage
from remix.rules import decide, ties_of
from remix.states import RemixKind
from remix.terms import Who


class RemixPolicy:
    """`remixable` answers for many clips at once what `remix` does for one."""

    def __init__(self, actor: User | AnonymousUser) -> None:
        self.actor = actor

    def remix(self, clip: Clip, kind: RemixKind | None = None, *, commercial: bool = False) -> Decision:
        """Reasons: not_signed_in, whatever hides the clip, not_published (somebody else's draft), and those of
        remix.rules.decide. Without a `kind`: whether some kind may be possible.
        """
        open_ = self.reach(clip)
        if not open_ or not isinstance(self.actor, User):
            return open_
        bonds = bonds_to([clip])[clip.pk]
        return decide(self.actor, bonds, ties_of(self.actor, bonds), kind=kind, commercial=commercial)

    def reach(self, clip: Clip) -> Decision:
        """Whether the clip lies open to them. Reasons as `remix`, those of terms apart."""
        if not isinstance(self.actor, User):
            return no("not_signed_in")
        policy = ClipPolicy(self.actor)
        seen = policy.view(clip)
        if not seen:
            return seen
        return YES if _is_open(clip, self.actor) or policy.is_guest(clip) else no("not_published")

    def remixable(self, clips: Sequence[Clip], kind: RemixKind | None = None) -> set[UUID]:
        """Of these, the ids of those that `remix` allows. Ten queries at most, however many."""
        actor = self.actor
        if not isinstance(actor, User):
            return set()
        seen = set(
            Clip.objects.visible_to(actor).filter(pk__in=[clip.pk for clip in clips]).values_list("pk", flat=True)
        )
        asked_in = Guest.objects.admitted().filter(person=actor, clip__in=seen)
        guests = set(asked_in.values_list("clip", flat=True))
        open_ = [clip for clip in clips if clip.pk in seen and (_is_open(clip, actor) or clip.pk in guests)]
        bonds = bonds_for(actor, open_)
        ties = ties_of(actor, [bond for all_ in bonds.values() for bond in all_])
        return {pk for pk, those in bonds.items() if decide(actor, those, ties, kind=kind)}

    def keep(self, job: Job) -> Decision:
        """Whether the versions that a job was made under still allow it to its owner: as at submit, and asked again
        before its clip is published. Yes for what is no remix. Reasons as remix.rules.decide.
        """
        edge = Lineage.objects.filter(job=job).first()
        if edge is None:
            return YES
        bonds = bonds_of([job.pk])[job.pk]
        owner = job.owner
        return decide(owner, bonds, ties_of(owner, bonds), kind=RemixKind(edge.kind), commercial=job.commercial)

    def keep_scenes(self, job: Job, *, public: bool) -> Decision:
        """Whether its owner may keep its scenes as a template: as one more remix of it, of the kind TEMPLATE. What is
        made of a template has no lineage, so whatever could be asked of it later is asked now: authors whom their terms
        promise credit or a share say no, those who allow nothing commercial, and to a template for everybody those
        whose terms admit some people only. Reasons: those of remix.rules.decide, terms_credit.
        """
        bonds = [replace(bond, distance=bond.distance + 1) for bond in bonds_of([job.pk])[job.pk]]
        others = [bond.terms for bond in bonds if bond.owner_id != job.owner_id]
        decision = decide(job.owner, bonds, ties_of(job.owner, bonds), kind=RemixKind.TEMPLATE, commercial=True)
        if decision and public and any(terms.who != Who.EVERYONE for terms in others):
            return no("terms_who")
        if decision and any(terms.must_credit or terms.share_percent for terms in others):
            return no("terms_credit")
        return decision


def _is_open(clip: Clip, actor: User) -> bool:
    return clip.visibility == Visibility.PUBLIC or clip.owner_id == actor.pk
