"""A dress with a full skirt."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="dress",
    en=("dress", "gown", "ball gown", "skirt", "princess dress",),
    zh=("裙子", "连衣裙", "連衣裙", "长裙", "長裙", "洋装", "洋裝", "公主裙", "晚礼服", "晚禮服",),
)
