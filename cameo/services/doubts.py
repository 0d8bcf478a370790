"""A moderator's look at a character in which a person may be."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger
from cameo.capture.reviews import characters_to_review
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.reasons import CHARACTER_IS_A_PERSON
from cameo.services.consent import hold_still
from cameo.services.revocation import revoke
from common.errors import Conflict, Forbidden


def accept_character(moderator: User, character: Likeness) -> Likeness:
    """Nobody is in it: from here on its grants hold.

    Raises Forbidden("own_character"), Conflict("character_moved") when it is not to be reviewed any more.
    """
    with transaction.atomic():
        row = _waiting(moderator, character)
        Likeness.objects.filter(pk=row.pk).update(doubted_at=None)
        row.refresh_from_db()
        ledger.record(EventKind.REVIEWED, row, actor=moderator, outcome="passed")
        notify(row.owner, NoticeKind.CHARACTER_READY, character=str(row.pk))
    return row


def refuse_character(moderator: User, character: Likeness) -> Likeness:
    """A person is in it: it ends as if taken back, with every clip that shows it. Raises as accept_character."""
    with transaction.atomic():
        row = _waiting(moderator, character)
        ledger.record(EventKind.REVIEWED, row, actor=moderator, outcome="failed")
        revoke(row.owner, row)
        Likeness.objects.filter(pk=row.pk).update(reasons=[CHARACTER_IS_A_PERSON])
        row.refresh_from_db()
        notify(row.owner, NoticeKind.CHARACTER_REJECTED, character=str(row.pk))
    return row


def _waiting(moderator: User, character: Likeness) -> Likeness:
    if character.owner_id == moderator.pk:
        raise Forbidden("own_character", _("Somebody else has to look at yours."))
    rows = hold_still([character.pk])
    if not rows or not characters_to_review(moderator).filter(pk=character.pk).exists():
        raise Conflict("character_moved", _("This was decided already."))
    return rows[0]
