"""A site of any size by a few statements: one row of each kind is made by hand, all others are copies of it with their
own numbers. For SQLite and PostgreSQL; foreign keys are not checked meanwhile.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from accounts.models import Follow, User
from common.clock import now
from feed.events.recording import viewer_of
from feed.hotness import hot
from feed.models import Event, Like, Post, PostStat, PostTag, PostWords, PublishSequence, Save, Seen
from feed.search.documents import document
from feed.states import EventKind
from generation.models import Clip, Job
from generation.states import JobState, Visibility

AUTHORS_EVERY = 100
"""One author for so many posts: sites grow by people."""
AT_A_TIME = 1_000
"""Authors take turns; others come, and post as much, when these have gone."""
FULL = 20_000
"""So many of the newest have jobs and clips, which only cards read: of older ones nothing shows them."""
STEP_S = 20
"""Between two posts; the newest is from now."""
FIRST_VIEWER, FIRST_AUTHOR = 1_000, 1_000_000
AT_ONCE = 200_000
"""Rows in a statement: SQLite holds them all in memory before it writes them."""
FOLLOWED, LIKED = 100, 200
POST, CLIP, JOB, EVENT = 1, 2, 3, 4
"""First digit of the ids of each."""


def numbered(kind: int, number: int) -> UUID:
    """The id that the SQL of `_id` makes."""
    return UUID(int=kind << 124 | number)


def fill(posts: int, *, full: int = FULL) -> None:
    """Posts 1..`posts` in the order of publishing, `full` of the newest with all that a card shows. One in fifty is
    hidden, one in ten a remix, one in three shows people; every one has two tags.
    """
    authors = _authors(posts)
    by = f"{FIRST_AUTHOR} + (i - 1) / {AT_A_TIME * AUTHORS_EVERY} * {AT_A_TIME} + i % {min(authors, AT_A_TIME)}"
    shown = max(1, posts - full + 1)
    began = now()
    with _unchecked(), transaction.atomic():
        author = User.objects.create(pk=FIRST_AUTHOR, username="author0", email="author0@example.com")
        _copy(author, 1, authors - 1, {"id": f"{FIRST_AUTHOR} + i", "username": "'author' || i", "email": "'a' || i"})
        job = Job.objects.create(
            pk=numbered(JOB, 0), owner=author, state=JobState.READY, engine="studio", seed=0, price=0, num_frames=150,
            prompt="Two friends dance on the moon while it rains", width=720, height=1280,
        )  # fmt: skip
        _copy(job, shown, posts, {"id": _id(JOB), "owner_id": by})
        clip = Clip.objects.create(
            pk=numbered(CLIP, 0), job=job, owner=author, visibility=Visibility.PUBLIC, was_public=True, width=720,
            height=1280, duration_ms=5000,
        )  # fmt: skip
        _copy(clip, shown, posts, {"id": _id(CLIP), "job_id": _id(JOB), "owner_id": by})
        post = Post.objects.create(
            pk=numbered(POST, 0), clip=clip, author=author, sequence=0, caption="as people write them #clay #moon",
            language="en", duration_ms=5000, tags=["clay", "moon"], thread=clip.pk,
        )  # fmt: skip
        own = {
            "id": _id(POST),
            "clip_id": _id(CLIP),
            "author_id": by,
            "sequence": "i",
            "created_at": _ago(began, posts),
        }
        own |= {"hidden": "i % 50 = 0", "remix": "i % 10 = 0", "people": "i % 3 = 0", "like_count": "i % 50"}
        _copy(post, 1, posts, own | {"thread": _id(CLIP, "i - i % 200")})
        stat = PostStat.objects.create(post=post, updated_at=began)
        rank = f"{hot(3, began)} - ({posts} - i) * {STEP_S / 86_400} + (i * 7919 % 1000) / 400.0"
        own = {
            "post_id": _id(POST),
            "hot": rank,
            "eligible": "i % 50 <> 0",
            "likes": "i % 50",
            "impressions": "i % 900",
            "credit": "(i * 7919 % 1000) / 50.0 + i / 500.0",
            "published_at": _ago(began, posts),
            "day": _ago(began, posts, "date"),
        }
        _copy(stat, 1, posts, own)
        for place, tag in enumerate(post.tags):
            tagged = PostTag.objects.create(post=post, tag=tag, sequence=0)
            own = {"id": f"{1_000 + place * 20_000_000} + i", "post_id": _id(POST), "sequence": "i"}
            _copy(tagged, shown, posts, own)
        PublishSequence.objects.update_or_create(pk=1, defaults={"last": posts})
        said = document(tags=post.tags, people=["author0"], caption=post.caption, prompt=job.prompt)
        words = PostWords.objects.create(post=post, sequence=0, words=said)
        _copy(words, shown, posts, {"sequence": "i", "post_id": _id(POST), "words": "words || ' number' || (i % 97)"})
        for made in (words, tagged, stat, post, clip, job):
            type(made).objects.filter(pk=made.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def happenings(events: int, posts: int, who: User) -> None:
    """Impressions of the newest posts, one in fifty of them `who`'s own; so many posts count as seen;
    every post is liked and saved by somebody."""
    began = now()
    newest = _id(POST, f"{posts} - i % {min(posts, events // 2)}")
    with _unchecked(), transaction.atomic():
        event = Event.objects.create(
            viewer=viewer_of(who.pk), person=who, post_id=numbered(POST, posts), kind=EventKind.IMPRESSION, at=began
        )
        someone = f"CASE WHEN i % 50 = 0 THEN {who.pk} ELSE {FIRST_AUTHOR} + i % {_authors(posts)} END"
        own = {"id": f"{event.pk} + i", "person_id": someone, "post_id": newest, "client_id": _id(EVENT)}
        _copy(event, 1, events, own | {"viewer": _id(EVENT), "at": _ago(began, events, step_s=0)})
        for kind in (Like, Save):
            liked = kind.objects.create(post_id=numbered(POST, 0), person_id=FIRST_AUTHOR)
            own = {
                "id": f"{liked.pk} + i",
                "person_id": f"{FIRST_AUTHOR} + i % {_authors(posts)}",
                "post_id": _id(POST),
            }
            _copy(liked, 1, posts, own)
            liked.delete()
        last = range(posts - 1, max(0, posts - 1 - events // 50), -1)
        Seen.objects.bulk_create(Seen(person=who, post_id=numbered(POST, place), at=began) for place in last)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def viewer(posts: int, number: int = 0) -> User:
    """Follows FOLLOWED authors of now, likes LIKED of the newest posts."""
    made = User.objects.create(
        pk=FIRST_VIEWER + number, username=f"viewer{number}", email=f"viewer{number}@example.com"
    )
    authors = User.objects.filter(pk__gte=FIRST_AUTHOR).order_by("-pk")[number : number + FOLLOWED]
    Follow.objects.bulk_create(Follow(source=made, target=author) for author in authors)
    newest = range(posts, max(0, posts - LIKED), -1)
    with _unchecked():
        Like.objects.bulk_create(Like(person=made, post_id=numbered(POST, place)) for place in newest)
    return made


def _authors(posts: int) -> int:
    return max(10, posts // AUTHORS_EVERY)


def _copy(row: Model, first: int, last: int, own: Mapping[str, str]) -> None:
    """Numbers `first`..`last`, called i; `own` are SQL of the columns that differ, all others are those of `row`."""
    if last < first:
        return
    table, key = row._meta.db_table, row._meta.concrete_fields[0]
    skipped = {key.column} - set(own)
    columns = [field.column for field in row._meta.concrete_fields if field.column not in skipped]
    values = ", ".join(own.get(column, f'made."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    numbers = "WITH RECURSIVE number(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM number WHERE i < %s)"
    if connection.vendor == "postgresql":
        numbers = "WITH number(i) AS (SELECT generate_series(%s::bigint, %s::bigint))"
    source = f'FROM number, {table} made WHERE made."{key.column}" = %s'
    sql = f"INSERT INTO {table} ({names}) {numbers} SELECT {values} {source}"
    template = key.get_db_prep_value(row.pk, connection)
    with connection.cursor() as cursor:
        for start in range(first, last + 1, AT_ONCE):
            cursor.execute(sql.replace("% ", "%% "), [start, min(last, start + AT_ONCE - 1), template])


def _id(kind: int, number: str = "i") -> str:
    if connection.vendor == "postgresql":
        return f"('{kind}' || lpad(to_hex({number}), 31, '0'))::uuid"
    return f"printf('{kind}%%031x', {number})"


def _ago(moment: datetime, last: int, what: str = "datetime", *, step_s: int = STEP_S) -> str:
    """The time of number i, `step_s` apart, the last of them now."""
    seconds = f"{moment.timestamp():.0f} - ({last} - i) * {step_s}"
    if connection.vendor == "postgresql":
        return f"to_timestamp({seconds})" + ("::date" if what == "date" else "")
    return f"{what}({seconds}, 'unixepoch')"


@contextmanager
def _unchecked() -> Iterator[None]:
    """Foreign keys are not looked at, neither now nor at the commit. Needs a superuser on PostgreSQL."""
    off, on = "PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"
    if connection.vendor == "postgresql":
        off, on = "SET session_replication_role = replica", "SET session_replication_role = DEFAULT"
    with connection.cursor() as cursor:
        cursor.execute(off)
        try:
            yield
        finally:
            cursor.execute(on)
