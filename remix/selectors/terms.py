"""Which terms hold."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import OuterRef, Subquery

from generation.models import Clip
from remix.models import RemixTerms


def terms_in_force(clip_ids: Collection[UUID]) -> dict[UUID, RemixTerms]:
    """The newest version of each clip that has any. One query."""
    newest = RemixTerms.objects.filter(clip=OuterRef("clip")).order_by("-version").values("version")[:1]
    rows = RemixTerms.objects.filter(clip__in=clip_ids, version=Subquery(newest))
    return {terms.clip_id: terms for terms in rows}


def terms_of(clip: Clip) -> RemixTerms:
    """Those in force; not stored, with the defaults, where the author set none."""
    return terms_in_force([clip.pk]).get(clip.pk) or RemixTerms(clip=clip)
