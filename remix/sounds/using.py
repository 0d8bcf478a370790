"""Whether somebody may put a sound under a clip of their own."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from common.decisions import Decision, no
from generation.models import Clip
from remix.kinds import KINDS
from remix.kinds.able import operation_for
from remix.policies import RemixPolicy
from remix.states import RemixKind


def may_use(viewer: User | AnonymousUser, origin: Clip | None) -> Decision:
    """Reasons: sound_gone, operation_not_offered, and those of RemixPolicy.remix."""
    if origin is None:
        return no("sound_gone")
    kind = KINDS.get(RemixKind.SOUND)
    decision = RemixPolicy(viewer).remix(origin, RemixKind.SOUND)
    if decision and (kind is None or operation_for(kind) is None):
        return no("operation_not_offered")
    return decision
