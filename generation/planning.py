"""Between a request and an engine: the storyboard, its length, and whether this engine can do it. Pure rules."""

import importlib
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import structlog
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Unavailable
from common.text import storable_json
from generation import routing
from generation.contracts import EngineUnavailable, SpecRejected
from generation.installation import setup
from generation.requests import JobRequest
from generation.storyboard import planner
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.model_planner import ModelPlanner, PlannerFailed
from generation.storyboard.narration import narrate
from generation.storyboard.pacing import says_too_much
from generation.storyboard.reading import HANDLE, mentions
from generation.storyboard.schema import NARRATOR, Storyboard
from generation.storyboard.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np

log = structlog.get_logger(__name__)
CREDITS_A_SECOND = 1
ME = "me"
"""The asker, written as a handle."""

NOT_INSTALLED = _("The storyboard asks for something that is not installed here.")

_EXTRA = re.compile(r"extra\d+\Z")


@cache
def _registry() -> ModuleType:
    """Imported at first use: engines bring seconds of numerics that most processes and commands never need."""
    return importlib.import_module("generation.engines.registry")


class Studio(Protocol):
    """The engine that draws previews and knows voices, whatever renders."""

    @property
    def voices(self) -> tuple[str, ...]:
        """Names that a line may ask for."""
        ...

    def wake(self) -> None:
        """A still will be asked for soon. Returns at once."""
        ...

    def still(
        self,
        storyboard: Storyboard,
        *,
        at_s: float,
        width: int,
        height: int,
        seed: int,
        pictures: Mapping[str, bytes] | None = None,
    ) -> "np.ndarray":
        """uint8 RGB [height, width, 3]; `pictures` fill the shots that show them, by reference. Raises SpecRejected,
        EngineUnavailable `still_busy`.
        """
        ...

    def close(self) -> None: ...


@cache
def studio() -> Studio:
    """Made once a process; it loads no models."""
    made: Studio = _registry().create("studio", setup())
    return made


def prepare() -> None:
    """Loads what the first prompt would wait for. For a thread of a starting server."""
    routing.offers()
    studio()
    vocabulary()
    glyphs()


@cache
def glyphs() -> Glyphs:
    return Glyphs(settings.ASSETS_DIR)


def is_nobody(handle: str) -> bool:
    """`extra1` is drawn, not cast: no consent to ask for."""
    return bool(_EXTRA.fullmatch(handle.casefold()))


def handles_in(request: JobRequest, *, me: str) -> tuple[str, ...]:
    """Everyone whom the clip would show, lower case, each once; `@me` is `me`. A storyboard of the user's own says who
    that is; without one, the prompt does.
    """
    written = mentions(request.prompt) if request.storyboard is None else request.storyboard.handles
    lower = [me if handle.casefold() == ME else handle.casefold() for handle in written]
    return tuple(dict.fromkeys(handle for handle in lower if not is_nobody(handle)))


def in_names(prompt: str, *, me: str) -> str:
    """The prompt with `@me` written as the name of who wrote it."""
    return HANDLE.sub(lambda match: f"@{me}" if match[1].casefold() == ME else match[0], prompt)


def check_request(request: JobRequest) -> None:
    """Raises Invalid: prompt_empty, prompt_too_long, length_out_of_range, size_not_offered, seed_out_of_range."""
    if not request.prompt.strip():
        raise Invalid("prompt_empty", _("Write what should happen."))
    if len(request.prompt) > planner.MAX_PROMPT:
        raise Invalid("prompt_too_long", _("A prompt has at most 4000 characters."), most=planner.MAX_PROMPT)
    if request.seconds is not None:
        check_seconds(request.seconds)
    sizes = routing.sizes()
    if (request.width, request.height) not in {*sizes, *(routing.draft_size(*size) for size in sizes)}:
        raise Invalid(
            "size_not_offered", _("Clips of this size are not made here."), sizes=[list(size) for size in sizes]
        )
    if request.seed is not None and not 0 <= request.seed < 2**32:
        raise Invalid("seed_out_of_range", _("The seed must be 0 to 4294967295."))


def vocabulary() -> Vocabulary:
    words: Vocabulary = _registry().vocabulary(settings.ENGINES[0])
    return words


def check_seconds(seconds: float, *, made_from_s: float = 0.0) -> None:
    """`made_from_s`: how long the clips are together that it is made from. Raises Invalid `length_out_of_range`."""
    most = routing.most_seconds(made_from_s=made_from_s)
    if not (math.isfinite(seconds) and 1 <= seconds <= most):
        raise Invalid("length_out_of_range", _("A clip lasts from 1 second to the longest allowed here."), most=most)


def plan(
    request: JobRequest,
    *,
    cast: Sequence[str],
    me: str,
    seconds: float | None,
    seed: int,
    quick: bool = False,
    given: Collection[str] = (),
) -> Storyboard:
    """The user's storyboard checked and set to `seconds`, or a new one; `quick` asks no language model. `given` are the
    names of pictures and videos that a storyboard may show. Raises Invalid with the planner's code.
    """
    if request.storyboard is not None:
        return _speakable(_checked(_recast(request.storyboard, me), seconds, given))
    prompt = in_names(request.prompt, me=me)
    planners: list[Callable[..., Storyboard]] = [narrate if request.narrate else planner.plan]
    if settings.PLANNER_URL and not (quick or request.narrate):
        planners.insert(0, _model().plan)
    try:
        return _speakable(_first_plan(planners, prompt, cast=cast, seconds=seconds, seed=seed))
    except SpecRejected as refusal:
        raise Invalid(refusal.code, _("This prompt can not be planned.")) from None
    except EngineUnavailable as error:
        raise Unavailable(error.code, _("This server can not make clips now.")) from None


def _speakable(storyboard: Storyboard) -> Storyboard:
    if says_too_much(storyboard, storyboard.seconds):
        raise Invalid(
            "lines_too_long", _("There is more to say than fits into this length. Make it longer, or say less.")
        )
    return storyboard


def _model() -> ModelPlanner:
    return ModelPlanner(url=settings.PLANNER_URL, model=settings.PLANNER_MODEL, key=settings.PLANNER_KEY)


def _first_plan(
    planners: Sequence[Callable[..., Storyboard]], prompt: str, *, cast: Sequence[str], seconds: float | None, seed: int
) -> Storyboard:
    """Of the planners in turn; the last one's refusal stands."""
    for ask in planners[:-1]:
        try:
            board = ask(prompt, cast=cast, vocabulary=vocabulary(), glyphs=glyphs(), seconds=seconds, seed=seed)
            if storable_json(board.model_dump(mode="json")):
                return board
            log.warning("planner_failed", why="its answer can not be stored")
        except PlannerFailed as failure:
            log.warning("planner_failed", why=str(failure))
    return planners[-1](prompt, cast=cast, vocabulary=vocabulary(), glyphs=glyphs(), seconds=seconds, seed=seed)


def size_of(request: JobRequest) -> tuple[int, int]:
    return routing.draft_size(request.width, request.height) if request.draft else (request.width, request.height)


def price_of(storyboard: Storyboard, *, draft: bool) -> int:
    """Credits: one a second that was started, half of them for a draft, rounded up."""
    whole = math.ceil(storyboard.seconds) * CREDITS_A_SECOND
    return -(-whole // 2) if draft else whole


def _recast(storyboard: Storyboard, me: str) -> Storyboard:
    """Handles as the cast has them: lower case, and `me` by name."""

    def name(handle: str) -> str:
        return me if handle.casefold() == ME else handle.casefold()

    shots = tuple(
        shot.model_copy(
            update={
                "subjects": tuple(part.model_copy(update={"handle": name(part.handle)}) for part in shot.subjects),
                "lines": tuple(line.model_copy(update={"speaker": name(line.speaker)}) for line in shot.lines),
            }
        )
        for shot in storyboard.shots
    )
    return storyboard.model_copy(update={"shots": shots})


def check_storyboard(storyboard: Storyboard, given: Collection[str] = ()) -> None:
    """Raises Invalid `storyboard_rejected`, or why a voice can not speak a line (`voice_unknown`, `voice_language`,
    `voice_can_not_sing`), with the number of the `shot` that is to blame where one is.
    """
    for number, shot in enumerate(storyboard.shots):
        there = {subject.handle for subject in shot.subjects}
        if not all(line.speaker in there or line.speaker == NARRATOR for line in shot.lines):
            spoken = _("A line is spoken by somebody who is not in its shot.")
            raise Invalid("storyboard_rejected", spoken, shot=number)
        if not shot.given <= set(given):
            own = _("Pictures and videos of your own can not fill a scene here.")
            raise Invalid("storyboard_rejected", own, shot=number)
        try:
            _registry().check(settings.ENGINES[0], Storyboard(shots=(shot,)), setup())
        except SpecRejected as refusal:
            raise Invalid(_code(refusal), NOT_INSTALLED, shot=number) from None
    try:
        _registry().check(settings.ENGINES[0], storyboard, setup())
    except SpecRejected as refusal:
        raise Invalid(_code(refusal), NOT_INSTALLED) from None


def _code(refusal: SpecRejected) -> str:
    return "storyboard_rejected" if refusal.code == SpecRejected.code else refusal.code


def _checked(storyboard: Storyboard, seconds: float | None, given: Collection[str]) -> Storyboard:
    check_storyboard(storyboard, given)
    if seconds is None or not storyboard.seconds:
        return storyboard
    stretch = seconds / storyboard.seconds
    shots = tuple(shot.model_copy(update={"seconds": shot.seconds * stretch}) for shot in storyboard.shots)
    return storyboard.model_copy(update={"shots": shots})
