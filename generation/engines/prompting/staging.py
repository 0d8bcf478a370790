"""Which shot is made of which given picture or footage, by the operation that was asked for."""

from generation.contracts import Operation, RenderSpec, SpecRejected
from generation.engines.prompting.material import Given
from generation.storyboard.schema import Material, Shot, Storyboard

CHANGES = frozenset(
    {
        Operation.VIDEO_TO_VIDEO,
        Operation.SWAP,
        Operation.ADD,
        Operation.REMOVE,
        Operation.RESTYLE,
        Operation.RELIGHT,
        Operation.REFRAME,
        Operation.UPSCALE,
    }
)
"""Operations that make footage anew; in all others footage without a word is shown as it is."""
KEEPS = frozenset(
    {
        Operation.EXTEND,
        Operation.LOOP,
        Operation.BLEND,
        Operation.STITCH,
        Operation.DUET,
        Operation.RESCORE,
        Operation.CAPTION,
    }
)
"""Operations that show footage as it is, whatever its own words are."""


def staged(board: Storyboard, spec: RenderSpec, given: Given) -> Storyboard:
    """With what the operation wants of given pictures and footage where the storyboard itself says nothing of it.

    Raises SpecRejected `material_missing` where the operation needs what is not there.
    """
    if any(shot.given for shot in board.shots):
        return board
    shots = list(board.shots)
    match spec.operation:
        case Operation.IMAGE_TO_VIDEO:
            shots[0] = _with(shots[0], first_frame=_one(given.pictures, 0))
        case Operation.FIRST_LAST_FRAME:
            _one(given.pictures, 1)
            shots[0] = _with(shots[0], first_frame=given.pictures[0])
            shots[-1] = _with(shots[-1], last_frame=given.pictures[1])
        case Operation.VIDEO_TO_VIDEO:
            shots = _over(shots, _one(given.films, 0), spec.seconds)
        case operation if operation in CHANGES and given.films:
            shots = _over(shots, given.films[0], spec.seconds)
        case Operation.EXTEND if not given.films and len(shots) == 1:
            raise _missing()
    return board.model_copy(update={"shots": tuple(shots)})


def shown_as_it_is(shot: Shot, operation: Operation, given: Given) -> bool:
    """Footage that nobody plays in and nothing is told of."""
    wish = shot.material
    told = (shot.text and operation not in KEEPS) or shot.subjects or shot.props
    return bool(wish and wish.reference in given.films and operation not in CHANGES and not told)


def _over(shots: list[Shot], film: str, seconds: float) -> list[Shot]:
    """One footage under all shots, running on through the cuts."""
    scale, at_s, laid = seconds / sum(shot.seconds for shot in shots), 0.0, []
    for shot in shots:
        laid.append(_with(shot, material=Material(reference=film, start_s=min(300.0, at_s))))
        at_s += shot.seconds * scale
    return laid


def _with(shot: Shot, **changes: object) -> Shot:
    return shot.model_copy(update=changes)


def _one(names: tuple[str, ...], index: int) -> str:
    if index >= len(names):
        raise _missing()
    return names[index]


def _missing() -> SpecRejected:
    return SpecRejected("the operation needs a picture or footage that is not given", code="material_missing")
