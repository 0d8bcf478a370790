"""The pages of one's own likeness and characters."""

from cameo.views.approvals import answer_approval, approvals
from cameo.views.captures import capture_page
from cameo.views.characters import character_new, character_page, character_revoke, character_verdict
from cameo.views.faces import face
from cameo.views.freeze import freeze, freeze_link, thaw
from cameo.views.granting import existing, grant_new, grant_page
from cameo.views.likeness import cameo_page, enrol, revoke, verdict
from cameo.views.sharing import approve, end, open_to, uses
from cameo.views.wishes import wishes

__all__ = [
    "answer_approval",
    "approvals",
    "approve",
    "cameo_page",
    "capture_page",
    "character_new",
    "character_page",
    "character_revoke",
    "character_verdict",
    "end",
    "enrol",
    "existing",
    "face",
    "freeze",
    "freeze_link",
    "grant_new",
    "grant_page",
    "open_to",
    "revoke",
    "thaw",
    "uses",
    "verdict",
    "wishes",
]
