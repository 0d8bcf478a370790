"""Who is in a post, for the lists of clips with somebody."""

from uuid import UUID

from cameo.states import LikenessKind
from feed.models import Post, PostCast
from generation.models import JobReference


def note_cast(post: Post) -> None:
    """Inside the transaction that shows the post. Characters are nobody."""
    PostCast.objects.filter(post=post).delete()
    shown = JobReference.objects.filter(job__clip=post.clip_id, likeness__kind=LikenessKind.PERSON)
    people = shown.values_list("likeness__owner", flat=True).distinct()
    PostCast.objects.bulk_create(PostCast(post=post, person_id=person, sequence=post.sequence) for person in people)


def drop_cast(clip_ids: list[UUID]) -> None:
    """Inside the transaction that hides their posts."""
    PostCast.objects.filter(post__clip__in=clip_ids).delete()
