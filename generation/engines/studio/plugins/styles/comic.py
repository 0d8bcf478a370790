"""Flat colours, ink lines and dots."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.STYLE,
    id="comic",
    en=("comic", "comic book", "cartoon", "pop art", "manga", "anime",),
    zh=("漫画", "漫畫", "卡通", "动漫", "動漫", "波普",),
)
