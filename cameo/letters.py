"""Mails about a likeness. Each carries a link that freezes it with one tap; none carries a prompt."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Notification
from accounts.sentences import sentence
from cameo.models import Likeness
from cameo.services.freeze import freeze_token


def write_letter(notice: Notification) -> bool:
    """To the recipient's verified address, if there is one, about the live likeness that the notice names. Whether it
    was sent. Raises OSError where the mail server does not answer.
    """
    addresses = EmailAddress.objects.filter(user=notice.recipient, verified=True).order_by("-primary")
    address = addresses.values_list("email", flat=True).first()
    live = Likeness.objects.owned_by(notice.recipient).live()
    likeness = live.filter(handle=notice.data.get("handle", "")).first()
    if address is None or likeness is None:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        freeze, room = (
            settings.PUBLIC_URL.rstrip("/") + place
            for place in (reverse("cameo_freeze_link", args=[freeze_token(likeness)]), reverse("cameo_room"))
        )
        lines = [
            sentence(notice),
            _("See every use: %(link)s") % {"link": room},
            _("Not what you want? Freeze it with one tap, without signing in: %(link)s") % {"link": freeze},
        ]
        subject = _("Your cameo @%(handle)s was used") % {"handle": likeness.handle}
    send_mail(subject, "\n\n".join(lines), None, [address])
    return True
