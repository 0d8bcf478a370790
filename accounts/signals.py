"""News that travels upward from accounts."""

from django.dispatch import Signal

account_closing = Signal()
"""user: closing for good; whoever keeps things or files of theirs removes them now. Sent inside the transaction."""

account_closed = Signal()
"""user: closed and committed. Whoever has a document for them to keep answers with a list of Keepsake, others None."""

people_parted = Signal()
"""one, other: a block came between them, by `one`."""

person_changed = Signal()
"""user: shows another name or picture from now on. Sent inside the transaction."""

person_followed = Signal()
"""source, target: for the first time, or again. Inside the transaction."""

person_unfollowed = Signal()
"""source, target: `source` did follow, and does no more. Not for a block, nor for a closing. Inside the transaction."""
