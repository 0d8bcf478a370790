"""A list as its viewer keeps it: what was not asked for is filled in from their preferences, and a wish's "no" holds in
every list that is browsed (feed.states.BROWSED).
"""

from collections.abc import Iterable

from accounts.policies import Viewer
from feed.contracts import Ask
from feed.search.matching import is_about
from feed.states import BROWSED, Mode
from feed.steering.standing import ANYTHING, standing


def as_held(viewer: Viewer, ask: Ask) -> Ask:
    """One query for people, none for visitors. What `ask` says itself wins."""
    kept = standing(viewer)
    if kept == ANYTHING:
        return ask
    return Ask(
        mode=ask.mode,
        key=ask.key,
        hide_people=kept.hide_people if ask.hide_people is None else ask.hide_people,
        hide_remixes=kept.hide_remixes if ask.hide_remixes is None else ask.hide_remixes,
        languages=kept.languages if ask.languages is None else ask.languages,
        longest_s=kept.longest_s if ask.longest_s is None else ask.longest_s,
        without=tuple(_without(ask, kept.without)) if ask.mode in BROWSED else (),
    )


def _without(ask: Ask, topics: Iterable[str]) -> Iterable[str]:
    """Who goes to the very mood that they want nothing of means it: that mood is not emptied."""
    if ask.mode != Mode.MOOD:
        return topics
    return (topic for topic in topics if not is_about(ask.key, [topic]))
