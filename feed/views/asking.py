"""From the address and the viewer's own filters to the list that is asked for."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from feed.contracts import Ask
from feed.states import Mode
from feed.steering import Preferences

LONGEST_S = (5, 10, 30)
"""What the filters offer."""
LANGUAGES = {
    "en": "English",
    "zh": "中文",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "ja": "日本語",
    "ko": "한국어",
}
FILTERS = ("hide_people", "hide_remixes", "language", "longest")
"""Their names in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    hide_people: bool = False
    hide_remixes: bool = False
    languages: tuple[str, ...] = ()
    longest_s: int | None = None

    @property
    def number(self) -> int:
        """How many are in force."""
        return sum((self.hide_people, self.hide_remixes, bool(self.languages), self.longest_s is not None))


def filters_of(kept: Preferences, query: QueryDict) -> Filters:
    """What the address says; where it says nothing, what the viewer keeps. Raises Invalid("bad_filter")."""
    if any(name in query for name in FILTERS):
        return filters_in(query)
    return Filters(
        hide_people=kept.hide_people,
        hide_remixes=kept.hide_remixes,
        languages=kept.languages,
        longest_s=kept.longest_s,
    )


def filters_in(form: QueryDict) -> Filters:
    """Raises Invalid("bad_filter")."""
    longest, languages = form.get("longest", ""), tuple(form.getlist("language"))
    if longest not in ("", *map(str, LONGEST_S)) or not LANGUAGES.keys() >= set(languages):
        raise Invalid("bad_filter", _("This filter is not known."))
    return Filters(
        hide_people="hide_people" in form,
        hide_remixes="hide_remixes" in form,
        languages=languages,
        longest_s=int(longest) if longest else None,
    )


def ask_for(mode: Mode, key: str, query: QueryDict) -> Ask:
    """By the address; where that says nothing of filters, those that the viewer keeps. Raises Invalid("bad_filter")."""
    if not any(name in query for name in FILTERS):
        return Ask(mode=mode, key=key)
    filters = filters_in(query)
    return Ask(
        mode=mode,
        key=key,
        hide_people=filters.hide_people,
        hide_remixes=filters.hide_remixes,
        languages=filters.languages,
        longest_s=filters.longest_s or 0,
    )


def filters_on(ask: Ask | None) -> Filters:
    """Those of a list that was read."""
    if ask is None:
        return Filters()
    return Filters(
        hide_people=bool(ask.hide_people),
        hide_remixes=bool(ask.hide_remixes),
        languages=ask.languages or (),
        longest_s=ask.longest_s or None,
    )
