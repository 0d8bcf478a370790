"""News that travels upward from cameo."""

from django.dispatch import Signal

consent_revoked = Signal()
"""likeness_id: its owner took it back, or a grant ended; whoever shows it asks again. Sent inside the transaction."""

event_replayed = Signal()
"""kind, likeness_id, facts: of an event of the ledger that a restored database lacked; whoever it closed something for
closes it again. Sent inside the transaction, before anything is served.
"""
