"""One thread of any size in the database: half of it made from the root at once, the rest from any clip so far, and one
line that goes down as far as it may; each tenth clip has two parents.
"""

import random
from collections import Counter

from django.db import connection, transaction

from accounts.models import User
from generation.models import Clip, Job
from generation.states import JobState, Visibility
from remix.models import Lineage, ParentEdge, RemixTerms, ThreadCount
from remix.states import RemixKind

LONGEST = 100
"""Generations of the line."""
AT_ONCE = 2000


class Grower:
    """`grow` adds clips until there are `size`; counts are right after it."""

    def __init__(self) -> None:
        self.people = [User.objects.create(username=f"p{n}", email=f"p{n}@example.com") for n in range(20)]
        self.random = random.Random(7)
        self.clips: list[Clip] = []
        self.terms: list[RemixTerms] = []
        self.paths: list[list[str]] = []
        self.above: list[set[int]] = []
        self.depths: list[int] = []
        self.line = 0

    @property
    def root(self) -> Clip:
        return self.clips[0]

    @property
    def deepest(self) -> int:
        return max(self.depths)

    def grow(self, size: int) -> None:
        start = len(self.clips)
        edges: list[ParentEdge] = []
        lineage: list[Lineage] = []
        for number in range(start, size):
            parents = self._parents(number)
            self._add(number)
            self.above.append({place for parent in parents for place in (parent, *self.above[parent])})
            self.depths.append(1 + max(self.depths[parent] for parent in parents) if parents else 0)
            self.paths.append([*self.paths[parents[0]], str(self.clips[parents[0]].pk)] if parents else [])
            if parents:
                lineage.append(self._lineage(number, parents))
                edges += [self._edge(number, parent, place) for place, parent in enumerate(parents)]
        with transaction.atomic():
            Job.objects.bulk_create([clip.job for clip in self.clips[start:]], AT_ONCE)
            Clip.objects.bulk_create(self.clips[start:], AT_ONCE)
            RemixTerms.objects.bulk_create(self.terms[start:], AT_ONCE)
            Lineage.objects.bulk_create(lineage, AT_ONCE)
            ParentEdge.objects.bulk_create(edges, AT_ONCE)
            self._count()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _parents(self, number: int) -> list[int]:
        if number == 0:
            return []
        if self.line == number - 1 and number <= LONGEST:
            self.line = number
            return [number - 1]
        first = 0 if self.random.random() < 0.5 else self.random.randrange(number)
        return sorted({first, self.random.randrange(number)}) if number % 10 == 0 else [first]

    def _add(self, number: int) -> None:
        owner = self.people[number % len(self.people)]
        job = Job(owner=owner, state=JobState.READY, engine="studio", prompt="waves", seed=1, price=0)
        job.width, job.height, job.num_frames = 360, 640, 60
        clip = Clip(job=job, owner=owner, visibility=Visibility.PUBLIC, was_public=True, duration_ms=2000)
        clip.width, clip.height = 360, 640
        self.clips.append(clip)
        self.terms.append(RemixTerms(clip=clip))

    def _lineage(self, number: int, parents: list[int]) -> Lineage:
        path = self.paths[number]
        row = Lineage(job=self.clips[number].job, parent=self.clips[parents[0]], root=self.root, path=path)
        row.depth, row.kind, row.counted = self.depths[number], RemixKind.WORDS, True
        return row

    def _edge(self, number: int, parent: int, position: int) -> ParentEdge:
        edge = ParentEdge(job=self.clips[number].job, parent=self.clips[parent], position=position, root=self.root)
        edge.parent_job, edge.terms = self.clips[parent].job, self.terms[parent]
        edge.depth = self.depths[number]
        return edge

    def _count(self) -> None:
        descendants, children = Counter[int](), Counter[str]()
        for above in self.above:
            descendants.update(above)
        for edge in ParentEdge.objects.values_list("parent", flat=True).iterator():
            children[str(edge)] += 1
        ThreadCount.objects.all().delete()
        ThreadCount.objects.bulk_create(
            (
                ThreadCount(clip=self.clips[place], children=children[str(self.clips[place].pk)], descendants=number)
                for place, number in descendants.items()
            ),
            AT_ONCE,
        )
