"""The consent ledger: what happened to every likeness, in a chain that nobody can rewrite unseen.

`record` notes an event inside the caller's transaction; `seal` appends it to the chain right after the commit.
"""

from cameo.ledger.kinds import EventKind
from cameo.ledger.people import forget
from cameo.ledger.recording import record
from cameo.ledger.scopes import scope_of, wishes_of
from cameo.ledger.sealing import seal

__all__ = ["EventKind", "forget", "record", "scope_of", "seal", "wishes_of"]
