"""What characters are called: `username.name`, so that a handle tells whom to ask, and nobody sits on a good name."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import names
from accounts.models import User
from cameo.models import Likeness
from common.errors import Conflict, Invalid

MOST_LETTERS = 30
"""Of a whole handle, which prompts write after an @."""
_NAME = re.compile(r"[a-z0-9_]+", re.ASCII)


def character_handle(owner: User, name: str) -> str:
    """Of a character of `owner`: the name in any case, alone or as it will be written.

    Raises Invalid: name_invalid, name_too_long; Conflict("handle_taken") where a person is called so, or a live
    character is.
    """
    plain = name.strip().lower().removeprefix("@").removeprefix(f"{owner.username}.")
    if not _NAME.fullmatch(plain):
        raise Invalid("name_invalid", _("A name has only the letters a-z, 0-9 and _, without spaces."))
    handle = f"{owner.username}.{plain}"
    if len(handle) > MOST_LETTERS:
        most = max(0, MOST_LETTERS - len(owner.username) - 1)
        message = _("This name is too long: yours may have %(most)s letters.") % {"most": most}
        raise Invalid("name_too_long", message, most=most)
    if is_username(handle) or Likeness.objects.live().filter(handle=handle).exists():
        raise Conflict("handle_taken", _("There is somebody called @%(handle)s.") % {"handle": handle}, handle=handle)
    return handle


def is_username(handle: str) -> bool:
    return User.objects.filter(username=handle).exists()


def refuse_characters(name: str) -> None:
    """A validator: nobody signs up as somebody's character."""
    if Likeness.objects.live().characters().filter(handle=name.lower()).exists():
        raise ValidationError(_("This name is taken."), code="name_reserved")


USERNAME_VALIDATORS = [*names.USERNAME_VALIDATORS, refuse_characters]
