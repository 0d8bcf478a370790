"""Lists that go on: where their next page is."""

from django.http import HttpRequest

TILES_A_PAGE = 24


def more_at(request: HttpRequest, cursor: str | None) -> str:
    """The address of the next page, with the rest of this one's query; empty at the end."""
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"
