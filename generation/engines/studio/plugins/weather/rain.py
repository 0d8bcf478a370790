"""Rain: streaks near and far, rings on the ground."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.WEATHER,
    id="rain",
    en=("rain", "rainy", "raining", "storm", "stormy", "drizzle", "downpour", "thunderstorm",),
    zh=("下雨", "雨", "雨天", "雨中", "大雨", "小雨", "暴雨", "暴风雨", "暴風雨", "细雨", "細雨",),
)
