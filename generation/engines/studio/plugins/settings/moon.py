"""The Moon: craters under a black sky, Earth above the ridge."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="moon",
    en=("moon", "lunar surface", "moon base", "outer space", "in space", "space", "asteroid", "planet",),
    zh=("月亮", "月球", "月面", "月球表面", "太空", "宇宙", "外太空", "星球",),
    defaults={"time": "night", "outfit": "astronaut", "mood": "happy"},
)
