"""A storyboard as runs and stretches: what the model is asked for, in order."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from generation.contracts import Operation, RenderSpec
from generation.engines.diffusion.lattice import Lattice
from generation.engines.diffusion.stretches import Begins, Run, Story, Stretch
from generation.engines.prompting.material import Given
from generation.engines.prompting.staging import shown_as_it_is
from generation.engines.prompting.wording import wording
from generation.engines.studio.timeline import TimedShot
from generation.manifests.schema import Manifest
from generation.storyboard.schema import Storyboard

SHOT_SHARE = 0.45
"""A transition takes at most this much of either shot on its side of the cut."""
_OVERLAID = ("dissolve", "wipe", "whip")
LOOP_OPEN = "loop_not_closed"
"""The note where a clip should lead into its own beginning and the model cannot end as it is told."""


def story_of(
    board: Storyboard,
    spec: RenderSpec,
    manifest: Manifest,
    *,
    timed: Sequence[TimedShot],
    given: Given,
    pictured: Collection[str],
    sound: bool,
) -> Story:
    """`timed` are the board's shots in the clip's frames; `pictured` the handles that have a picture; `sound` whether
    the model makes the music.
    """
    lattice = Lattice.of(manifest, spec)
    runs = [_run(index, timed, lattice, spec.operation, given) for index in range(len(timed))]
    able = frozenset(manifest.operations)
    closes = board.loop and bool(able & {Operation.LOOP, Operation.FIRST_LAST_FRAME})
    films = frozenset(given.films)
    behind = bool(films) and not any(films & shot.given for shot in board.shots)
    told = []
    number = 0
    for run in runs:
        if run.source is not None and shown_as_it_is(run.shot, spec.operation, given):
            told.append(run)
            continue
        handles = tuple(dict.fromkeys(one.handle for one in run.shot.subjects if one.handle in pictured))
        prompt = spec.prompt if len(runs) == 1 else ""
        words = wording(board, run.shot, pictured=handles, prompt=prompt, sound=sound)
        begins = _begins(
            run,
            told,
            spec,
            given,
            carries=Operation.IMAGE_TO_VIDEO in able and manifest.defaults.carry > 0,
            behind=behind,
        )
        stretches = _stretches(run, lattice, number, begins, given, closes=closes and run is runs[-1])
        number += len(stretches)
        told.append(replace(run, prompt=words, handles=handles, stretches=stretches))
    open_end = board.loop and not (closes and told[-1].stretches)
    notes = (LOOP_OPEN,) if open_end else ()
    return Story(runs=tuple(told), lattice=lattice, notes=notes)


def _run(index: int, timed: Sequence[TimedShot], lattice: Lattice, operation: Operation, given: Given) -> Run:
    here = timed[index]
    lead = _half(timed[index - 1], here) if index else 0
    tail = _half(here, timed[index + 1]) if index + 1 < len(timed) else 0
    frames = lead + here.num_frames + tail
    wish = here.shot.material
    return Run(
        index=index,
        shot=here.shot,
        first=here.first_frame,
        last=here.first_frame + here.num_frames,
        lead=lead,
        tail=tail,
        num_frames=lattice.own(max(0, frames - 1)) + 1,
        source=wish.reference if wish and wish.reference in given.films else None,
    )


def _half(old: TimedShot, new: TimedShot) -> int:
    """Frames of the clip on either side of the cut during which both shots are seen."""
    if new.shot.transition not in _OVERLAID or not min(old.num_frames, new.num_frames):
        return 0
    rate = new.num_frames / (new.end_s - new.start_s)
    return round(min(new.shot.transition_s / 2 * rate, *(SHOT_SHARE * one.num_frames for one in (old, new))))


def _begins(run: Run, before: Sequence[Run], spec: RenderSpec, given: Given, *, carries: bool, behind: bool) -> Begins:
    """`behind`: footage is given that no shot shows, and the clip goes on from it. What follows footage is told its
    motion; a picture of its last frame tells less.
    """
    goes_on = spec.operation is Operation.EXTEND and run.source is None
    if goes_on and before and not before[-1].stretches:
        return "footage"
    if run.source is not None or run.shot.first_frame is not None or _still(run, given) is not None:
        return "free"
    if goes_on and not before and behind:
        return "footage"
    same = bool(before) and bool(before[-1].stretches) and before[-1].shot.setting == run.shot.setting
    return "carried" if same and carries else "free"


def _still(run: Run, given: Given) -> str | None:
    """A picture that fills the shot: it begins as that."""
    wish = run.shot.material
    return wish.reference if wish and wish.reference in given.pictures else None


def _stretches(
    run: Run, lattice: Lattice, number: int, begins: Begins, given: Given, *, closes: bool
) -> tuple[Stretch, ...]:
    first, last = run.shot.first_frame or _still(run, given), run.shot.last_frame
    if begins == "footage":
        first = None
    closes = closes and last is None
    if closes and run.index == 0 and first is not None:
        closes, last = False, first
    lengths = lattice.calls(run.num_frames, at_least=2 if closes and run.index == 0 else 1)
    ends = len(lengths) - 1
    return tuple(
        Stretch(
            index=number + k,
            run=run.index,
            start=k * (length - lattice.overlap),
            num_frames=length,
            overlap=lattice.overlap if k else 0,
            begins=begins if not k else "free" if run.source else "continued",
            first=None if k else first,
            last=last if k == ends else None,
            closes=closes and k == ends,
        )
        for k, length in enumerate(lengths)
    )
