"""What goes wrong with locks."""

from django.utils.translation import gettext_lazy as _

from common.errors import Unavailable


class VaultLocked(Unavailable):
    """The master key is missing, is another one or is open to others, or a file is not what was sealed."""

    def __init__(self) -> None:
        super().__init__("vault_locked", _("Private pictures can not be opened on this server now."))
