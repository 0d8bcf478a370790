"""The page of one's own likeness."""

from cameo.views.faces import face
from cameo.views.likeness import cameo_page, enrol, revoke, verdict
from cameo.views.sharing import approve, end, open_to, uses

__all__ = ["approve", "cameo_page", "end", "enrol", "face", "open_to", "revoke", "uses", "verdict"]
