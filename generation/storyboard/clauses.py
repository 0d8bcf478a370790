"""A prompt's items cut into takes: hard cuts always part, sentence ends only when both sides can stand alone."""

from dataclasses import dataclass, field

from generation.storyboard.lexicon import Item

_ALIVE = ("handle", "people", "role", "named", "me", "pronoun", "action", "quote")
_SPOKEN = ("handle", "named", "pronoun", "quote", "speech", "delivery", "emotion", "comma", "stop")
_WEIGHTLESS = frozenset({"stop", "comma", "conj"})
ANNOUNCED = "announced"
_WAYS = frozenset({"to", "into", "onto", "到", "去", "来到", "來到", "跑到", "走到", "回到", "飞到", "飛到"})


@dataclass(slots=True)
class _Run:
    """Items up to a separator, and whether that separator is a hard cut."""

    items: list[Item] = field(default_factory=list)
    cut_after: bool = False


def split(items: list[Item]) -> list[list[Item]]:
    """Each clause's items, without separators; scenery ("It rains cats.") joins the clause it describes.

    A shot that is announced ("Shot 2:") is at least one clause of its own.
    """
    clauses: list[list[Item]] = []
    block: list[Item] = []
    announced = False
    for item in items:
        if item.senses.get("cut") == ANNOUNCED:
            clauses += _joined(_split_block(block), announced=announced)
            block, announced = [], True
        else:
            block.append(item)
    return clauses + _joined(_split_block(block), announced=announced)


def _joined(clauses: list[list[Item]], *, announced: bool) -> list[list[Item]]:
    """Within an announced shot, mere speech belongs to the clause before."""
    joined: list[list[Item]] = []
    for clause in clauses:
        speech = all(item.has(*_SPOKEN) for item in clause) and any(item.has("quote") for item in clause)
        if announced and joined and speech and not any(item.has("quote") for item in joined[-1]):
            joined[-1] = [*joined[-1], _comma(clause[0].start), *clause]
        else:
            joined.append(clause)
    return joined


def opening_place(items: list[Item], takes: list[list[Item]]) -> str | None:
    """The setting that takes before the first named place are in: unless a hard cut or a way leads there."""
    until = next((item.start for item in items if item.senses.get("cut") in (ANNOUNCED, "hard")), None)
    for take in takes:
        for at, item in enumerate(take):
            if until is not None and item.start > until:
                return None
            if item.has("setting"):
                before = next(
                    (other for other in reversed(take[:at]) if not other.has("determiner", "decor", "stop")), None
                )
                leads = before is not None and (before.has("toward", "negation") or before.text.lower() in _WAYS)
                return None if leads else item.senses["setting"]
    return None


def _split_block(items: list[Item]) -> list[list[Item]]:
    clauses: list[list[Item]] = []
    loose: list[Item] = []
    hard = True
    runs = _runs(items)
    last_alive = max((number for number, run in enumerate(runs) if _is_alive(run.items)), default=-1)
    for number, run in enumerate(runs):
        clause = run.items
        if not any(item.senses.keys() - _WEIGHTLESS or not item.senses for item in clause):
            hard = hard or run.cut_after
            continue
        frames_next = number < last_alive and any(item.has("framing") for item in clause)
        if _is_alive(clause) or (hard and clauses and _is_place(clause)):
            clauses.append(loose + clause)
            loose = []
        elif clauses and not loose and not frames_next and not _is_elsewhere(clause, clauses[-1]):
            clauses[-1] = [*clauses[-1], _comma(clause[0].start), *clause]
        else:
            loose += [*clause, _comma(clause[-1].end)]
        hard = run.cut_after
    if loose and clauses:
        clauses[-1] = clauses[-1] + [_comma(loose[0].start), *loose]
    elif loose:
        clauses.append(loose)
    return clauses


def _runs(items: list[Item]) -> list[_Run]:
    runs: list[_Run] = []
    run: list[Item] = []
    swings = False
    for item in items:
        swung = swings and item.has("toward") and item.text.lower() in ("to", "到", "向")
        if not (item.has("end", "cut", "soft_cut", "transition") or swung):
            run.append(item)
            continue
        hard = item.has("cut", "transition") or swung
        if any(part.senses.keys() - {"transition"} or not part.senses for part in run):
            runs.append(_Run(run, hard))
            run = []
        elif runs and hard:
            runs[-1].cut_after = True
        if item.has("transition"):
            run, swings = [*run, item], True
        elif swung:
            kept = [part for part in (runs[-1].items if runs else []) if part.has("transition")]
            run, swings = kept, False
    return [*runs, _Run(run)] if run else runs


def _is_alive(clause: list[Item]) -> bool:
    """Somebody is, does or says something: a take of its own."""
    return any(item.has(*_ALIVE) for item in clause)


def _is_place(clause: list[Item]) -> bool:
    return any(item.has("setting", "framing", "glyph") for item in clause)


def _is_elsewhere(clause: list[Item], before: list[Item]) -> bool:
    """Scenery that names another place belongs to the next clause."""
    here = {item.senses.get("setting") for item in clause if item.has("setting")}
    there = {item.senses.get("setting") for item in before if item.has("setting")}
    return bool(here and there and not here & there)


def _comma(at: int) -> Item:
    return Item("", at, at, {"comma": ""})
