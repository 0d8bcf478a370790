"""How much a window holds. The defaults suit a site of up to 100,000 active clips on two cores."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    neighbours: int = 100
    """Kept with each item, by item-kNN."""
    followers: int = 50
    """Kept with each item: what people took next."""
    factors: int = 64
    """Of ALS, and of the words."""
    dense: int = 6_000
    """Items in the autoencoder, whose matrix is this squared (float32): the best known ones. 0 leaves it out."""
    lately: int = 3_000
    """The same of the autoencoder that forgets: those best known lately."""
    takers: int = 150
    """Latest people kept with each item, and latest items with each person a quarter of it."""
    searched: int = 4_000
    """Items that are looked through for like words: the newest, since the others are found by who took them."""
    tops: int = 400
    """Length of each list of popular, hot and fresh items."""
    tail: float = 0.2
    """The last part of the rows, 0..1, which sources fitted on the rest are to foretell."""
    slices: int = 4
    """Parts of the tail of time on which the blend is learnt and checked; each costs one more fit. Half as many for
    more than a `few` rows."""
    ahead: float = 0.0
    """Share of the rows, 0..0.5, by which those parts are earlier, for a window that serves long: whom to trust for an
    hour is not whom to trust for a month. 0 where the next is fitted within minutes.
    """
    trees: bool = True
    """Boosted trees join the blend where LightGBM is installed and they help; about a millisecond a request."""
    few: int = 400_000
    """Rows up to which they are few."""
    pupils: int = 4_000
    """People that the blend looks at, shared out among the slices."""


USUAL = Sizes()
