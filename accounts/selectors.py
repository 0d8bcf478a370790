"""Reads about people that are more than a queryset, and the sets of ids that other apps filter by."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiKey, Block, CreditAccount, Follow, Mute, Notification, User
from accounts.models.credits import AccountKind
from accounts.policies import Viewer
from accounts.units import credits_of
from common.clock import now
from common.errors import NotFound
from common.text import storable

MOST_FOUND = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a viewer sees of how they and a person stand. A block from the other side shows as nobody there."""

    follows: bool = False
    followed_by: bool = False
    blocked: bool = False
    muted: bool = False

    @property
    def mutuals(self) -> bool:
        return self.follows and self.followed_by


def are_mutuals(one: User, other: User) -> bool:
    """Each follows the other."""
    return Follow.objects.between(one, other).count() == 2


def are_parted(one: User, other: User) -> bool:
    """A block stands between them, whoever made it."""
    return Block.objects.between(one, other).exists()


def parted_from(viewer: Viewer) -> QuerySet[Block, int]:
    """Ids of those a block keeps apart from the viewer, either way; a subquery."""
    if not isinstance(viewer, User):
        return Block.objects.none().values_list("target_id", flat=True)
    other = Case(When(source=viewer, then=F("target_id")), default=F("source_id"))
    blocks = Block.objects.filter(Q(source=viewer) | Q(target=viewer))
    return blocks.annotate(other=other).values_list("other", flat=True)


def muted_by(viewer: Viewer) -> QuerySet[Mute, int]:
    """Ids, a subquery."""
    mutes = Mute.objects.filter(source=viewer) if isinstance(viewer, User) else Mute.objects.none()
    return mutes.values_list("target_id", flat=True)


def followed_by(viewer: Viewer) -> QuerySet[Follow, int]:
    """Ids, a subquery."""
    follows = Follow.objects.filter(source=viewer) if isinstance(viewer, User) else Follow.objects.none()
    return follows.values_list("target_id", flat=True)


def find_person(username: str, *, viewer: Viewer) -> User:
    """Raises NotFound("person_not_found"), also for those a block keeps apart."""
    found = User.objects.visible_to(viewer).filter(username=username.lower()).first() if storable(username) else None
    if found is None:
        raise NotFound("person_not_found", _("There is nobody of this name."))
    return found


def find_blockable(username: str, *, viewer: User) -> User:
    """As find_person, but those the viewer blocked are found too. Raises NotFound("person_not_found")."""
    if storable(username):
        mine = User.objects.filter(username=username.lower(), blocks_received__source=viewer).first()
        if mine is not None:
            return mine
    return find_person(username, viewer=viewer)


def search_people(prefix: str, *, viewer: Viewer) -> list[User]:
    """At most MOST_FOUND whose name begins so, in the order of the alphabet."""
    people = User.objects.visible_to(viewer).filter(username__startswith=prefix.lower())
    return list(people.order_by("username")[:MOST_FOUND])


def standing(viewer: Viewer, person: User) -> Standing:
    """All of it False for a visitor, and towards oneself."""
    if not isinstance(viewer, User) or viewer == person:
        return Standing()
    follows = set(Follow.objects.between(viewer, person).values_list("source_id", flat=True))
    return Standing(
        follows=viewer.pk in follows,
        followed_by=person.pk in follows,
        blocked=Block.objects.filter(source=viewer, target=person).exists(),
        muted=Mute.objects.filter(source=viewer, target=person).exists(),
    )


def follow_counts(person: User) -> tuple[int, int]:
    """Followers, following; closed accounts do not count."""
    followers = person.follows_received.filter(source__is_active=True).count()
    return followers, person.follows_made.filter(target__is_active=True).count()


def followers_of(person: User, *, viewer: Viewer) -> QuerySet[Follow]:
    """Follows towards the person, with `source`; without those the viewer may not see."""
    shown = person.follows_received.filter(source__is_active=True).exclude(source__in=parted_from(viewer))
    return shown.select_related("source")


def following_of(person: User, *, viewer: Viewer) -> QuerySet[Follow]:
    """Follows the person made, with `target`; without those the viewer may not see."""
    shown = person.follows_made.filter(target__is_active=True).exclude(target__in=parted_from(viewer))
    return shown.select_related("target")


def notices_for(recipient: User) -> QuerySet[Notification]:
    """With `actor`; nothing about people who are parted from the recipient since."""
    notices = Notification.objects.filter(recipient=recipient).select_related("actor")
    return notices.exclude(actor__in=parted_from(recipient))


def unread_count(recipient: User) -> int:
    return notices_for(recipient).filter(read_at__isnull=True).count()


def keys_of(owner: User) -> QuerySet[ApiKey]:
    """Those that may still open something, or did until they expired."""
    return ApiKey.objects.filter(owner=owner, revoked_at__isnull=True)


def working_keys(owner: User) -> QuerySet[ApiKey]:
    return keys_of(owner).filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now()))


def balance(owner: User) -> tuple[Decimal, Decimal]:
    """Available and held credits, to the hundredth."""
    sums = CreditAccount.objects.filter(owner=owner).aggregate(
        available=Sum("balance", filter=Q(kind=AccountKind.WALLET)),
        held=Sum("balance", filter=Q(kind=AccountKind.HELD)),
    )
    return credits_of(sums["available"] or 0), credits_of(sums["held"] or 0)
