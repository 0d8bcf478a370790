"""Wishes and preferences changed: the list that was ranked by the old ones ends, whatever page it is at."""

from collections.abc import Sequence
from typing import Any

from accounts.models import User
from feed import steering
from feed.models import Steer
from feed.serving import end_sessions
from feed.states import Mode


def ask_for(actor: User, text: str) -> steering.Asked:
    """Raises as steering.ask."""
    asked = steering.ask(actor, text)
    end_sessions(actor, Mode.FOR_YOU)
    return asked


def change_wish(
    actor: User, steer_id: int, *, chips: Sequence[steering.Kept] | None = None, for_good: bool | None = None
) -> Steer:
    """Raises as steering.change."""
    steer = steering.change(actor, steer_id, chips=chips, for_good=for_good)
    end_sessions(actor, Mode.FOR_YOU)
    return steer


def drop_wish(actor: User, steer_id: int) -> None:
    """Raises NotFound("steer_not_found")."""
    steering.drop(actor, steer_id)
    end_sessions(actor, Mode.FOR_YOU)


def prefer(actor: User, **changes: Any) -> steering.Preferences:
    """Raises Forbidden("too_young_to_choose")."""
    held = steering.set_preferences(actor, **changes)
    end_sessions(actor, Mode.FOR_YOU)
    return held
