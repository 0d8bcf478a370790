"""Jumping for joy."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="jump",
    en=("jump", "leap", "bounce", "hop", "jump up and down", "jump for joy",),
    zh=("跳跃", "跳躍", "跳起", "跳起来", "跳起來", "蹦", "蹦跳", "蹦蹦跳跳",),
)
