"""What the feed's parts hand each other."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from feed.states import Mode, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Which list is wanted. `key` names the person, thread (root clip), tag or search words where the mode has one.

    A cursor made for one Ask is refused for another. A filter that is None is as the viewer keeps it
    (feed.serving.holding); False, () and 0 let everything pass. `without` are topics that nothing in the list may be
    about: feed.serving fills it in, nobody asks for it.
    """

    mode: Mode
    key: str = ""
    hide_people: bool | None = None
    hide_remixes: bool | None = None
    languages: tuple[str, ...] | None = None
    longest_s: int | None = None
    without: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        """Does it leave out a share of the list that nobody knows?"""
        return bool(self.hide_people or self.hide_remixes or self.languages or self.longest_s or self.without)


class Reason(NamedTuple):
    """One contribution to an item's place: a feature of feed.ranking.features and its share of the score, > 0.

    `about` names what it is about, for a sentence: a username, a tag, a wish's words.
    """

    feature: str
    share: float
    about: str = ""


class Item(NamedTuple):
    """A place in a list. `propensity` in (0, 1] is the chance with which exploring chose it, 1 elsewhere. `features`
    are those it was ranked by, float16 of feed.ranking.features.FEATURES, kept for the learner; empty when not ranked.
    """

    post_id: UUID
    source: Source
    score: float = 0.0
    propensity: float = 1.0
    reasons: tuple[Reason, ...] = ()
    features: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One understood wish: `verb` is more | less | no | only | shorter | longer | newer | friends | surprise; `topic`
    the words it is about, empty where the verb says all. `found` says how well the site's own clips match, 0..1.
    """

    verb: str
    topic: str = ""
    tags: tuple[str, ...] = ()
    strength: float = 1.0
    found: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An active Steer, with its chips' vector over the window where they have one (float32 [64], L2-normed)."""

    text: str
    chips: tuple[Chip, ...]
    expires_at: datetime | None
    vector: bytes = b""


class Row(NamedTuple):
    """A post as one viewer may see it now (feed.cards.alive). Counts and the viewer's own acts are current; what else a
    card shows is kept by (`post_id`, `version`). Not a dataclass: fifty are made for every page. SQLite has 0 and 1
    for what is bool.
    """

    post_id: UUID
    version: int
    author_id: int
    remix: bool
    people: bool
    language: str
    duration_ms: int
    like_count: int
    comment_count: int
    save_count: int
    share_count: int
    remix_count: int
    liked: bool
    saved: bool
    follows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """`next` is None at the end. `expired`: the cursor's session had gone and another went on without repeats.

    `ask` is what was read: as it was asked for, with what the viewer keeps.

    `rows` are the items' own, in their order; `positions` their places in the session, counted from 0 on where it is
    empty. `reasons` are those of the items as JSON, ready to be sent: what is read of a session leaves `Item.reasons`
    and `Item.features` empty, since making objects of them would cost more than the rest of the page.
    """

    items: list[Item] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    reasons: list[bytes] = field(default_factory=list)
    next: str | None = None
    session: UUID | None = None
    expired: bool = False
    ask: Ask | None = None
