"""After a backup was restored: what people took back since then is taken back again, before anybody is served."""

import json
from collections.abc import Callable

from django.db import transaction

from accounts.services import close_account
from cameo import ledger
from cameo.ledger import EventKind
from cameo.ledger.journal import journalled
from cameo.ledger.opening import LedgerBehind, check_head, head
from cameo.ledger.sealing import hold_ledger
from cameo.ledger.verifying import verify_rows
from cameo.models import ConsentEvent, Grant, Likeness
from cameo.services.replay_people import Facts, Meant, among_people, people_meant
from cameo.services.revocation import revoke
from cameo.signals import consent_revoked, event_replayed
from cameo.states import LIVE, CaptureState, Tier
from common.clock import now


def replay() -> int:
    """Appends the journal's events that the database lacks and does again what they closed; returns how many.

    One transaction: all of it or nothing, and nothing the second time. What opened (a grant, a tier, a thaw, a block
    that ended, a clip that was published again) is not done again: its owner opens it anew. Wishes that the database
    forgot can not be read from their hashes, so the likeness is frozen until its owner has looked. Raises LedgerBehind
    when the database has other events than the journal, or when the journal's do not continue its chain under this
    ledger's key; JournalError.
    """
    with transaction.atomic():
        hold_ledger()
        last = head()
        missing = list(journalled(after=last.seq if last else 0))
        ConsentEvent.objects.bulk_create(missing, batch_size=500)
        finding = verify_rows()
        if finding is not None:
            raise LedgerBehind(f"nothing was replayed: {finding}")
        said: list[tuple[ConsentEvent, Facts]] = [(event, json.loads(event.body)) for event in missing]
        meant = people_meant(said)
        for event, facts in said:
            _do_again(event, facts, meant)
        check_head()
    return len(missing)


def _do_again(event: ConsentEvent, facts: Facts, meant: Meant) -> None:
    if among_people(event.kind, facts, meant):
        return
    likeness = Likeness.objects.select_related("owner").filter(pk=event.likeness_id).first()
    if likeness is None and "owner" in facts:
        return  # enrolled after the backup, so the database knows neither it nor any use of it
    effect = EFFECTS.get(event.kind)
    if likeness is not None and effect is not None:
        effect(likeness, facts)
        consent_revoked.send(sender=Likeness, likeness_id=likeness.pk)
    event_replayed.send(sender=Likeness, kind=event.kind, likeness_id=event.likeness_id, facts=facts)


def _revoke(likeness: Likeness, facts: Facts) -> None:
    revoke(likeness.owner, likeness)


def _close(likeness: Likeness, facts: Facts) -> None:
    revoke(likeness.owner, likeness)
    close_account(likeness.owner)


def _end_grant(likeness: Likeness, facts: Facts) -> None:
    """Narrowing ends the wider grant by such an event too."""
    Grant.objects.standing().filter(likeness=likeness, pk=facts["grant"]).update(ended_at=now())


def _freeze(likeness: Likeness, facts: Facts) -> None:
    Likeness.objects.filter(pk=likeness.pk, state__in=LIVE, frozen_at__isnull=True).update(frozen_at=now())


def _miss_wishes(likeness: Likeness, facts: Facts) -> None:
    """By what they said last."""
    wished = ConsentEvent.objects.filter(likeness_id=likeness.pk, kind=EventKind.WISHED).order_by("seq").last()
    last = json.loads(wished.body) if wished else facts
    if ledger.wishes_of(likeness) != {name: last[name] for name in ("appearance", "restrictions")}:
        _freeze(likeness, facts)


def _fall(likeness: Likeness, facts: Facts) -> None:
    """A moderator's no. A yes is not done again."""
    if facts["outcome"] != CaptureState.PASSED:
        Likeness.objects.filter(pk=likeness.pk).update(tier=Tier.SELF_DECLARED)


EFFECTS: dict[str, Callable[[Likeness, Facts], None]] = {
    EventKind.REVOKED: _revoke,
    EventKind.REJECTED: _revoke,
    EventKind.PURGED: _revoke,
    EventKind.CLOSED: _close,
    EventKind.GRANT_ENDED: _end_grant,
    EventKind.FROZEN: _freeze,
    EventKind.WISHED: _miss_wishes,
    EventKind.REVIEWED: _fall,
}
