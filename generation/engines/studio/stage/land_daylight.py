"""Light in the open by time of day: on bodies, on photographed heads, on painted ground."""

from dataclasses import dataclass, replace

from generation.engines.studio.plugins.base import Relight, Tone
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.light import Light


@dataclass(frozen=True, slots=True, kw_only=True)
class Daylight:
    """`haze` is far air, 0..255. `factor` is what painted colours are multiplied by, 1 is full day, then
    `added`, 0..255, joins them.
    """

    light: Light
    relight: Relight
    tone: Tone
    haze: RGB
    factor: RGB
    added: RGB = (0.0, 0.0, 0.0)

    def of(self, rgb: RGB, share: float = 1.0) -> RGB:
        """A painted colour in this light; `share` 0..1 says how much the light takes hold of it."""
        red, green, blue = (
            part * (1 + (by - 1) * share) + more * share
            for part, by, more in zip(rgb, self.factor, self.added, strict=True)
        )
        return (red, green, blue)

    def bounced(self, ambient: RGB) -> "Daylight":
        """The same light over ground that throws back this colour: factors for the ambient part."""
        now = self.light.ambient
        lit = replace(self.light, ambient=(now[0] * ambient[0], now[1] * ambient[1], now[2] * ambient[2]))
        return replace(self, light=lit)


DAYLIGHT = {
    "day": Daylight(
        light=Light(
            key=(0.5, 0.72, 0.5),
            key_rgb=(1.03, 1.0, 0.93),
            ambient=(0.46, 0.48, 0.52),
            rim=(-0.8, 0.4, -0.3),
            rim_rgb=(0.42, 0.46, 0.50),
            ground=(-0.55, -0.05),
            shadow=0.42,
        ),
        relight=Relight(tint=(1.02, 1.0, 0.97), key=(0.45, -0.55), strength=0.22, rim_rgb=(255, 248, 230), rim=0.45),
        tone=Tone(lift=(4, 6, 8), gain=(1.02, 1.01, 0.99), gamma=0.94),
        haze=(206, 224, 236),
        factor=(1.0, 1.0, 1.0),
    ),
    "sunset": Daylight(
        light=Light(
            key=(0.55, 0.36, 0.62),
            key_rgb=(1.06, 0.80, 0.60),
            ambient=(0.50, 0.42, 0.50),
            rim=(0.75, 0.5, -0.4),
            rim_rgb=(1.0, 0.62, 0.30),
            ground=(-0.55, -0.55),
            shadow=0.44,
        ),
        relight=Relight(tint=(1.06, 0.93, 0.84), key=(0.5, -0.4), strength=0.26, rim_rgb=(255, 186, 106), rim=0.85),
        tone=Tone(lift=(9, 4, 10), gain=(1.04, 0.99, 0.95), gamma=0.94),
        haze=(246, 176, 128),
        factor=(0.98, 0.74, 0.66),
    ),
    "sunrise": Daylight(
        light=Light(
            key=(-0.5, 0.42, 0.6),
            key_rgb=(1.04, 0.90, 0.76),
            ambient=(0.50, 0.48, 0.54),
            rim=(-0.75, 0.5, -0.4),
            rim_rgb=(1.0, 0.78, 0.52),
            ground=(0.55, -0.45),
            shadow=0.40,
        ),
        relight=Relight(
            tint=(1.04, 0.97, 0.92), key=(-0.5, -0.45), strength=0.24, rim_rgb=(255, 220, 170), rim=0.75, rim_side=-1
        ),
        tone=Tone(lift=(8, 6, 9), gain=(1.03, 1.0, 0.98), gamma=0.92),
        haze=(252, 216, 190),
        factor=(1.0, 0.88, 0.82),
    ),
    "night": Daylight(
        light=Light(
            key=(0.4, 0.66, 0.58),
            key_rgb=(0.66, 0.77, 1.02),
            ambient=(0.31, 0.36, 0.54),
            rim=(-0.75, 0.45, -0.35),
            rim_rgb=(0.48, 0.64, 1.0),
            ground=(-0.4, -0.2),
            shadow=0.5,
        ),
        relight=Relight(
            tint=(0.82, 0.89, 1.03), key=(0.4, -0.55), strength=0.28, rim_rgb=(170, 204, 255), rim=0.7, rim_side=-1
        ),
        tone=Tone(lift=(4, 6, 16), gain=(1.0, 1.01, 1.05), gamma=0.92),
        haze=(58, 74, 122),
        factor=(0.30, 0.38, 0.58),
        added=(6, 12, 34),
    ),
}
