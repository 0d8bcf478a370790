"""What creators see of their own clips."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest
from common.errors import NotFound
from feed.analytics.selectors import Analytics
from feed.analytics.selectors import analytics as sums_of
from feed.cards import alive
from feed.contracts import Ask
from feed.states import Mode, Source
from feed.templatetags.feed import compact
from feed.views.charts import bars, chart
from feed.views.entries import entries_of
from feed.views.frame import Tab

PERIODS = (7, 28, 90)
"""Days."""
SOURCES: Mapping[str, Any] = {
    Source.FOLLOWING: gettext_lazy("Followers"),
    Source.REMIX: gettext_lazy("Remix threads"),
    Source.NEIGHBOUR: gettext_lazy("People with like taste"),
    Source.EMBEDDING: gettext_lazy("Clips like it"),
    Source.TRENDING: gettext_lazy("Trends"),
    Source.EXPLORING: gettext_lazy("Tried out"),
    Source.FRESH: gettext_lazy("Brand new"),
    Source.STEER: gettext_lazy("Asked for in words"),
    Source.LATEST: gettext_lazy("Latest"),
    Source.SEARCH: gettext_lazy("Search"),
    Source.PERSON: gettext_lazy("Profiles"),
    Source.MOOD: gettext_lazy("Moods"),
    Source.CAMEOS: gettext_lazy("Cameos"),
    "": gettext_lazy("Links and elsewhere"),
}


@login_required
@require_safe
def analytics(request: MemberRequest) -> HttpResponse:
    asked = request.GET.get("days", "28")
    if asked not in map(str, PERIODS):
        raise NotFound("page_not_found", _("There is no such page."))
    days = int(asked)
    found = sums_of(request.user, days=days)
    total = found.total
    shown = {
        "spans": [
            Tab(
                label=ngettext("%(days)s day", "%(days)s days", one) % {"days": one},
                address=f"{request.path}?days={one}",
                current=one == days,
            )
            for one in PERIODS
        ],
        "figures": _figures(total),
        "chart": chart([row["day"] for row in found.by_day], [row["impressions"] for row in found.by_day]),
        "sources": bars((str(SOURCES[row["source"]]), row["impressions"]) for row in found.by_source),
        "growth": bars(((_("Remixes"), total["remixes"]), (_("Remixes of remixes"), total["onward"]))),
        "clips": _clips(request, found),
    }
    return render(request, "feed/boards/analytics.html", shown)


def _figures(total: Mapping[str, Any]) -> list[dict[str, str]]:
    shown = (
        (_("Views"), compact(total["impressions"])),
        (_("Viewers"), compact(total["viewers"])),
        (_("Watched to the end"), _percent(total["completion_rate"])),
        (_("Likes"), compact(total["likes"])),
        (_("Saves"), compact(total["saves"])),
        (_("Shares"), compact(total["shares"])),
        (_("Remixes"), compact(total["remixes"])),
        (_("New followers"), compact(total["follows"])),
    )
    return [{"label": label, "shown": number} for label, number in shown]


def _clips(request: MemberRequest, found: Analytics) -> list[dict[str, Any]]:
    """The most watched; those taken back since are left out."""
    sums = {row["post"]: row for row in found.by_post}
    shown = entries_of(alive(request.user, list(sums), Ask(mode=Mode.PERSON, key=request.user.username)))
    return [
        {
            "id": entry.card["id"],
            "name": entry.card["caption"] or entry.card["prompt"],
            "poster_url": entry.card["poster_url"],
            "views": sums[entry.row.post_id]["impressions"],
            "completion": _percent(sums[entry.row.post_id]["completion_rate"]),
            "likes": sums[entry.row.post_id]["likes"],
            "remixes": sums[entry.row.post_id]["remixes"],
        }
        for entry in shown
    ]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(100 * share)} %"
