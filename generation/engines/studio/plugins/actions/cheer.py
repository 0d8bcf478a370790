"""Both fists up."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="cheer",
    en=("cheer", "celebrate", "win", "rejoice", "laugh", "victory",),
    zh=("欢呼", "歡呼", "庆祝", "慶祝", "胜利", "勝利", "大笑", "喝彩",),
)
