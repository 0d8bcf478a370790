"""Music that feels sad."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.MOOD,
    id="sad",
    en=("sad", "melancholy", "lonely", "tearful", "gloomy",),
    zh=("悲伤", "悲傷", "难过", "難過", "忧郁", "憂鬱", "伤感", "傷感", "孤独", "孤獨",),
)
