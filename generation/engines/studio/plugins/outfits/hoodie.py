"""A hooded sweatshirt, jeans and sneakers."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.OUTFIT,
    id="hoodie",
    en=("hoodie", "sweatshirt", "casual clothes", "streetwear", "sweater",),
    zh=("卫衣", "衛衣", "连帽衫", "連帽衫", "帽T", "帽t", "毛衣", "便装", "便裝",),
)
