"""People by the beginning of their username or shown name, in the order of the alphabet."""

from django.db.models import Q

from accounts.models import User
from accounts.policies import Viewer
from common.pages import Page
from feed.search.paging import after, sealed


def find_people(text: str, viewer: Viewer, *, cursor: str = "", size: int) -> Page[User]:
    """Open accounts that no block keeps apart from the viewer. Raises Invalid("bad_cursor")."""
    begun = text.lower().removeprefix("@")
    named = Q(username__startswith=begun) | Q(display_name__istartswith=begun)
    people = User.objects.visible_to(viewer).filter(named, username__gt=after(cursor, f"people:{begun}"))
    found = list(people.order_by("username")[: size + 1])
    more = len(found) > size
    return Page(items=found[:size], next=sealed(found[size - 1].username, f"people:{begun}") if more else None)
