"""A prompt's items cut into takes: hard cuts always part, sentence ends only when both sides can stand alone."""

from generation.storyboard.lexicon import Item

_ALIVE = ("handle", "people", "me", "pronoun", "action", "quote")


def split(items: list[Item]) -> list[list[Item]]:
    """Each clause's items, without separators; scenery ("It rains cats.") joins the clause it describes."""
    clauses: list[list[Item]] = []
    loose: list[Item] = []
    hard = True
    runs = _runs(items)
    last_alive = max((number for number, (run, _) in enumerate(runs) if _is_alive(run)), default=-1)
    for number, (clause, cut_after) in enumerate(runs):
        if not any(item.senses.keys() - {"stop", "comma"} or not item.senses for item in clause):
            hard = hard or cut_after
            continue
        frames_next = number < last_alive and any(item.has("framing") for item in clause)
        if _is_alive(clause) or (hard and clauses and _is_place(clause)):
            clauses.append(loose + clause)
            loose = []
        elif clauses and not loose and not frames_next and not _is_elsewhere(clause, clauses[-1]):
            clauses[-1] = [*clauses[-1], _comma(clause[0].start), *clause]
        else:
            loose += [*clause, _comma(clause[-1].end)]
        hard = cut_after
    if loose and clauses:
        clauses[-1] = clauses[-1] + [_comma(loose[0].start), *loose]
    elif loose:
        clauses.append(loose)
    return clauses


def _runs(items: list[Item]) -> list[tuple[list[Item], bool]]:
    """(items up to a separator, whether that separator is a hard cut)."""
    runs: list[tuple[list[Item], bool]] = []
    run: list[Item] = []
    for item in items:
        if item.has("end", "cut", "soft_cut"):
            hard = item.has("cut")
            if run:
                runs.append((run, hard))
            elif runs and hard:
                runs[-1] = (runs[-1][0], True)
            run = []
        else:
            run.append(item)
    return [*runs, (run, False)] if run else runs


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
