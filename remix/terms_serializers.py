"""Shapes of terms."""

from typing import Any

from rest_framework import serializers

from accounts.policies import Viewer
from common.api import storable_text
from generation.models import Clip
from remix.models import RemixTerms
from remix.models.lineage import MOST_DEPTH
from remix.states import RemixKind
from remix.terms import MOST_APPROVED, MOST_SHARE, Terms, Who


class TermsWriteSerializer(serializers.Serializer):
    """What is left out is as it is for a clip without terms."""

    who = serializers.ChoiceField(choices=Who.choices, default=Who.EVERYONE)
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=RemixKind.choices),
        default=list,
        max_length=len(RemixKind),
        help_text="empty: every kind, later ones too",
    )
    must_credit = serializers.BooleanField(default=True)
    commercial = serializers.BooleanField(default=False, help_text="whether remixes may be made to earn money")
    share_percent = serializers.IntegerField(
        min_value=0, max_value=MOST_SHARE, default=0, help_text="of the price of a remix, for the author"
    )
    depth = serializers.IntegerField(
        min_value=1,
        max_value=MOST_DEPTH,
        allow_null=True,
        default=None,
        help_text="generations below; null: any number",
    )
    approved = serializers.ListField(
        child=serializers.CharField(max_length=30, validators=[storable_text]),
        default=list,
        max_length=MOST_APPROVED,
        help_text="usernames, for `who` approved",
    )

    def wanted(self) -> Terms:
        data = self.validated_data
        lists = {"kinds": tuple(data["kinds"]), "approved": tuple(data["approved"])}
        return Terms(**{**data, **lists, "who": Who(data["who"])})


class TermsSerializer(TermsWriteSerializer):
    version = serializers.IntegerField(help_text="0 where the author set none yet")


def terms_body(terms: RemixTerms, clip: Clip, viewer: Viewer) -> dict[str, Any]:
    own = viewer is not None and clip.owner_id == viewer.pk
    return {
        "version": terms.version if terms.pk else 0,
        "who": terms.who,
        "kinds": terms.kinds,
        "must_credit": terms.must_credit,
        "commercial": terms.commercial,
        "share_percent": terms.share_percent,
        "depth": terms.depth,
        "approved": [person.username for person in terms.approved.order_by("username")] if own and terms.pk else [],
    }
