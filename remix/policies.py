"""Who may remix what. Terms by authors come with their own issue; here: you see it, it stands, and it has pictures."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from common.decisions import YES, Decision, no
from generation.models import Clip
from generation.policies import ClipPolicy
from generation.states import Visibility


class RemixPolicy:
    def __init__(self, actor: User | AnonymousUser) -> None:
        self.actor = actor

    def remix(self, clip: Clip) -> Decision:
        """Reasons: not_signed_in, whatever hides the clip, not_published (somebody else's draft)."""
        if not isinstance(self.actor, User):
            return no("not_signed_in")
        seen = ClipPolicy(self.actor).view(clip)
        if not seen:
            return seen
        if clip.visibility != Visibility.PUBLIC and clip.owner_id != self.actor.pk:
            return no("not_published")
        return YES
