"""Snow in three depths."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.WEATHER,
    id="snow",
    en=("snow", "snowy", "snowing", "snowfall", "blizzard", "snowstorm",),
    zh=("下雪", "雪", "雪天", "雪中", "大雪", "飘雪", "飄雪", "雪花", "暴风雪", "暴風雪",),
)
