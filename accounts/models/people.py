"""People, and what stands between two of them."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, AnonymousUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.names import USERNAME_VALIDATORS

CLOSED = "closed-"
"""Begins the name of an emptied row; nobody else's name can have a hyphen."""


class PersonQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: "User | AnonymousUser | None") -> Self:
        """Everyone whose account is open, less those a block keeps apart from `viewer`; None is a visitor."""
        people = self.filter(is_active=True)
        if viewer is None or viewer.pk is None:
            return people
        blocks = Block.objects.filter(
            models.Q(source=viewer.pk, target=models.OuterRef("pk"))
            | models.Q(source=models.OuterRef("pk"), target=viewer.pk)
        )
        return people.exclude(models.Exists(blocks))

    def not_closed(self) -> Self:
        """Everyone who did not leave for good, also whom staff have shut out."""
        return self.exclude(username__startswith=CLOSED)


class PersonManager(UserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Django's, so that `createsuperuser` works, with our querysets."""

    use_in_migrations = False


class User(AbstractUser):
    """A person with an account; `username` is the @handle, always lower case. A closed account keeps an empty row."""

    username = models.CharField(max_length=30, db_index=True, validators=USERNAME_VALIDATORS)
    display_name = models.CharField(max_length=60, blank=True)
    bio = models.CharField(max_length=300, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    avatar_key = models.CharField(max_length=160, blank=True)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    objects: ClassVar[Any] = PersonManager()

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta(AbstractUser.Meta):
        constraints = [
            # Of an expression: a change of a plain unique column makes PostgreSQL wait for everybody who is writing a
            # row about this person, and they may wait for what the closing of the account holds.
            models.UniqueConstraint(
                Lower("username"), name="one_person_a_name", violation_error_message=_("This name is taken.")
            ),
        ]

    @property
    def shown_name(self) -> str:
        return self.display_name or self.username

    @property
    def avatar_url(self) -> str:
        """Changes with the picture; empty when there is none."""
        return (
            f"{reverse('api-person-avatar', args=[self.username])}?v={self.avatar_key[-12:-4]}"
            if self.avatar_key
            else ""
        )


class TieQuerySet(models.QuerySet[Any]):
    def between(self, one: User, other: User) -> Self:
        """Ties in either direction."""
        return self.filter(models.Q(source=one, target=other) | models.Q(source=other, target=one))


class Tie(models.Model):
    """One person's stand towards another."""

    source = models.ForeignKey(User, models.CASCADE, related_name="%(class)ss_made")
    target = models.ForeignKey(User, models.CASCADE, related_name="%(class)ss_received")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="%(class)s_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="%(class)s_not_oneself"),
        ]


class Follow(Tie):
    """`source` wants `target`'s clips in the feed; two follows make mutuals."""


class Block(Tie):
    """`source` and `target` no longer meet: neither sees, follows, casts or remixes the other."""


class Mute(Tie):
    """`source` does not want `target` in the feed; `target` never knows."""
