"""`python -m bench.remix_thread MOST`: grows one thread tenfold at a time in the configured database and measures its
pages. For bench.remix, which prepares the database.
"""

import statistics
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.remix_rows import Grower  # noqa: E402
from generation.models import Clip, Job  # noqa: E402
from generation.services import set_visibility  # noqa: E402
from generation.states import JobState, Visibility  # noqa: E402
from remix.models import Lineage  # noqa: E402
from remix.policies import RemixPolicy  # noqa: E402
from remix.selectors import ancestors_of, children_of, credit_line, siblings_of, tree  # noqa: E402
from remix.services import join  # noqa: E402
from remix.states import RemixKind  # noqa: E402

TIMES = 9
ONE_MORE = "grow by one, in all counts"


def measures(root: Clip, viewer: User) -> dict[str, Callable[[], object]]:
    """The deepest clip stands for the way up; the middle of the tree for a page far behind the first."""
    deepest = Clip.objects.get(job=Lineage.objects.order_by("-depth", "-job").values("job")[:1])
    cursor, late = "", ""
    for _ in range(20):
        late, cursor = cursor, tree(root, viewer, cursor=cursor).next or ""
        if not cursor:
            break
    return {
        "tree, first page": lambda: tree(root, viewer),
        "tree, a late page": lambda: tree(root, viewer, cursor=late),
        "children of the root": lambda: children_of(root.pk, viewer),
        "siblings": lambda: siblings_of(deepest, viewer),
        "ancestors of the deepest": lambda: ancestors_of(deepest, viewer),
        "credit of the deepest": lambda: credit_line(deepest, viewer),
        "terms of the deepest": lambda: RemixPolicy(viewer).remix(deepest, RemixKind.WORDS),
        ONE_MORE: lambda: one_more(deepest, viewer),
    }


def one_more(parent: Clip, owner: User) -> None:
    """A remix is joined and published, and undone again."""
    job = Job(owner=owner, state=JobState.READY, engine="studio", prompt="waves", seed=1, price=0)
    job.width, job.height, job.num_frames = 360, 640, 60
    with transaction.atomic():
        job.save()
        join(job, [parent], RemixKind.WORDS)
        clip = Clip.objects.create(job=job, owner=owner, width=360, height=640, duration_ms=2000)
        set_visibility(clip, Visibility.PUBLIC)
        transaction.set_rollback(True)


def cost(act: Callable[[], object]) -> tuple[int, float]:
    with CaptureQueriesContext(connection) as seen:
        act()
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return len(seen), statistics.median(spent)


def main() -> int:
    most, size = int(sys.argv[1]), 100
    grower = Grower()
    queries: dict[str, list[int]] = {}
    while size <= most:
        grower.grow(size)
        print(f"{connection.vendor}: a thread of {size:,} clips, {grower.deepest} generations deep")
        for what, act in measures(grower.root, grower.people[0]).items():
            number, ms = cost(act)
            queries.setdefault(what, []).append(number)
            print(f"  {what:28} {number:3} queries {ms:9.2f} ms", flush=True)
        size *= 10
    growing = [what for what, numbers in queries.items() if max(numbers[1:]) > numbers[1]] if size > 1000 else []
    print(f"queries that grow with the thread: {', '.join(growing) or 'none'}")
    return int(bool(growing))


if __name__ == "__main__":
    sys.exit(main())
