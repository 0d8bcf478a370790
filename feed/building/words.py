"""Why an item is there, in plain sentences: where it came from, and what counted most for its place."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from feed.contracts import Reason
from feed.states import Source

Text = str | Promise


class Sentence(NamedTuple):
    """`named` has a place for `%(about)s` and is said where that is known."""

    plain: Text
    named: Text = ""


SOURCES: Mapping[Source, Text] = MappingProxyType(
    {
        Source.FOLLOWING: _("It is by somebody you follow."),
        Source.REMIX: _("It belongs to remixes that you are part of."),
        Source.NEIGHBOUR: _("People who liked what you like took to it."),
        Source.EMBEDDING: _("It is like clips that you liked."),
        Source.TRENDING: _("Many people watch it now."),
        Source.EXPLORING: _("It is new and few have seen it yet: we try it with some people."),
        Source.FRESH: _("It is brand new."),
        Source.STEER: _("You asked for it."),
        Source.LATEST: _("It is the newest that you have not seen."),
        Source.SEARCH: _("You searched for it."),
        Source.PERSON: _("You are looking at this person's clips."),
        Source.MOOD: _("You are looking at this mood."),
        Source.CAMEOS: _("It shows you or somebody you follow."),
    }
)
_PEOPLE = Sentence(SOURCES[Source.NEIGHBOUR])
_LIKE_IT = Sentence(SOURCES[Source.EMBEDDING])
_POPULAR = Sentence(SOURCES[Source.TRENDING])
_NEW = Sentence(SOURCES[Source.FRESH])
FEATURES: Mapping[str, Sentence] = MappingProxyType(
    {
        "taste": Sentence(_("It fits what people here watch, and what you liked.")),
        "neighbour": _PEOPLE,
        "neighbour_recent": _PEOPLE,
        "sequence": _PEOPLE,
        "peers": _PEOPLE,
        "ease": _PEOPLE,
        "ease_recent": _PEOPLE,
        "vector": _LIKE_IT,
        "content": _LIKE_IT,
        "popular_now": _POPULAR,
        "popular_day": _POPULAR,
        "popular_week": _POPULAR,
        "popular_month": _POPULAR,
        "popular_all": _POPULAR,
        "hot": _POPULAR,
        "trend": _POPULAR,
        "young": _NEW,
        "awake": _NEW,
        "follows": Sentence(SOURCES[Source.FOLLOWING], _("You follow @%(about)s.")),
        "author": Sentence(_("You like clips by this person."), _("You like clips by @%(about)s.")),
        "tag": Sentence(_("You like its subject."), _("You like clips about “%(about)s”.")),
        "thread": Sentence(_("You like the clip that it is a remix of.")),
        "remix_of_mine": Sentence(_("It is a remix of your clip."), _("@%(about)s remixed your clip.")),
        "friend_cameo": Sentence(_("It shows you or somebody you follow.")),
        "steer": Sentence(_("You asked for it."), _("You asked for “%(about)s”.")),
        "completion_rate": Sentence(_("Most people watch it to the end.")),
        "remix_rate": Sentence(_("Many people remix it.")),
    }
)


def why(source: Source, reasons: Iterable[Reason]) -> str:
    """In the reader's language. A feature that nobody has words for says nothing."""
    said = [str(SOURCES[source])]
    for reason in reasons:
        sentence = FEATURES.get(reason.feature)
        if sentence is not None:
            named = bool(reason.about and sentence.named)
            said.append(str(sentence.named) % {"about": reason.about} if named else str(sentence.plain))
    return " ".join(dict.fromkeys(said))
