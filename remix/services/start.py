"""Starting a remix: the one way to a job that has source clips."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from accounts.models import User
from cameo.models import Likeness
from common.errors import Forbidden, Invalid
from generation.contracts import SpecRejected
from generation.models import Clip, Job
from generation.requests import GivenClip, JobRequest
from generation.selectors import depicted
from generation.services import submit_job
from generation.storyboard.schema import Shot, Storyboard
from generation.storyboard.wardrobe import as_before
from remix.collab.news import tell_started
from remix.contracts import Parent, RemixRequest
from remix.kinds import KINDS
from remix.kinds.able import operation_for
from remix.kinds.base import Kind
from remix.kinds.films import film_of
from remix.kinds.parents import parent_of
from remix.kinds.soundtracks import kept_sound
from remix.policies import RemixPolicy
from remix.services.lineage import join
from remix.words import CANNOT, why


def start_remix(actor: User, request: RemixRequest, *, idempotency_key: str = "", is_news: bool = True) -> Job:
    """Asks consent anew for everybody the parents show, less those who leave, and for those who come in; then submits.
    The authors of the parents are told if it `is_news`, and no further take of the same.

    Raises Forbidden with the rule's code, Invalid (parents_number, remix_incomplete, edit_refused, someone_stays),
    and whatever submit_job raises. Nothing is stored before all rules agreed.
    """
    kind, clips = KINDS[request.kind], request.parents
    _check_parents(actor, kind, clips)
    parents = [parent_of(clip) for clip in clips]
    board = _board(kind, request, parents)
    words = kind.words(request.options, parents)
    width, height = kind.size(request.options, parents)
    seed = request.options.seed

    def after(job: Job) -> None:
        join(job, clips, kind.name)
        if is_news:
            tell_started(actor, clips)

    return submit_job(
        actor,
        request=JobRequest(
            prompt=words,
            width=width,
            height=height,
            seed=parents[0].seed if seed is None else seed,
            storyboard=board,
            operation=operation_for(kind) or kind.operation,
        ),
        parents=clips,
        inherited=_staying(clips, leaving=kind.leaves(request.options, parents)),
        given=_given(kind, request, parents, board, words),
        idempotency_key=idempotency_key,
        join=after,
    )


def planned(actor: User, request: RemixRequest) -> Storyboard:
    """What it would become. Raises as start_remix does before anybody is asked."""
    _check_parents(actor, KINDS[request.kind], request.parents)
    return _board(KINDS[request.kind], request, [parent_of(clip) for clip in request.parents])


def _check_parents(actor: User, kind: Kind[Any], clips: Sequence[Clip]) -> None:
    least, most = kind.parents
    if not least <= len(clips) <= most:
        raise Invalid("parents_number", _("So many clips can not be remixed like this."), least=least, most=most)
    for clip in clips:
        if not (decision := RemixPolicy(actor).remix(clip, kind.name)):
            raise Forbidden(decision.reason, why(decision.reason), clip=str(clip.pk))


def _given(
    kind: Kind[Any], request: RemixRequest, parents: Sequence[Parent], board: Storyboard, words: str
) -> list[GivenClip]:
    """What the kind asks for, the films of parents that the board shows, and a soundtrack that stays."""
    asked, leaving = kind.given(request.options, parents), kind.leaves(request.options, parents)
    shown = {name for shot in board.shots for name in shot.given}
    films = [film for number, parent in enumerate(parents) if (film := film_of(parent, number)).handle in shown]
    return [
        GivenClip(clip=parents[one.parent].clip, handle=one.handle, kind=one.kind, at_ms=max(0, round(one.at_s * 1000)))
        for one in (*films, *asked, *kept_sound(parents[0], board, words, asked, leaving))
    ]


def _board(kind: Kind[Any], request: RemixRequest, parents: Sequence[Parent]) -> Storyboard:
    try:
        board: Storyboard = kind.board(request.options, parents)
        board = Storyboard.model_validate(as_before(parents[0].storyboard, board).model_dump())
    except SpecRejected as refusal:
        raise Invalid(refusal.code, CANNOT) from None
    except ValidationError:  # words grew longer than a shot holds, or there are more shots than a storyboard does
        raise Invalid("edit_refused", CANNOT) from None
    if kind.leaves(request.options, parents) and any(map(_is_pictured, board.shots)):
        raise Invalid("someone_stays", _("Nobody can leave pictures that are taken as they are."))
    return board


def _is_pictured(shot: Shot) -> bool:
    return bool(shot.given)


def _staying(clips: Sequence[Clip], *, leaving: frozenset[str]) -> list[Likeness]:
    everybody = {likeness.pk: likeness for clip in clips for likeness in depicted(clip)}
    return [likeness for likeness in everybody.values() if likeness.handle not in leaving]
