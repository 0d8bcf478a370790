"""How well the lexicon planner understands prompts: a labelled corpus in three scripts, scored field by field.

    python -m bench.planner [--limit 95] [--errors 80] [--seed 0]

Labels were written before the planner was tuned, and only for what a prompt determines. Exits with 1 below the limit.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.planner_score import Mark, marks
from generation.engines.studio.plugins import registry
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.reading import mentions
from generation.storyboard.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(__file__).resolve().parent / "planner_corpus"
ASSETS = ROOT / "var" / "assets"


def corpus() -> dict[str, list[dict[str, Any]]]:
    """Labelled prompts by the name of their file."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("*.json"))}


def scored(vocabulary: Vocabulary, glyphs: Glyphs, *, seed: int = 0) -> Iterator[tuple[str, str, Mark, float]]:
    """(file, prompt, mark, seconds of planning) for every label."""
    for name, entries in corpus().items():
        for entry in entries:
            prompt = entry["prompt"]
            started = time.perf_counter()
            storyboard = plan(
                prompt,
                cast=entry.get("cast", mentions(prompt)),
                vocabulary=vocabulary,
                glyphs=glyphs,
                seconds=None,
                seed=seed,
            )
            took_s = time.perf_counter() - started
            for mark in marks(entry, storyboard, vocabulary):
                yield name, prompt, mark, took_s


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=95.0, help="percent of fields that must be right")
    parser.add_argument("--errors", type=int, default=80, help="how many errors are printed")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    vocabulary, glyphs = registry.vocabulary(), Glyphs(ASSETS)
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[str, Mark]] = []
    times: dict[str, float] = {}
    for name, prompt, mark, took_s in scored(vocabulary, glyphs, seed=options.seed):
        times[prompt] = took_s
        for key in (("all", "all"), ("file", name), ("field", mark.field)):
            asked[key] += 1
            right[key] += mark.right
        if not mark.right:
            errors.append((prompt, mark))
    for prompt, mark in errors[: options.errors]:
        print(f"{prompt!r}\n    {mark.field}: expected {mark.expected}, planned {mark.planned}")
    if len(errors) > options.errors:
        print(f"... and {len(errors) - options.errors} more")
    for (group, name), count in sorted(asked.items(), key=lambda pair: (pair[0][0] != "file", pair[0])):
        share = 100 * right[group, name] / count
        print(f"{group:6} {name:16} {right[group, name]:4} / {count:4}  {share:5.1f} %")
    warm = sorted(times.values())[: len(times) - 1]
    median, slowest = 1000 * warm[len(warm) // 2], 1000 * warm[-1]
    print(f"planning: median {median:.1f} ms, slowest {slowest:.1f} ms of {len(times)} prompts")
    share = 100 * right["all", "all"] / asked["all", "all"]
    print(f"{share:.1f} % of {asked['all', 'all']} fields, limit {options.limit:.0f} %")
    return 0 if share >= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
