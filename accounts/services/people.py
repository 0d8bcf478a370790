"""Opening, changing and closing an account."""

import secrets
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Q

from accounts.contracts import Keepsake
from accounts.models import ApiKey, Block, Follow, Mute, User
from accounts.models.people import CLOSED
from accounts.services.avatars import AVATARS
from accounts.services.credits import empty_wallet, grant_daily
from accounts.services.notices import drop_notices
from accounts.signals import account_closed, account_closing, person_changed
from common import store
from common.models import IdempotencyRecord

CLOSING = 0x636C6F73
"""`clos`, as the number of PostgreSQL's advisory lock."""


def open_account(person: User, *, birth_date: date) -> None:
    """What sign-up adds to a new row: the day of birth, which is set once, and the first day's credits."""
    User.objects.filter(pk=person.pk, birth_date__isnull=True).update(birth_date=birth_date)
    person.birth_date = birth_date
    grant_daily(person)


def update_profile(actor: User, *, display_name: str | None = None, bio: str | None = None) -> User:
    """None leaves a field as it is."""
    renamed = display_name is not None and display_name != actor.display_name
    if display_name is not None:
        actor.display_name = display_name
    if bio is not None:
        actor.bio = bio
    with transaction.atomic():
        actor.save(update_fields=["display_name", "bio"])
        if renamed:
            person_changed.send(sender=User, user=actor)
    return actor


def close_account(actor: User) -> list[Keepsake]:
    """Empties the row for good and frees the name. Whoever keeps things of theirs hears account_closing first; returns
    what they may keep. Harmless again, and returns nothing then.

    Also of whom staff have shut out. The row itself stays: the books must balance, and other people's remixes of a clip
    keep their place in the thread.
    """
    with transaction.atomic():
        _wait_for_others_closing()
        # Not of its key: who writes a row about this person, a notice say, goes on (accounts.models.User).
        person = User.objects.not_closed().select_for_update(no_key=True).filter(pk=actor.pk).first()
        if person is None:
            return []
        account_closing.send(sender=User, user=person)
        empty_wallet(person)
        for ties in (Follow, Block, Mute):
            ties.objects.filter(Q(source=person) | Q(target=person)).delete()
        drop_notices(Q(recipient=person) | Q(actor=person))
        ApiKey.objects.filter(owner=person).delete()
        IdempotencyRecord.objects.filter(user=person).delete()
        for kept in (EmailAddress, Authenticator):
            kept.objects.filter(user=person).delete()
        for session in UserSession.objects.filter(user=person):
            session.end()
        about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk))
        about.update(object_repr="", change_message="")
        person.username = f"{CLOSED}{secrets.token_hex(8)}"
        person.email = person.display_name = person.bio = person.avatar_key = ""
        person.birth_date = None
        person.is_active = person.is_staff = person.is_superuser = False
        person.set_unusable_password()
        person.save()
        transaction.on_commit(lambda: store.delete_space(f"{AVATARS}/{person.pk}"), robust=True)
    answers = account_closed.send_robust(sender=User, user=person)
    return [keepsake for _who, kept in answers if isinstance(kept, list) for keepsake in kept]


def _wait_for_others_closing() -> None:
    """One at a time: two who follow each other, and made clips of each other, would wait for each other in many places.
    On SQLite BEGIN IMMEDIATE says that already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLOSING])
