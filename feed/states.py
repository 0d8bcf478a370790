"""The feed's modes, what clients report, where an item came from."""

from django.db.models import TextChoices


class Mode(TextChoices):
    FOR_YOU = "for_you"
    """Ranked."""
    FOLLOWING = "following"
    """Only people the viewer follows, newest first."""
    LATEST = "latest"
    TOP_DAY = "top_day"
    TOP_WEEK = "top_week"
    TOP_ALL = "top_all"
    MOOD = "mood"
    """One tag of the row of moods."""
    CAMEOS = "cameos"
    """Clips that show the viewer or people they follow."""
    PERSON = "person"
    THREAD = "thread"
    SEARCH = "search"


CHRONOLOGICAL = (Mode.FOLLOWING, Mode.LATEST, Mode.CAMEOS, Mode.PERSON, Mode.THREAD, Mode.MOOD)
"""Keyset pages by publish sequence; the others are pages of a session, fixed when it was built."""

BROWSED = (
    Mode.FOR_YOU,
    Mode.FOLLOWING,
    Mode.LATEST,
    Mode.TOP_DAY,
    Mode.TOP_WEEK,
    Mode.TOP_ALL,
    Mode.MOOD,
    Mode.CAMEOS,
)
"""Lists that are looked through without a certain clip in mind: a wish's "no" holds in all of them. Who searches for
something, or goes to a person or a thread, gets what is there.
"""


class EventKind(TextChoices):
    """What a client tells; likes and the like that the server sees for itself are written by it."""

    IMPRESSION = "impression"
    """At least 1 s, or half of the picture, on the screen."""
    WATCH = "watch"
    """`value`: seconds watched of this showing."""
    COMPLETION = "completion"
    REWATCH = "rewatch"
    LIKE = "like"
    SAVE = "save"
    COMMENT = "comment"
    SHARE = "share"
    FOLLOW = "follow"
    REMIX = "remix"
    NOT_INTERESTED = "not_interested"
    REPORT = "report"


FROM_CLIENTS = (
    EventKind.IMPRESSION,
    EventKind.WATCH,
    EventKind.COMPLETION,
    EventKind.REWATCH,
    EventKind.SHARE,
    EventKind.NOT_INTERESTED,
)
"""The others are written by the service that did the thing, so that no client can claim them."""


class Source(TextChoices):
    """Where a candidate came from; kept with each item and told in "why this"."""

    FOLLOWING = "following"
    REMIX = "remix"
    """The viewer's threads: children and siblings of what they made, remixed or liked."""
    NEIGHBOUR = "neighbour"
    EMBEDDING = "embedding"
    TRENDING = "trending"
    EXPLORING = "exploring"
    FRESH = "fresh"
    STEER = "steer"
    LATEST = "latest"
    """When everything else is used up."""
    SEARCH = "search"
    PERSON = "person"
    """Their own page."""
    MOOD = "mood"
    CAMEOS = "cameos"


SOURCE_OF = {
    Mode.FOLLOWING: Source.FOLLOWING,
    Mode.LATEST: Source.LATEST,
    Mode.CAMEOS: Source.CAMEOS,
    Mode.PERSON: Source.PERSON,
    Mode.THREAD: Source.REMIX,
    Mode.MOOD: Source.MOOD,
}
"""Of CHRONOLOGICAL lists, which have no session that would say it."""


class LeaderKind(TextChoices):
    CREATORS = "creators"
    CAMEOS = "cameos"
    """People shown in clips, by their consent."""
    THREADS = "threads"


class LeaderPeriod(TextChoices):
    WEEK = "week"
    ALL = "all"
