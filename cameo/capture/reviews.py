"""What waits for a moderator's eyes."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from cameo.models import Capture, Likeness
from cameo.states import LIVE, CaptureState, LikenessState, Tier


def captures_to_review(moderator: User) -> QuerySet[Capture]:
    """Oldest first, with `owner` and `likeness`: doubtful ones, and good ones whose face nobody has looked at while
    their pictures are there. Never one's own, never one that a newer capture of the same face took the place of.
    """
    newer = Capture.objects.filter(
        likeness=OuterRef("likeness"),
        state__in=[CaptureState.PASSED, CaptureState.REVIEW],
        created_at__gt=OuterRef("created_at"),
    )
    unseen = Q(state=CaptureState.PASSED, likeness__tier__lt=Tier.REVIEWED) & ~Q(video_key="")
    return (
        Capture.objects.filter(Q(state=CaptureState.REVIEW) | unseen, ~Exists(newer), likeness__state__in=LIVE)
        .exclude(owner=moderator)
        .select_related("owner", "likeness")
        .order_by("created_at")
    )


def characters_to_review(moderator: User) -> QuerySet[Likeness]:
    """Oldest first, with `owner`: those in which a person may be. Never one's own."""
    doubted = Likeness.objects.characters().filter(state=LikenessState.ACTIVE, doubted_at__isnull=False)
    return doubted.exclude(owner=moderator).select_related("owner").order_by("doubted_at")
