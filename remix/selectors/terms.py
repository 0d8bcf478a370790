"""Which terms hold."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from common.errors import NotFound
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


def terms_version(clip: Clip, version: str) -> RemixTerms:
    """Raises NotFound("terms_not_found")."""
    number = int(version) if version.isascii() and version.isdecimal() and len(version) < MOST_DIGITS else 0
    found = RemixTerms.objects.filter(clip=clip, version=number).first()
    if found is None:
        raise NotFound("terms_not_found", _("These terms have no such version."))
    return found


MOST_DIGITS = 10
"""More, and the database can not hold the number."""
