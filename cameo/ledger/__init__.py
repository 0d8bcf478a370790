"""The consent ledger: what happened to every likeness, in a chain that nobody can rewrite unseen.

`record` notes an event inside the caller's transaction, `note` one about no likeness; `seal` appends them to the chain
right after the commit.
"""

from cameo.ledger.kinds import EventKind
from cameo.ledger.people import forget, give_keys, people_of_today
from cameo.ledger.recording import note, record
from cameo.ledger.scopes import scope_of, wishes_of
from cameo.ledger.sealing import seal

__all__ = ["EventKind", "forget", "give_keys", "note", "people_of_today", "record", "scope_of", "seal", "wishes_of"]
