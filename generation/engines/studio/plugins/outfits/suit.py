"""A suit, a shirt and a tie."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="suit",
    en=("suit", "tuxedo", "business suit", "suit and tie", "tie", "blazer",),
    zh=("西装", "西裝", "西服", "礼服", "禮服", "燕尾服", "领带", "領帶",),
)
