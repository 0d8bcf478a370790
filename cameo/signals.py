"""News that travels upward from cameo."""

from django.dispatch import Signal

consent_revoked = Signal()
"""likeness_id: its owner took it back, or a grant ended; whoever shows it asks again. Sent inside the transaction."""
