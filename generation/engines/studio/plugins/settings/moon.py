"""The Moon: craters under a black sky, Earth above the ridge."""

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.lunar_ground import LunarGround
from generation.engines.studio.stage.lunar_sky import paint_sky
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, below_horizon
from generation.storyboard.vocabulary import Term, TermKind, names

HORIZON_OVERLAP_PX = 40


class Moon:
    """The ground is painted once for the shot's reference camera and re-projected as the camera moves."""

    light = Light(
        key=(-0.66, 0.52, 0.54),
        key_rgb=(1.06, 1.04, 1.0),
        ambient=(0.27, 0.28, 0.34),
        rim=(0.9, 0.1, -0.3),
        rim_rgb=(0.30, 0.48, 0.85),
        ground=(0.62, 0.42),
        shadow=0.62,
    )
    relight = Relight(tint=(0.97, 0.97, 1.0), key=(-0.6, -0.5), strength=0.34, rim_rgb=(140, 190, 255), rim=0.55)
    tone = Tone(lift=(2, 4, 9), gain=(1.03, 1.02, 1.04), gamma=0.92)
    dusty = True

    def __init__(self, brief: Brief) -> None:
        sky, horizon = paint_sky(brief.seed, brief.reference)
        self._far = Panorama(sky, horizon, brief.reference)
        self._ground = LunarGround(brief.seed, brief.reference)

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, below_horizon(view.camera, HORIZON_OVERLAP_PX))
        self._ground.draw(view.pixels, view.camera)

    def before(self, view: View, moment: Moment) -> None:
        """Nothing floats before the people on an airless world."""


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="moon",
        en=names(
            "moon, lunar surface, on the moon, moon base, moon surface, surface of the moon, lunar base, "
            "moonscape, moon crater, sea of tranquility"
        ),
        zh=names("月亮, 月球, 月面, 月球表面, 月球上, 月亮上, 月球基地, 登月, 环形山, 環形山"),
        defaults={"time": "night", "outfit": "astronaut", "mood": "happy"},
    ),
    build=Moon,
    gravity=2.6,
    ambience=("radio_hiss",),
)
