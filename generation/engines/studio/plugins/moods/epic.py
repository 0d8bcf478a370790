"""Music that feels epic."""

from generation.engines.studio.audio.instruments import basses, drums, held, percussion
from generation.engines.studio.audio.music.band import Band, Feel, Hit, Levels, Pad
from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="epic",
        en=names("epic, heroic, dramatic, powerful, intense, grand, triumphant, cinematic music"),
        zh=names("史诗, 史詩, 宏大, 壮观, 壯觀, 震撼, 激昂, 英雄, 雄伟, 雄偉"),
    ),
    feel=Feel(mode="minor", dark=True, keys=(43, 45, 48), brightness=1.3, drive=1.5, room=1.2),
    band=Band(
        levels=Levels(drums=-3, bass=-6, pad=-3, comp=-9, lead=-4),
        bright=((0, 4, 5, 3),),
        dark=((0, 5, 2, 6), (0, 3, 5, 6), (5, 6, 0, 0)),
        hits=(
            Hit(percussion.big_drum, "x.......x.x.....", 0.8),
            Hit(drums.big_snare, "............x...", 0.4),
            Hit(drums.tom, "x..x..x...x..x..", 0.5, -0.3, "top", (82.0,)),
            Hit(drums.tom, "....x..x.x..x.xx", 0.45, 0.3, "extra", (98.0,)),
        ),
        fill=Hit(drums.tom, "x.x.x.x.x.xxxxxx", 0.6, 0.0, "beat", (70.0,)),
        bass=basses.bright_bass,
        bass_patterns=("x.o.x.o.x.o.x.o.",),
        comp=held.pizzicato,
        comp_patterns=("xoxoxoxoxoxoxoxo",),
        comp_hold=0.3,
        pad=Pad(corner_hz=2200),
        lead=held.brass,
        lead_rhythms=("x.......x...x...", "x.....x.x......."),
        lead_centre=64,
        room_s=2.4,
        room_gain=0.34,
    ),
)
