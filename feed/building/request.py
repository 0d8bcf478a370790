"""Everything that one list is made from but the candidates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.policies import Viewer as Asker
from common.clock import now
from common.rows import Key, key
from feed.building.knowing import know
from feed.building.sources.window import read_window
from feed.building.viewer import Viewer
from feed.building.wishing import Wished, wished_for
from feed.contracts import Ask
from feed.learning.windows import current_window
from feed.recommend.reading import Reading
from feed.recommend.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`window` and `reading` (the viewer's look at it) are both there or both None. `served` may not come again."""

    viewer: Viewer
    wished: Wished
    ask: Ask
    served: frozenset[Key]
    window: Window | None
    reading: Reading | None
    moment: datetime
    count: int
    seed: int


def request_of(asker: Asker, ask: Ask, *, exclude: Collection[UUID], count: int, seed: int) -> Request:
    """One query for people, none for visitors."""
    moment, window = now(), current_window()
    viewer = know(asker, moment)
    reading = read_window(window, viewer, moment.timestamp())
    return Request(
        viewer=viewer,
        wished=wished_for(viewer),
        ask=ask,
        served=frozenset(map(key, exclude)),
        window=window if reading is not None else None,
        reading=reading,
        moment=moment,
        count=count,
        seed=seed,
    )
