"""From a no to what the asker is told, and to the question that the person shown is asked instead."""

from collections.abc import Sequence

from accounts.models import User
from cameo.answers import Consent
from cameo.purposes import Purpose
from cameo.rule_words import rule_in_words
from cameo.services.approvals import request_approval
from common.errors import Forbidden

APPROVAL_NEEDED = "approval_needed"


def refuse_or_ask(actor: User, consents: Sequence[Consent], purpose: Purpose) -> None:
    """Nothing where all consent. Where nothing but approvals is missing, each is asked for, so that all can be given.

    Outside of every transaction: what it leaves stays. Raises Forbidden(<the rule's code>, handle=...); with
    approval_needed also `approvals`, their ids.
    """
    refused = [consent for consent in consents if not consent]
    hard = [consent for consent in refused if consent.decision.reason != APPROVAL_NEEDED]
    if hard:
        raise refusal(hard[0])
    if refused:
        asked = [request_approval(actor, consent.likeness, purpose=purpose) for consent in refused]
        raise refusal(refused[0], approvals=[str(approval.pk) for approval in asked])


def refusal(consent: Consent, **detail: object) -> Forbidden:
    """To raise."""
    handle = consent.likeness.handle
    code = consent.decision.reason
    return Forbidden(code, rule_in_words(code, handle), handle=handle, **detail)
