"""Replays any interaction file by time through the feed's own candidates, features and scorer, beside simple rankings.

    python -m bench.ranking FILE.tsv [--items ITEMS.tsv] [--json]

FILE has the header `user item weight timestamp` and ITEMS `item text`, separated by tabs; timestamps are seconds.
Everything before the moment at which 80 % of the rows are over is training; whoever has a past then and takes
something new later is tested: one list of ten out of all items, of which those they had are left out. Any row with a
weight above 0 counts as taken. Figures are means over three seeds, which draw the factors and, where there are more
than --people to test, the people. Nothing is tuned on the test part: the blend is learnt on the tail of the training.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: implicit brings its own threads

import numpy as np
from numpy.typing import NDArray

from bench import ranking_baselines as simple
from bench.ranking_data import BadFile, Data, split, wanted
from feed.ranking.metrics import ndcg
from feed.ranking.scorer import Scorer
from feed.ranking.weights import Weights
from feed.recommend import QUOTAS, Fitting, Window
from feed.recommend.pasts import Pasts
from feed.recommend.sizes import USUAL

SEEDS = 3
PEOPLE = 5_000
ACTIVE = 100_000
"""Items that a site's window holds at most; beyond it, shorter lists keep this within a few gigabytes."""
LONG = replace(USUAL, tail=0.25, ahead=0.05, slices=5)
"""The test is a quarter as long as the training, so the blend learns from looks 0.1 to 0.3 of the training ahead."""
HUGE = replace(LONG, neighbours=40, followers=25, takers=60)
Figures = dict[str, float]


def ours(window: Window, data: Data, users: NDArray[np.int64]) -> simple.Lists:
    """The way of a request: candidates, columns, score. The columns of the database are 0, as the file has none."""
    scorer, pasts = Scorer(Weights.start()), Pasts(data.train)
    lists = np.full((len(users), simple.TEN), -1, dtype=np.int64)
    for place, user in enumerate(users.tolist()):
        reading = window.read(pasts.of(user), data.cut)
        rows = reading.candidates(QUOTAS).rows
        order = np.argsort(-scorer.score(reading.columns(rows)), kind="stable")[: simple.TEN]
        lists[place, : len(order)] = rows[order]
    return lists


def figures(lists: simple.Lists, users: NDArray[np.int64], truth: dict[int, NDArray[np.int64]], items: int) -> Figures:
    gains, hits = [], []
    for row, user in zip(lists, users.tolist(), strict=True):
        right = np.isin(row, truth[user])
        gains.append(ndcg(right, len(truth[user])))
        hits.append(float(right.any()))
    shown = np.unique(lists[lists >= 0])
    return {"ndcg@10": float(np.mean(gains)), "hr@10": float(np.mean(hits)), "coverage": len(shown) / items}


def compare(data: Data, people: int, seeds: int, say: Callable[[str], None]) -> dict[str, Figures]:
    truth = wanted(data)
    if not truth:
        raise BadFile("nobody with a past takes anything new in the last fifth of the rows: nothing to test")
    everybody = np.array(sorted(truth))
    table = simple.people_of(data)
    still = {
        "popularity": simple.popularity(data),
        "popularity_30d": simple.popularity(data, 30),
        "ease": simple.autoencoder(data, USUAL.dense),
        "item_knn": simple.item_knn(data),
    }
    sizes = LONG if len(data.catalogue) <= ACTIVE else HUGE
    fitting = Fitting(data.train, data.catalogue, data.cut, sizes)
    found: dict[str, list[Figures]] = {}
    for seed in range(1, seeds + 1):
        began = time.monotonic()
        users = np.sort(np.random.default_rng(seed).permutation(everybody)[:people])
        window = fitting.window(seed)
        lists = {"ours": ours(window, data, users)}
        lists |= {name: rank(table, users) for name, rank in (still | {"als": simple.als(data, seed)}).items()}
        for name, named in lists.items():
            found.setdefault(name, []).append(figures(named, users, truth, len(data.catalogue)))
        say(f"seed {seed}: {len(users)} people, {time.monotonic() - began:.0f} s, {window.facts['learnt']}")
    names = found["ours"][0]
    return {who: {name: float(np.mean([run[name] for run in runs])) for name in names} for who, runs in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--items", type=Path)
    parser.add_argument("--json", action="store_true", help="only the figures, as JSON, on the standard output")
    parser.add_argument("--people", type=int, default=PEOPLE, help="most people tested with each seed")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    args = parser.parse_args()

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    try:
        data = split(args.file, args.items)
        rows = len(data.train) + len(data.test)
        say(f"{rows} rows, {len(data.catalogue)} items; {'; '.join(data.notes) or 'all rows used'}")
        if len(data.catalogue) > USUAL.dense:
            say(f"EASE covers the {USUAL.dense} most popular items, here and as a source of ours")
        found = compare(data, args.people, args.seeds, say)
    except (BadFile, OSError, UnicodeDecodeError) as error:
        say(f"cannot use this: {error}")
        return 2
    if args.json:
        print(json.dumps(found))
        return 0
    print(f"{'':16}{'NDCG@10':>9}{'HR@10':>9}{'coverage':>10}")
    for name, one in found.items():
        print(f"{name:16}{one['ndcg@10']:9.4f}{one['hr@10']:9.4f}{one['coverage']:10.4f}")
    simplest = max((name for name in found if name != "ours"), key=lambda name: found[name]["ndcg@10"])
    ratio = found["ours"]["ndcg@10"] / max(found[simplest]["ndcg@10"], 1e-9)
    print(f"ours / {simplest}: {ratio:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
