"""A synthetic community with drift, to try `bench/ranking.py` on: who takes what, when, driven by one of three things.

python bench/communities.py taste --seed 1 --out /tmp/taste.tsv --items /tmp/taste_items.tsv
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DAY_S = 86_400
START = 1_700_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """`fashion` and `taste` are weights in the log odds of a choice, `friends` the share of choices that follow one.
    Things are talked about for about `life_days` and were published from `before` times the whole time ahead of it.
    """

    fashion: float
    taste: float
    friends: float
    life_days: float
    before: float


KINDS = {
    "trend": Nature(fashion=1.6, taste=0.25, friends=0.05, life_days=3, before=0.3),
    "taste": Nature(fashion=0.3, taste=2.0, friends=0.05, life_days=200, before=4.0),
    "friend": Nature(fashion=0.4, taste=0.35, friends=0.7, life_days=14, before=0.3),
}
TOPICS = "claymation rain dogs space cooking opera skate trains dance noir robots sea".split()  # noqa: SIM905
WORDS = ["tiny", "slow", "loud", "first", "last", "golden", "paper", "midnight", "funny", "old"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Parallel arrays in order of time; `texts` one an item."""

    users: NDArray[np.int64]
    items: NDArray[np.int64]
    weights: NDArray[np.int64]
    at: NDArray[np.int64]
    texts: list[str]


def community(
    kind: str, seed: int, *, people: int = 1500, things: int = 3000, days: int = 120, rows: int = 120_000
) -> Community:
    """Things are published all the time and are talked about for a while; tastes drift; friends come in circles and
    take up what one of them took. Raises KeyError for a kind that KINDS lacks.
    """
    nature = KINDS[kind]
    rng = np.random.default_rng(seed)
    topics = len(TOPICS)
    topic = rng.choice(topics, things, p=rng.dirichlet(np.full(topics, 3.0)))
    looks = 0.8 * np.eye(topics)[topic] + 0.25 * rng.standard_normal((things, topics))
    born = np.sort(rng.uniform(-nature.before * days, days, things))
    appeal = rng.gumbel(0, 0.8, things)
    life = nature.life_days * rng.lognormal(0, 0.8, things)
    circle = rng.integers(0, people // 12, people)
    likes = rng.standard_normal((people, topics)) * 0.6 + 1.8 * np.eye(topics)[rng.integers(0, topics, people)]
    busy = rng.pareto(1.2, people) + 0.3
    starts = rng.uniform(0, 0.7 * days, people) * (rng.random(people) < 0.6)
    moments = np.sort(rng.uniform(0, days, rows))
    recent: dict[int, list[int]] = {}
    have: list[set[int]] = [set() for _ in range(people)]
    found: list[tuple[int, int, int, int]] = []
    day, open_things, loud = -1, np.arange(0), np.zeros(0)
    for moment in moments:
        if int(moment) != day:
            day = int(moment)
            likes += 0.05 * rng.standard_normal(likes.shape)
            here = np.flatnonzero(starts <= day)
            chance = busy[here] / busy[here].sum()
            visitors = rng.choice(here, 3 * rows // days + 10, p=chance)
            turn = 0
            open_things = np.flatnonzero(born <= day)
            age = day - born[open_things]
            loud = 0.6 * appeal[open_things] + nature.fashion * (1.2 * appeal[open_things] - age / life[open_things])
            loud = np.maximum(loud, loud.max() - 12)
        who = int(visitors[turn % len(visitors)])
        turn += 1
        pick = _friend(rng, recent.get(int(circle[who]), []), have[who]) if rng.random() < nature.friends else None
        if pick is None:
            offered = open_things[rng.integers(0, len(open_things), 120)]
            odds = loud[np.searchsorted(open_things, offered)] + nature.taste * (looks[offered] @ likes[who])
            pick = int(offered[np.argmax(odds + rng.gumbel(0, 1, len(offered)))])
        if pick in have[who]:
            continue
        have[who].add(pick)
        recent.setdefault(int(circle[who]), []).append(pick)
        found.append((who, pick, int(rng.integers(1, 4)), int(START + moment * DAY_S)))
    table = np.array(found, dtype=np.int64)
    texts = [f"{TOPICS[t]} {TOPICS[t]} {WORDS[rng.integers(10)]} {WORDS[rng.integers(10)]}" for t in topic]
    return Community(users=table[:, 0], items=table[:, 1], weights=table[:, 2], at=table[:, 3], texts=texts)


def _friend(rng: np.random.Generator, lately: list[int], have: set[int]) -> int | None:
    """One of the circle's last finds that this person lacks, the newer the likelier."""
    for _ in range(4):
        if not lately:
            return None
        pick = lately[-1 - min(int(rng.exponential(12)), len(lately) - 1)]
        if pick not in have:
            return pick
    return None


def write(made: Community, path: Path, items: Path | None = None) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("user\titem\tweight\ttimestamp\n")
        for row in zip(made.users, made.items, made.weights, made.at, strict=True):
            out.write("u{}\ti{}\t{}\t{}\n".format(*row))
    if items:
        lines = "".join(f"i{at}\t{text}\n" for at, text in enumerate(made.texts))
        items.write_text("item\ttext\n" + lines, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=120_000)
    parser.add_argument("--people", type=int, default=1500)
    parser.add_argument("--things", type=int, default=3000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--items", type=Path)
    args = parser.parse_args()
    made = community(args.kind, args.seed, rows=args.rows, people=args.people, things=args.things)
    write(made, args.out, args.items)


if __name__ == "__main__":
    main()
