"""What the router is told of a model."""

from __future__ import annotations

from generation.contracts import ReferenceKind
from generation.manifests.offers import offer_of


def test_as_many_people_are_offered_as_pictures_are_taken_however_many_voices_are(change):
    most = {ReferenceKind.IMAGE: 2, ReferenceKind.VIDEO: 1, ReferenceKind.VOICE: 6}
    able = offer_of(change(limits=change().limits.model_dump() | {"max_references": most}), engine="any").capability
    assert (able.max_references, able.max_voices) == (2, 6)
    assert able.reference_kinds == set(ReferenceKind)


def test_no_picture_is_offered_where_none_is_taken(change):
    most = {ReferenceKind.IMAGE: 0, ReferenceKind.VOICE: 3}
    able = offer_of(change(limits=change().limits.model_dump() | {"max_references": most}), engine="any").capability
    assert able.reference_kinds == {ReferenceKind.VOICE}
