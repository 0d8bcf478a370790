from accounts.selectors import balance
from accounts.services.avatars import remove_avatar, set_avatar
from accounts.services.credits import capture, grant_daily, hold, release
from accounts.services.keys import authenticate_key, issue_key, revoke_key
from accounts.services.notices import drop_notices, mark_read, notify
from accounts.services.people import close_account, open_account, update_profile
from accounts.services.posting import hold_purses
from accounts.services.ties import block, follow, mute, unblock, unfollow, unmute

__all__ = [
    "authenticate_key",
    "balance",
    "block",
    "capture",
    "close_account",
    "drop_notices",
    "follow",
    "grant_daily",
    "hold",
    "hold_purses",
    "issue_key",
    "mark_read",
    "mute",
    "notify",
    "open_account",
    "release",
    "remove_avatar",
    "revoke_key",
    "set_avatar",
    "unblock",
    "unfollow",
    "unmute",
    "update_profile",
]
