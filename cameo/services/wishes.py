"""What an owner says of every clip with their likeness."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.policies import LikenessPolicy
from cameo.rules import is_sexual
from cameo.services.consent import hold_still
from cameo.signals import consent_narrowed
from common.errors import Invalid, NotFound
from common.text import storable

MOST_APPEARANCE = 200
MOST_RESTRICTIONS = 1000


def set_wishes(actor: User, likeness: Likeness, *, appearance: str, restrictions: str) -> Likeness:
    """`appearance` (`always wears a red hat`) is carried into what is rendered; `restrictions`, one a line, (`no
    clowns`) are rules for everybody else (cameo/rules/restrictions.py). A change is an event of the ledger.

    Raises NotFound("likeness_not_found"), Invalid: wish_too_long, text_not_storable, sexual_content.
    """
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    appearance, restrictions = " ".join(appearance.split()), restrictions.strip()
    if len(appearance) > MOST_APPEARANCE or len(restrictions) > MOST_RESTRICTIONS:
        raise Invalid("wish_too_long", _("At most 200 letters for how you look, and 1000 for what must not be."))
    if not storable(appearance + restrictions):
        raise Invalid("text_not_storable", _("This text holds characters that can not be kept."))
    if is_sexual(appearance):
        raise Invalid("sexual_content", _("Nobody's cameo can be used for sexual content."))
    with transaction.atomic():
        for row in hold_still([likeness.pk]):
            before = (row.appearance, row.restrictions)
            if before == (appearance, restrictions):
                continue
            Likeness.objects.filter(pk=row.pk).update(appearance=appearance, restrictions=restrictions)
            row.appearance, row.restrictions = appearance, restrictions
            ledger.record(EventKind.WISHED, row, actor=actor, **ledger.wishes_of(row))
            if restrictions != before[1]:
                consent_narrowed.send(sender=Likeness, likeness_id=row.pk, apply_to_existing=False)
    likeness.refresh_from_db()
    return likeness
