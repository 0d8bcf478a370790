"""News that travels upward from accounts."""

from django.dispatch import Signal

account_closing = Signal()
"""user: about to be deleted; whoever keeps files of theirs removes them now."""

people_parted = Signal()
"""one, other: a block came between them."""
