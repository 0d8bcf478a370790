"""Locks of the counter, in the order in which everybody takes them: people, posts, then what was counted.

A closing account has its person's row from its first statement on, so the two of them meet here and nowhere later: who
comes second sees what the first one did. Hiding a post takes its row, then its stat's, as here.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from accounts.models import User
from feed.models import Post

PEOPLE = "SELECT id FROM accounts_user WHERE id = ANY(%s) AND is_active ORDER BY id FOR KEY SHARE"
"""No stronger: who follows or signs in meanwhile need not wait."""


def hold_people(ids: Collection[int]) -> set[int]:
    """Inside the counter's transaction: those whose accounts are open, and stay so until it ends."""
    if connection.vendor != "postgresql":
        return set(User.objects.filter(pk__in=ids, is_active=True).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [sorted(ids)])
        return {pk for (pk,) in cursor.fetchall()}


def hold_posts(ids: Collection[UUID]) -> None:
    rows = Post.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    list(rows.values_list("pk", flat=True))
