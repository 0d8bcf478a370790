"""A photo studio for places nobody drew: the first static prop with a picture stands behind as a giant backdrop."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="open",
    en=("studio", "photo studio", "limbo", "blank background", "white background", "void",),
    zh=("摄影棚", "攝影棚", "影棚", "白色背景", "空白背景",),
    defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
)
