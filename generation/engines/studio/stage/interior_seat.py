"""How people sit in a place: the light on their clay and on their photographed heads, in one go."""

from generation.engines.studio.plugins.base import Relight, Tone
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View


class Place:
    """A setting with its people lit from `side` (-1 left, 1 right) and nothing in front of them."""

    dusty = False
    light: Light
    relight: Relight
    tone: Tone

    def seat(
        self,
        side: int,
        key_rgb: RGB,
        ambient: RGB,
        rim_rgb: RGB,
        *,
        tint: RGB = (1.0, 1.0, 1.0),
        rim: float = 0.5,
        height: float = 0.6,
        ground: tuple[float, float] = (0.4, 0.25),
        shadow: float = 0.42,
    ) -> None:
        """Colours are factors. The rim comes from the other side; shadows fall `ground` metres to it and back."""
        self.light = Light(
            key=(0.55 * side, height, 0.58),
            key_rgb=key_rgb,
            ambient=ambient,
            rim=(-0.9 * side, 0.2, -0.3),
            rim_rgb=rim_rgb,
            ground=(-ground[0] * side, ground[1]),
            shadow=shadow,
        )
        edge = max(*rim_rgb, 1e-3)
        self.relight = Relight(
            tint=tint,
            key=(0.5 * side, -0.5),
            strength=0.26,
            rim_rgb=(255 * rim_rgb[0] / edge, 255 * rim_rgb[1] / edge, 255 * rim_rgb[2] / edge),
            rim=rim,
            rim_side=-side,
        )

    def before(self, view: View, moment: Moment) -> None:
        """Nothing stands before the people."""
