"""A likeness's life."""

from django.db.models import TextChoices


class LikenessKind(TextChoices):
    """A person's own face, or somebody made up: a toy, a pet, a drawing."""

    PERSON = "person"
    CHARACTER = "character"


class LikenessState(TextChoices):
    CHECKING = "checking"
    ACTIVE = "active"
    REJECTED = "rejected"
    REVOKED = "revoked"


MOVES: dict[LikenessState, frozenset[LikenessState]] = {
    LikenessState.CHECKING: frozenset({LikenessState.ACTIVE, LikenessState.REJECTED, LikenessState.REVOKED}),
    LikenessState.ACTIVE: frozenset({LikenessState.REVOKED}),
    LikenessState.REJECTED: frozenset(),
    LikenessState.REVOKED: frozenset(),
}

LIVE = (LikenessState.CHECKING, LikenessState.ACTIVE)
"""States that hold biometric files; every other state holds none."""


class Audience(TextChoices):
    """Whom a grant admits. No grant at all is `only me`."""

    APPROVED = "approved"
    MUTUALS = "mutuals"
    EVERYONE = "everyone"


class Gate(TextChoices):
    """Where consent is asked for again."""

    SUBMIT = "submit"
    CLAIM = "claim"
    SIGN = "sign"
    PUBLISH = "publish"
