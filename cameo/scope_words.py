"""What a grant allows, said to its owner."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cameo.models import Grant
from cameo.states import Audience, LikenessKind, Mode, StyleScope, Tier, Topic, Verb

VERBS: dict[Verb, str | Promise] = {
    Verb.GENERATE: _("Make new clips"),
    Verb.EDIT: _("Change clips they made"),
    Verb.REMIX: _("Remix clips of others"),
}
TOPICS: dict[Topic, str | Promise] = {
    Topic.ROMANCE: _("Romance"),
    Topic.VIOLENCE: _("Violence"),
    Topic.POLITICS: _("Politics"),
    Topic.RELIGION: _("Religion"),
    Topic.MEDICAL: _("Health and medicine"),
    Topic.ADVERTISING: _("Advertising"),
}
STYLES: dict[StyleScope, str | Promise] = {
    StyleScope.ANY: _("Any"),
    StyleScope.STYLISED: _("Drawn or modelled only"),
}
MODES: dict[Mode, tuple[str | Promise, str | Promise]] = {
    Mode.PUBLISHING: (_("I see it before others do"), _("Drafts are made freely; publishing one needs my yes.")),
    Mode.RENDERING: (_("I decide before it is made"), _("Not even a draft without my yes.")),
    Mode.AUTOMATIC: (_("They need not ask"), _("Whatever fits below may be made and published.")),
}
MISSING: dict[Tier, str | Promise] = {
    Tier.CHALLENGED: _("Holds only once you have shown with the camera that this face is yours."),
    Tier.REVIEWED: _("Holds only once you have shown with the camera that this face is yours, and a moderator looked."),
}

IN_REVIEW = _("Holds only once a moderator has looked at it: there may be a person in it.")


def why(grant: Grant) -> str:
    """Why people may use the likeness by this grant."""
    if grant.audience == Audience.MUTUALS:
        return gettext("You follow each other")
    if grant.audience == Audience.EVERYONE:
        return gettext("Open to everyone you have not blocked")
    return gettext("You approved them by name")


def summary(grant: Grant) -> str:
    """Whose word counts in the end, and what is less than everything."""
    return " · ".join(_parts(grant))


def _parts(grant: Grant) -> Iterator[str]:
    yield str(MODES[Mode(grant.mode)][0])
    if set(grant.verbs) != set(Verb.values):
        yield ", ".join(str(VERBS[Verb(verb)]) for verb in grant.verbs)
    if grant.style == StyleScope.STYLISED:
        yield str(STYLES[StyleScope.STYLISED])
    if grant.max_seconds is not None:
        yield gettext("up to %(number)s s") % {"number": grant.max_seconds}
    if grant.alone:
        yield gettext("alone")
    if grant.voice and grant.likeness.kind == LikenessKind.PERSON:
        yield gettext("with the voice")
    if grant.commercial:
        yield gettext("commercial too")
    if grant.share_percent:
        yield gettext("%(number)s %% of the price") % {"number": grant.share_percent}
    if grant.per_day is not None:
        yield ngettext("%(number)s clip a day", "%(number)s clips a day", grant.per_day) % {"number": grant.per_day}
    if grant.total is not None:
        yield ngettext("%(number)s clip in all", "%(number)s clips in all", grant.total) % {"number": grant.total}
