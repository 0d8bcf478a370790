from cameo.services.approvals import answer_approval, expire_approvals, request_approval, void_approvals
from cameo.services.captures import answer_challenge, find_capture, issue_challenge
from cameo.services.characters import enrol_character
from cameo.services.consent import ask, hold_still
from cameo.services.doubts import accept_character, refuse_character
from cameo.services.enrolment import accept, begin_check, enrol, reject, ring_waiting
from cameo.services.grants import end_grant, grant_use, part
from cameo.services.leaving import certificates, forget_words
from cameo.services.narrowing import Change, change_grant
from cameo.services.purge import purge_ended
from cameo.services.quotas import give_back, mark_refused, settle
from cameo.services.refusals import refusal, refuse_or_ask
from cameo.services.replay import replay
from cameo.services.retention import drop_captures, keep_no_longer
from cameo.services.revocation import revoke
from cameo.services.tiers import accept_capture, raise_tier, refuse_capture
from cameo.services.verdicts import begin_judging, conclude, give_up, ring_captures
from cameo.services.wishes import set_wishes

__all__ = [
    "Change",
    "accept",
    "accept_capture",
    "accept_character",
    "answer_approval",
    "answer_challenge",
    "ask",
    "begin_check",
    "begin_judging",
    "certificates",
    "change_grant",
    "conclude",
    "drop_captures",
    "end_grant",
    "enrol",
    "enrol_character",
    "expire_approvals",
    "find_capture",
    "forget_words",
    "give_back",
    "give_up",
    "grant_use",
    "hold_still",
    "issue_challenge",
    "keep_no_longer",
    "mark_refused",
    "part",
    "purge_ended",
    "raise_tier",
    "refusal",
    "refuse_capture",
    "refuse_character",
    "refuse_or_ask",
    "reject",
    "replay",
    "request_approval",
    "revoke",
    "ring_captures",
    "ring_waiting",
    "set_wishes",
    "settle",
    "void_approvals",
]
