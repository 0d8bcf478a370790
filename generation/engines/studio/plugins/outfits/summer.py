"""A printed shirt, shorts and sandals."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="summer",
    en=("hawaiian shirt", "t-shirt", "tee", "shorts", "beachwear", "summer clothes", "swimwear",),
    zh=("夏威夷衫", "花衬衫", "花襯衫", "T恤", "t恤", "短裤", "短褲", "沙滩装", "沙灘裝",),
)
