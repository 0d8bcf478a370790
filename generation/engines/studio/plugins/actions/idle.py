"""Standing: weight shifts, breath, glances."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="idle",
    en=("stand", "pose", "look", "stare", "wait", "gaze", "watch",),
    zh=("站", "站着", "站著", "站在", "看着", "看著", "望着", "望著", "等待", "等着", "等著", "摆姿势", "擺姿勢",),
)
