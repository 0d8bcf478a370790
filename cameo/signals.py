"""News that travels upward from cameo."""

from django.dispatch import Signal

consent_narrowed = Signal()
"""likeness_id, apply_to_existing: a grant of it allows less than before. Whoever keeps clips answers with how many of
those made so far it would not allow any more (an int), and takes them back if `apply_to_existing`. Sent inside the
transaction, with the new grant in force.
"""

consent_revoked = Signal()
"""likeness_id: its owner took it back, or a grant ended; whoever shows it asks again. Sent inside the transaction."""

likenesses_changing = Signal()
"""likenesses, leaver: of all of these consent_revoked is about to be sent in this one transaction, which holds them
still; `leaver` is their owner when their account closes, else None. Whoever changes rows then locks all of them now, in
the order of everybody (generation.services.holding).
"""

event_replayed = Signal()
"""kind, likeness_id, facts: of an event of the ledger that a restored database lacked; whoever it closed something for
closes it again. `likeness_id` of what is about no likeness is its clip's. Sent inside the transaction, before
anything is served.
"""
