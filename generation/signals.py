"""News that travels upward from generation."""

from django.dispatch import Signal

clip_withdrawn = Signal()
"""clip: no longer to be shown to anyone (withdrawn or deleted). Sent inside the transaction."""
