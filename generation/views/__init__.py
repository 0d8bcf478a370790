"""Pages on which clips are ordered, awaited and kept."""

from generation.views.board import board, board_price, board_still
from generation.views.create import create, understood
from generation.views.depicted import depicted_media, report_depicted, room, withdraw_depicted
from generation.views.drafts import delete_draft, drafts
from generation.views.jobs import cancel, job_page, live, retry
from generation.views.takes import take, take_finish, take_keep, takes
from generation.views.templates import keep_template, remove_template, template, templates

__all__ = [
    "board",
    "board_price",
    "board_still",
    "cancel",
    "create",
    "delete_draft",
    "depicted_media",
    "drafts",
    "job_page",
    "keep_template",
    "live",
    "remove_template",
    "report_depicted",
    "retry",
    "room",
    "take",
    "take_finish",
    "take_keep",
    "takes",
    "template",
    "templates",
    "understood",
    "withdraw_depicted",
]
