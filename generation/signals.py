"""News that travels upward from generation."""

from django.dispatch import Signal

clips_withdrawn = Signal()
"""clip_ids: a list, at most a thousand, no longer to be shown to anyone (withdrawn or deleted). Sent inside the
transaction, which holds their rows.
"""

clip_turned = Signal()
"""clip: it became public, or a draft again. Sent inside the transaction, which holds its row."""

credit_asked = Signal()
"""job, viewer, clip (None while it is made): exactly one receiver answers with a generation.credit.CreditLine."""
