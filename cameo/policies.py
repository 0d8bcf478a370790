"""Who may put a likeness into a clip, and who may look after it."""

from accounts.models import User
from accounts.selectors import are_parted
from cameo.models import Grant, Likeness
from cameo.purposes import Purpose
from cameo.rules import Case, first_refusal, wants_sexual
from cameo.states import LEAST_TIER, MOST_PERSONAL_FIRST, Audience, Gate, LikenessState
from common.decisions import YES, Decision, no


class CameoPolicy:
    """`Likeness.objects.usable_by(actor)` agrees with `use` on every row. Everything is asked of the database at the
    moment of asking: mutuals of yesterday are no mutuals.
    """

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def use(self, likeness: Likeness, *, for_: Purpose | None = None) -> Decision:
        """The first of these that applies: sexual_content, likeness_not_active, frozen, yes for the owner (where they
        would publish: not_reviewed for a character in doubt, not_proven for a face behind a mere selfie, made_of_selfie
        for a clip of an earlier one), blocked, not_reviewed, tier_too_low, grant_expired, not_granted, whatever the
        grant that decides does not allow (cameo/rules/order.py), yes. Without a purpose the question is whether the
        actor may use it at all.
        """
        if for_ is not None and wants_sexual(for_, likeness):
            return no("sexual_content")
        if likeness.state != LikenessState.ACTIVE:
            return no("likeness_not_active")
        if likeness.frozen_at is not None:
            return no("frozen")
        if likeness.owner_id == self.actor.pk:
            return _in_public(likeness, for_) if for_ is not None and for_.gate == Gate.PUBLISH else YES
        if are_parted(likeness.owner, self.actor):
            return no("blocked")
        if likeness.in_review:
            return no("not_reviewed")
        grant = self.grant(likeness)
        if not _is_known_for(likeness, Audience.APPROVED if grant is None else Audience(grant.audience)):
            return no("tier_too_low")
        if grant is None:
            standing = Grant.objects.standing().filter(likeness=likeness).admitting(self.actor)
            return no("grant_expired" if standing.exists() else "not_granted")
        if for_ is None:
            return YES
        refusal = first_refusal(Case(actor=self.actor, likeness=likeness, grant=grant, purpose=for_))
        return no(refusal) if refusal else YES

    def speak_as(self, likeness: Likeness) -> Decision:
        """Whether the sample of its voice may be given to who renders: as `use`, then voice_not_granted."""
        decision = self.use(likeness)
        if not decision or likeness.owner_id == self.actor.pk:
            return decision
        grant = self.grant(likeness)
        return YES if grant is not None and grant.voice else no("voice_not_granted")

    def grant(self, likeness: Likeness) -> Grant | None:
        """The one that decides. Of several that admit the actor it is the most personal: what an owner said of somebody
        by name counts, and not what they said of everyone. None for the owner, and where none admits.
        """
        if likeness.owner_id == self.actor.pk:
            return None
        grants = Grant.objects.open().filter(likeness=likeness).admitting(self.actor)
        return min(grants, key=lambda grant: MOST_PERSONAL_FIRST.index(Audience(grant.audience)), default=None)


def _in_public(likeness: Likeness, purpose: Purpose) -> Decision:
    """By its owner, who needs nobody's leave in private. A selfie proves nothing: anybody could send anyone's. Nor does
    a face that was shown later speak for the clips of a selfie that it took the place of.
    """
    if likeness.in_review:
        return no("not_reviewed")
    if not _is_known_for(likeness, Audience.APPROVED):
        return no("not_proven")
    if likeness.face_since is not None and (purpose.begun_at is None or purpose.begun_at < likeness.face_since):
        return no("made_of_selfie")
    return YES


def _is_known_for(likeness: Likeness, audience: Audience) -> bool:
    """Characters show nobody, so nobody has to prove whose face it is."""
    return likeness.is_character or likeness.tier >= LEAST_TIER[audience]


class LikenessPolicy:
    """Files, grants and uses of a likeness are its owner's alone. `Likeness.objects.owned_by(actor)` agrees."""

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def manage(self, likeness: Likeness) -> Decision:
        return YES if likeness.owner_id == self.actor.pk else no("likeness_not_found")
