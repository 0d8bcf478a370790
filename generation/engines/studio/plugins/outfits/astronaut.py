"""A space suit with a glass helmet."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="astronaut",
    en=("astronaut", "spacesuit", "space suit", "cosmonaut", "astronaut suit",),
    zh=("宇航员", "宇航員", "宇航服", "太空人", "太空服", "航天员", "航天員", "太空衣",),
)
