"""What stands around the clips of a feed: its tabs, and the moods."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policies import Viewer
from feed.search import moods
from feed.search.matching import is_about
from feed.states import Mode
from generation.views import terms

TOPS = (Mode.TOP_DAY, Mode.TOP_WEEK, Mode.TOP_ALL)
MOODY = (Mode.FOR_YOU, Mode.LATEST, Mode.MOOD)
"""The modes that show the row of moods; those of the top show their spans in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    label: str
    address: str
    current: bool


def frame(viewer: Viewer, mode: Mode, key: str, *, without: Collection[str] = ()) -> dict[str, Any]:
    """`without`: topics that the viewer wants nothing of, whose moods are not offered."""
    return {
        "tabs": _tabs(mode, signed_in=isinstance(viewer, User)),
        "chips": _spans(mode) if mode in TOPS else _moods(mode, key, without),
    }


def _tabs(mode: Mode, *, signed_in: bool) -> list[Tab]:
    tabs: list[tuple[str, str, tuple[Mode, ...]]] = [(_("For you"), reverse("feed"), (Mode.FOR_YOU, Mode.MOOD))]
    if signed_in:
        tabs.append((_("Following"), reverse("following"), (Mode.FOLLOWING,)))
    tabs.append((_("Latest"), reverse("latest"), (Mode.LATEST,)))
    tabs.append((_("Top"), reverse("top", args=["week"]), TOPS))
    if signed_in:
        tabs.append((_("Cameos"), reverse("cameos"), (Mode.CAMEOS,)))
    return [Tab(label=label, address=address, current=mode in modes) for label, address, modes in tabs]


def _spans(mode: Mode) -> list[Tab]:
    spans = (
        ("day", _("Today"), Mode.TOP_DAY),
        ("week", _("This week"), Mode.TOP_WEEK),
        ("all", _("Ever"), Mode.TOP_ALL),
    )
    return [Tab(label=label, address=reverse("top", args=[span]), current=mode == one) for span, label, one in spans]


def _moods(mode: Mode, key: str, without: Collection[str]) -> list[Tab]:
    """The mood that is shown stays in the row when it is none of the site's greatest; its chip leads back."""
    if mode not in MOODY:
        return []
    tags = [one.tag for one in moods() if not is_about(one.tag, without)]
    chosen = key if mode == Mode.MOOD else ""
    if chosen and chosen not in tags:
        tags.insert(0, chosen)
    return [
        Tab(
            label=terms.tag(tag),
            address=reverse("feed") if tag == chosen else reverse("mood", args=[tag]),
            current=tag == chosen,
        )
        for tag in tags
    ]
