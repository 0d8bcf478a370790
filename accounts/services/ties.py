"""Follow, block and mute. Each is harmless to do again, and to undo when it was never done."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Block, Follow, Mute, User
from accounts.policies import PersonPolicy
from accounts.services.notices import notify
from accounts.signals import people_parted, person_followed, person_unfollowed
from accounts.states import NoticeKind
from common.errors import Invalid, NotFound


def follow(actor: User, target: User) -> None:
    """Raises Invalid("oneself"), NotFound("person_not_found") when a block stands between them."""
    _refuse_oneself(actor, target)
    with transaction.atomic():
        # The lock orders this against a block made, or an account closed, at the same moment.
        pair = User.objects.select_for_update(no_key=True).filter(pk__in=[actor.pk, target.pk]).order_by("pk")
        now = {person.pk: person for person in pair}
        if not now[actor.pk].is_active or not PersonPolicy(now[actor.pk]).view(now[target.pk]):
            raise NotFound("person_not_found", _("There is nobody of this name."))
        _tie, made = Follow.objects.get_or_create(source=actor, target=target)
        if made:
            notify(target, NoticeKind.FOLLOWED, actor=actor)
            person_followed.send(sender=User, source=actor, target=target)


def unfollow(actor: User, target: User) -> None:
    with transaction.atomic():
        gone, _rows = Follow.objects.filter(source=actor, target=target).delete()
        if gone:
            person_unfollowed.send(sender=User, source=actor, target=target)


def block(actor: User, target: User) -> None:
    """Ends follows both ways and says people_parted, all in one transaction. Raises Invalid("oneself")."""
    _refuse_oneself(actor, target)
    with transaction.atomic():
        list(User.objects.select_for_update(no_key=True).filter(pk__in=[actor.pk, target.pk]).order_by("pk"))
        _tie, made = Block.objects.get_or_create(source=actor, target=target)
        if made:
            Follow.objects.between(actor, target).delete()
            people_parted.send(sender=User, one=actor, other=target)


def unblock(actor: User, target: User) -> None:
    """What the block ended stays ended."""
    Block.objects.filter(source=actor, target=target).delete()


def mute(actor: User, target: User) -> None:
    """Raises Invalid("oneself")."""
    _refuse_oneself(actor, target)
    Mute.objects.get_or_create(source=actor, target=target)


def unmute(actor: User, target: User) -> None:
    Mute.objects.filter(source=actor, target=target).delete()


def _refuse_oneself(actor: User, target: User) -> None:
    if actor == target:
        raise Invalid("oneself", _("This is you."))
