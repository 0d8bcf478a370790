"""Who may put a likeness into a clip, and who may look after it."""

from accounts.models import User
from accounts.selectors import are_parted
from cameo.models import Grant, Likeness
from cameo.states import Audience, LikenessState
from common.decisions import YES, Decision, no

MOST_PERSONAL_FIRST = (Audience.APPROVED, Audience.MUTUALS, Audience.EVERYONE)


class CameoPolicy:
    """`Likeness.objects.usable_by(actor)` agrees with `use` on every row. Everything is asked of the database at the
    moment of asking: mutuals of yesterday are no mutuals.
    """

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def use(self, likeness: Likeness) -> Decision:
        """The first of these that applies: likeness_not_active, blocked, yes for the owner, yes by a grant,
        grant_expired, not_granted.
        """
        if likeness.state != LikenessState.ACTIVE:
            return no("likeness_not_active")
        if likeness.owner_id == self.actor.pk:
            return YES
        if are_parted(likeness.owner, self.actor):
            return no("blocked")
        if self.grant(likeness) is not None:
            return YES
        if Grant.objects.standing().filter(likeness=likeness).admitting(self.actor).exists():
            return no("grant_expired")
        return no("not_granted")

    def grant(self, likeness: Likeness) -> Grant | None:
        """The grant that a yes relies on, the most personal first; None for the owner, and where there is none."""
        if likeness.owner_id == self.actor.pk:
            return None
        grants = Grant.objects.open().filter(likeness=likeness).admitting(self.actor)
        return min(grants, key=lambda grant: MOST_PERSONAL_FIRST.index(Audience(grant.audience)), default=None)


class LikenessPolicy:
    """Files, grants and uses of a likeness are its owner's alone. `Likeness.objects.owned_by(actor)` agrees."""

    def __init__(self, actor: User) -> None:
        self.actor = actor

    def manage(self, likeness: Likeness) -> Decision:
        return YES if likeness.owner_id == self.actor.pk else no("likeness_not_found")
