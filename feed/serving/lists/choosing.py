"""The list of an ask."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from accounts.selectors import find_person
from common.errors import Forbidden, NotFound
from common.rows import key
from feed.contracts import Ask
from feed.serving.asks import person_id
from feed.serving.lists.people import by_followed, with_me_or_followed
from feed.serving.lists.plain import latest, of_person, of_tag, of_thread
from feed.serving.lists.probing import List
from feed.states import Mode


def list_for(viewer: Viewer, ask: Ask) -> List:
    """Raises NotFound for a person or thread that is not there, Forbidden("not_signed_in") for a list of one's own."""
    match ask.mode:
        case Mode.LATEST:
            return latest()
        case Mode.MOOD:
            return of_tag(ask.key.casefold())
        case Mode.PERSON:
            return of_person(find_person(ask.key, viewer=viewer).pk)
        case Mode.THREAD:
            return of_thread(key(_root(ask.key)))
        case Mode.FOLLOWING:
            return by_followed(_me(viewer))
        case Mode.CAMEOS:
            return with_me_or_followed(_me(viewer))
    raise ValueError(f"{ask.mode} is no chronological list")


def _root(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("thread_not_found", _("There is no such thread.")) from None


def _me(viewer: Viewer) -> int:
    me = person_id(viewer)
    if me is None:
        raise Forbidden("not_signed_in", _("Sign in to see this list."))
    return me
