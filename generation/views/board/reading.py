"""A card's words, read into what its scene shows."""

import zlib

from django.utils.translation import gettext as _

from accounts.models import User
from common.errors import AppError
from common.text import storable
from generation import planning
from generation.requests import JobRequest
from generation.storyboard.schema import MAX_SHOTS, Storyboard
from generation.views.board.rows import BoardRow, TakeRow
from generation.views.board.shown import rows_of
from generation.views.words import refusal_in_words


def read_words(actor: User, rows: BoardRow, number: str) -> None:
    """The card becomes the scenes that its words tell of, one or more; as long as it was where it is one and nothing is
    said in it. What is in the way is said on the card.
    """
    if not number.isdecimal() or len(number) > 3 or int(number) >= len(rows.takes):
        return
    place = int(number)
    take = rows.takes[place]
    take.fresh = True
    try:
        board = _planned(actor, take.text)
    except AppError as refusal:
        take.faults.append(refusal_in_words(refusal))
        return
    told = rows_of(board).takes
    if len(rows.takes) - 1 + len(told) > MAX_SHOTS:
        take.faults.append(_("There are too many scenes already."))
        return
    if len(told) == 1:
        _keep(take, told[0])
    told[0].fresh = True
    rows.takes[place : place + 1] = told
    rows.unknown += [word for word in board.not_understood if word not in rows.unknown]


def _planned(actor: User, words: str) -> Storyboard:
    request = JobRequest(prompt=words.strip() if storable(words) else "")
    planning.check_request(request)
    return planning.plan(
        request,
        cast=planning.handles_in(request, me=actor.username),
        me=actor.username,
        seconds=None,
        seed=zlib.crc32(words.encode()),
        quick=True,
    )


def _keep(take: TakeRow, told: TakeRow) -> None:
    """What words do not tell of."""
    told.text, told.transition = take.text, take.transition
    if not told.lines:
        told.seconds = take.seconds
