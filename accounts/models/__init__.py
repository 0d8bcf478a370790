from accounts.models.credits import CreditAccount, Transfer
from accounts.models.keys import ApiKey
from accounts.models.notices import Notification
from accounts.models.people import Block, Follow, Mute, User

__all__ = ["ApiKey", "Block", "CreditAccount", "Follow", "Mute", "Notification", "Transfer", "User"]
