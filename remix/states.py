"""The ways to remix a clip."""

from django.db.models import TextChoices


class RemixKind(TextChoices):
    WORDS = "words"
    """Other words, same people."""
    SWAP = "swap"
    """One likeness in another's place."""
    ADD = "add"
    """One more likeness."""
