"""What a username may be: it is also the @handle that prompts write."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset({"me", "admin", "staff", "reprise", "everyone", "here", "system", "support", "api"})


def refuse_reserved(name: str) -> None:
    """Names that mean something of their own in a prompt or an address, and `extra1`, which an engine draws."""
    if name.lower() in RESERVED or name.lower().startswith("extra"):
        raise ValidationError(_("This name is taken."), code="name_reserved")


USERNAME_VALIDATORS: list[Callable[[str], None]] = [
    RegexValidator(
        r"\A[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?\Z",
        _("Use 3 to 30 of a-z, 0-9, _ and dots, not at the ends."),
        code="name_invalid",
    ),
    refuse_reserved,
]
