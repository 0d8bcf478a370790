"""What the blend learns from: people's candidates at a moment of the past, and which of them they took after it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.recommend.blend import COLUMNS, Mood, basis
from feed.recommend.candidates import QUOTAS
from feed.recommend.interactions import Interactions
from feed.recommend.pasts import Pasts
from feed.recommend.window import Window

ASIDE = 60
"""Rows not taken that a lesson keeps out of each list for learning, half of them among the likely ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One person's list. `columns` [n, FEATURES] of all candidates, `taken` [n]; `wanted`: how much they took in all,
    candidate or not.
    """

    columns: NDArray[np.float32]
    taken: NDArray[np.bool_]
    wanted: int
    mood: Mood


def lessons(
    window: Window, before: Interactions, after: Interactions, people: NDArray[np.int64], now: float
) -> list[Lesson]:
    """Of those people, who need a past; those who took nothing new are left out."""
    pasts, futures = Pasts(before), Pasts(after)
    found = []
    for person in people.tolist():
        past = pasts.of(person)
        wanted = np.setdiff1d(futures.of(person).rows, past.rows)
        if not len(wanted):
            continue
        reading = window.read(past, now)
        rows = reading.candidates(QUOTAS).rows
        lesson = Lesson(
            columns=reading.columns(rows), taken=np.isin(rows, wanted), wanted=len(wanted), mood=reading.mood
        )
        found.append(lesson)
    return found


def table(
    given: list[Lesson], rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.int64], NDArray[np.float32]]:
    """What feed.ranking.listwise.fit_listwise takes, of the lessons whose candidates hold something taken."""
    parts, marks, starts, offsets, at = [], [], [], [], 0
    for lesson in given:
        if not lesson.taken.any():
            continue
        kept, offset = _sample(lesson, rng)
        parts.append(basis(lesson.columns, lesson.mood)[kept])
        marks.append(lesson.taken[kept])
        offsets.append(offset)
        starts.append(at)
        at += len(kept)
    if not parts:
        width = basis(np.zeros((1, given[0].columns.shape[1] if given else 1), np.float32), Mood(0, 0)).shape[1]
        return np.zeros((0, width), np.float32), np.zeros(0, bool), np.zeros(0, np.int64), np.zeros(0, np.float32)
    return np.concatenate(parts), np.concatenate(marks), np.array(starts), np.concatenate(offsets)


def _sample(lesson: Lesson, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """All that was taken, the likeliest of the rest, and some of what remains, each standing for several."""
    likely = lesson.columns[:, : len(COLUMNS) + 1].sum(axis=1)
    rest = np.flatnonzero(~lesson.taken)
    rest = rest[np.argsort(-likely[rest], kind="stable")]
    near, far = rest[: ASIDE // 2], rest[ASIDE // 2 :]
    drawn = rng.choice(far, min(len(far), ASIDE // 2), replace=False) if len(far) else far
    kept = np.concatenate([np.flatnonzero(lesson.taken), near, drawn])
    offset = np.zeros(len(kept), dtype=np.float32)
    if len(drawn):
        offset[-len(drawn) :] = np.log(len(far) / len(drawn))
    return kept, offset
