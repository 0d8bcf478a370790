"""A likeness's life."""

from django.db.models import IntegerChoices, TextChoices


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


MOST_PERSONAL_FIRST = (Audience.APPROVED, Audience.MUTUALS, Audience.EVERYONE)
"""Of several grants that admit somebody, the first in this order decides."""


class Gate(TextChoices):
    """Where consent is asked for again."""

    SUBMIT = "submit"
    CLAIM = "claim"
    SIGN = "sign"
    PUBLISH = "publish"


class Tier(IntegerChoices):
    """How well it is known that a face is its owner's. Each opens it further."""

    SELF_DECLARED = 0
    CHALLENGED = 1
    REVIEWED = 2


LEAST_TIER: dict[Audience, Tier] = {
    Audience.APPROVED: Tier.CHALLENGED,
    Audience.MUTUALS: Tier.REVIEWED,
    Audience.EVERYONE: Tier.REVIEWED,
}
"""What an audience asks of a person's face; characters show nobody and ask for none."""


class Verb(TextChoices):
    GENERATE = "generate"
    EDIT = "edit"
    REMIX = "remix"


class Topic(TextChoices):
    """What a grant may deny. Sexual content is none of these: it is refused always."""

    ROMANCE = "romance"
    VIOLENCE = "violence"
    POLITICS = "politics"
    RELIGION = "religion"
    MEDICAL = "medical"
    ADVERTISING = "advertising"


class StyleScope(TextChoices):
    ANY = "any"
    STYLISED = "stylised"


class Mode(TextChoices):
    """Whom the last word belongs to: the owner before a draft is published (the usual one), before it is rendered, or
    nobody.
    """

    PUBLISHING = "publishing"
    RENDERING = "rendering"
    AUTOMATIC = "automatic"


class ApprovalState(TextChoices):
    """An approval to render is used up by the job that it let in; one to publish stays with its clip."""

    WAITING = "waiting"
    APPROVED = "approved"
    USED = "used"
    DENIED = "denied"
    VOID = "void"


class CaptureState(TextChoices):
    ISSUED = "issued"
    CHECKING = "checking"
    PASSED = "passed"
    FAILED = "failed"
    EXPIRED = "expired"
    REVIEW = "review"


CAPTURE_MOVES: dict[CaptureState, frozenset[CaptureState]] = {
    CaptureState.ISSUED: frozenset({CaptureState.CHECKING, CaptureState.EXPIRED}),
    CaptureState.CHECKING: frozenset({CaptureState.PASSED, CaptureState.REVIEW, CaptureState.FAILED}),
    CaptureState.REVIEW: frozenset({CaptureState.PASSED, CaptureState.FAILED}),
    CaptureState.PASSED: frozenset({CaptureState.REVIEW, CaptureState.FAILED}),
    CaptureState.FAILED: frozenset(),
    CaptureState.EXPIRED: frozenset(),
}
"""A pass may be doubted later: the same face comes up elsewhere, or somebody looks and says no."""
