"""Who may see a person."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import Block, User
from common.decisions import YES, Decision, no

Viewer = User | AnonymousUser | None
"""None and AnonymousUser are a visitor who is not signed in."""


class PersonPolicy:
    """`User.objects.visible_to(viewer)` agrees with `view` on every row."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer if isinstance(viewer, User) else None

    def view(self, person: User) -> Decision:
        if not person.is_active:
            return no("account_closed")
        if self.viewer is not None and Block.objects.between(self.viewer, person).exists():
            return no("blocked")
        return YES
