"""News that travels upward from generation."""

from django.dispatch import Signal

clips_withdrawn = Signal()
"""clip_ids: a list, at most a thousand, no longer to be shown to anyone (withdrawn or deleted). Sent inside the
transaction, which holds their rows.
"""

price_due = Signal()
"""job: its clip is made and it is about to be paid for. Answers are lists of accounts.contracts.Claim, or None. Sent
inside the transaction, which holds the job's row.
"""

clip_turned = Signal()
"""clip: it became public, or a draft again. Sent inside the transaction, which holds its row."""

credit_asked = Signal()
"""job, viewer, clip (None while it is made): exactly one receiver answers with a generation.credit.CreditLine."""

materials_asked = Signal()
"""job, clips: may the job's owner make it of the files of these clips, now? Receivers answer the code of what stands
against it, "" for nothing. Sent inside and outside of transactions.
"""

scenes_asked = Signal()
"""job, public: may its owner keep its scenes as a template, for everybody where `public`? Receivers answer the code of
what stands against it, "" for nothing.
"""
