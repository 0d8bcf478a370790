"""Which sizes of clips are offered here, by shape."""

from typing import Literal

from generation import routing

Shape = Literal["portrait", "landscape", "square"]
Size = tuple[int, int]


def in_shape(shape: Shape, like: Size) -> Size | None:
    """The offered size of this shape whose short side is nearest to the one of `like`; None where there is none."""
    able = [size for size in routing.sizes() if shape_of(size) == shape]
    return min(able, key=lambda size: (abs(min(size) - min(like)), -min(size)), default=None)


def larger(than: Size) -> list[Size]:
    """Offered sizes of the same proportions, the smallest first."""
    width, height = than
    able = [size for size in routing.sizes() if abs(size[0] * height - size[1] * width) <= max(size) * max(than) // 100]
    return sorted(size for size in able if size > than)


def shape_of(size: Size) -> Shape:
    width, height = size
    return "square" if width == height else "portrait" if height > width else "landscape"
