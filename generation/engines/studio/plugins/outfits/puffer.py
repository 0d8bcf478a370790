"""A quilted jacket, baggy trousers and sneakers."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="puffer",
    en=("puffer", "puffer jacket", "down jacket", "jacket", "winter coat", "coat", "parka",),
    zh=("羽绒服", "羽絨服", "羽绒衣", "羽絨衣", "夹克", "夾克", "外套", "棉袄", "棉襖", "大衣",),
)
