from cameo.services.characters import enrol_character
from cameo.services.consent import ask, hold_still
from cameo.services.enrolment import accept, begin_check, enrol, reject, ring_waiting
from cameo.services.grants import end_grant, grant_use, part
from cameo.services.purge import purge_ended
from cameo.services.replay import replay
from cameo.services.retention import keep_no_longer
from cameo.services.revocation import revoke

__all__ = [
    "accept",
    "ask",
    "begin_check",
    "end_grant",
    "enrol",
    "enrol_character",
    "grant_use",
    "hold_still",
    "keep_no_longer",
    "part",
    "purge_ended",
    "reject",
    "replay",
    "revoke",
    "ring_waiting",
]
