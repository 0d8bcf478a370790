"""Pages about people and their accounts."""

from accounts.views.closing import close
from accounts.views.credits import credits_export, credits_page
from accounts.views.notices import notifications
from accounts.views.people import people
from accounts.views.settings import (
    change_avatar,
    delete_key,
    make_key,
    settings_page,
)
from accounts.views.ties import block_person, follow_person, mute_person

__all__ = [
    "block_person",
    "change_avatar",
    "close",
    "credits_export",
    "credits_page",
    "delete_key",
    "follow_person",
    "make_key",
    "mute_person",
    "notifications",
    "people",
    "settings_page",
]
