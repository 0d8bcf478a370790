"""`python -m bench.revoke_thread CLIPS LIMIT_S`: fills the configured database with one thread of remixes that show one
face, takes the face back, and says when the last clip went dark. For bench.revoke, which prepares the database.
"""

import sys
import time
from collections import Counter
from threading import Event, Thread

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from accounts.models import User  # noqa: E402
from cameo.models import ConsentEvent, Likeness  # noqa: E402
from cameo.services import revoke  # noqa: E402
from cameo.states import LikenessState  # noqa: E402
from common import store  # noqa: E402
from feed.models import Post  # noqa: E402
from generation.models import Clip, Job, JobReference  # noqa: E402
from generation.services import forget_files  # noqa: E402
from generation.states import MEDIA, JobState, Visibility  # noqa: E402
from remix.models import Lineage, ParentEdge, RemixTerms, ThreadCount  # noqa: E402
from remix.states import RemixKind  # noqa: E402

BRANCHES = 4
"""Every clip has so many remixes until there are enough: ten thousand are seven deep."""
SPARED_EVERY = 5
"""One clip more in so many shows nobody, and has to stay."""
AT_ONCE = 500


def build(clips: int) -> tuple[Likeness, int]:
    """The face, and how many clips do not show it. Each clip has one file, a post and its place in the thread."""
    ann = User.objects.create(username="ann", email="ann@example.com")
    likeness = Likeness.objects.create(owner=ann, handle="ann", state=LikenessState.ACTIVE)
    jobs: list[Job] = []
    made: list[Clip] = []
    paths: list[list[str]] = []
    lineage: list[Lineage] = []
    edges: list[ParentEdge] = []
    terms: list[RemixTerms] = []
    below: Counter[str] = Counter()
    for number in range(clips + clips // SPARED_EVERY):
        above = (number - 1) // BRANCHES
        job = Job(owner=ann, state=JobState.READY, engine="studio", prompt="@ann waves", seed=number, price=0)
        job.width, job.height, job.num_frames = 360, 640, 60
        clip = Clip(job=job, owner=ann, visibility=Visibility.PUBLIC, was_public=True, duration_ms=2000)
        clip.width, clip.height = job.width, job.height
        clip.video_key = store.put_bytes(clip.space, b"frames", suffix="mp4")
        path = [*paths[above], str(made[above].pk)] if number else []
        if number:
            row = Lineage(job=job, parent=made[above], root=made[0], kind=RemixKind.WORDS, counted=True)
            row.path, row.depth = path, len(path)
            lineage.append(row)
            edge = ParentEdge(job=job, parent=made[above], parent_job=jobs[above], root=made[0], depth=len(path))
            edge.terms = terms[above]
            edges.append(edge)
            below.update(path)
        jobs.append(job)
        made.append(clip)
        terms.append(RemixTerms(clip=clip))
        paths.append(path)
    shown = [JobReference(job=job, likeness=likeness, epoch=1, handle="ann") for job in jobs[:clips]]
    posts = [Post(clip=clip, author=ann, sequence=number) for number, clip in enumerate(made)]
    with transaction.atomic():
        Job.objects.bulk_create(jobs, batch_size=AT_ONCE)
        JobReference.objects.bulk_create(shown, batch_size=AT_ONCE)
        Clip.objects.bulk_create(made, batch_size=AT_ONCE)
        Post.objects.bulk_create(posts, batch_size=AT_ONCE)
        RemixTerms.objects.bulk_create(terms, batch_size=AT_ONCE)
        Lineage.objects.bulk_create(lineage, batch_size=AT_ONCE)
        ParentEdge.objects.bulk_create(edges, batch_size=AT_ONCE)
        counts = (_count(clip, number, len(made), below) for number, clip in enumerate(made))
        ThreadCount.objects.bulk_create(counts, batch_size=AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return likeness, clips // SPARED_EVERY


def _count(clip: Clip, number: int, clips: int, below: "Counter[str]") -> ThreadCount:
    children = max(min(clips, (number + 1) * BRANCHES + 1) - (number * BRANCHES + 1), 0)
    return ThreadCount(clip=clip, children=children, descendants=below[str(clip.pk)])


def dark_at(likeness: Likeness, ready: Event, seen: list[float]) -> None:
    """Adds the first moment at which another connection sees no clip and no post of it."""
    shown = JobReference.objects.filter(likeness=likeness).values("job")
    visible = Clip.objects.filter(job__in=shown, visibility__in=MEDIA)
    posts = Post.objects.filter(clip__job__in=shown, hidden=False)
    ready.set()
    while visible.exists() or posts.exists():
        time.sleep(0.01)
    seen.append(time.perf_counter())
    connection.close()


def main() -> int:
    clips, limit_s = int(sys.argv[1]), float(sys.argv[2])
    likeness, spared = build(clips)
    ready, seen = Event(), list[float]()
    watcher = Thread(target=dark_at, args=(likeness, ready, seen))
    watcher.start()
    ready.wait()
    began = time.perf_counter()
    revoke(likeness.owner, likeness)
    answered_s = time.perf_counter() - began
    watcher.join()
    dark_s = seen[0] - began
    left = Clip.objects.filter(visibility__in=MEDIA).count()
    if left != spared or Post.objects.filter(hidden=False).count() != spared:
        print(f"{left} clips are still seen, expected {spared}")
        return 1
    withdrawn = Clip.objects.filter(visibility=Visibility.WITHDRAWN).values_list("pk", flat=True)
    began = time.perf_counter()
    files = forget_files(withdrawn)
    files_s = time.perf_counter() - began
    events = ConsentEvent.objects.count()
    print(f"{connection.vendor}: {clips} clips of one face, {spared} remixes without it; {events} events in the ledger")
    print(f"revoke to last clip dark: {dark_s:.2f} s, promised {limit_s:g} s, ratio {dark_s / limit_s:.2f}")
    print(f"answered after {answered_s:.2f} s; {files} files deleted in the background in {files_s:.2f} s")
    return int(dark_s > limit_s)


if __name__ == "__main__":
    sys.exit(main())
