"""Music that feels happy."""

from generation.engines.studio.audio.instruments import basses, drums, keys, plucked
from generation.engines.studio.audio.music.band import Band, Feel, Hit, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="happy",
        en=names("happy, cheerful, fun, upbeat, joyful, funny, playful, bouncy, feel-good"),
        zh=names("快乐, 快樂, 开心, 開心, 欢快, 歡快, 高兴, 高興, 搞笑, 愉快, 活泼, 活潑"),
    ),
    feel=Feel(mode="major", keys=(48, 50, 53, 55), brightness=1.2),
    band=Band(
        levels=Levels(drums=-3, bass=-6, pad=-9, comp=-8, lead=-4),
        bright=((0, 4, 5, 3), (0, 5, 3, 4), (3, 4, 0, 5)),
        dark=((0, 5, 2, 6),),
        hits=(
            Hit(drums.kick, "x...x...x...x...", 0.85),
            Hit(drums.clap, "....x.......x...", 0.42, -0.08),
            Hit(drums.hat, "o.x.o.x.o.x.o.x.", 0.3, 0.25, "top"),
            Hit(drums.hat, "..............x.", 0.2, 0.25, "extra", (0.09,)),
        ),
        fill=Hit(drums.snare, "..ox..oxo.oxoxxx", 0.35),
        bass=basses.bright_bass,
        bass_patterns=("x..x..x.x..x..x.", "x..x..x.x..8..x."),
        comp=keys.keys,
        comp_patterns=("..x...x...x...x.", "..x..x....x..x.."),
        pad=Pad(corner_hz=1400),
        lead=plucked.pluck,
        lead_rhythms=("x..x..x.x..x....", "x.x...x...x.x...", "x..x..x...x.x.x."),
        pumping=0.55,
    ),
)
