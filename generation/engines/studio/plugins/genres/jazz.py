"""Jazz: a ride that swings, a walking bass, chords with all their thirds."""

from generation.engines.studio.audio.instruments import basses, drums, held, keys
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="jazz",
        en=names("jazz, jazz music, swing music, big band, bebop, smooth jazz, bossa nova, blues"),
        zh=names("爵士, 爵士乐, 爵士樂, 爵士音乐, 爵士音樂, 蓝调, 藍調, 布鲁斯, 波萨诺瓦"),
        defaults={"bpm": "128"},
    ),
    band=Band(
        levels=Levels(drums=-9, bass=-5, comp=-7, lead=-4),
        bright=((1, 4, 0, 5), (0, 5, 1, 4), (2, 5, 1, 4)),
        dark=((0, 3, 1, 4), (0, 5, 1, 4)),
        chords="ninth",
        five="dominant",
        hits=(
            Hit(drums.soft_kick, "o.......o.......", 0.5),
            Hit(drums.ride, "x...x.x.x...x.x.", 0.6, 0.3, "top"),
            Hit(drums.hat, "....x.......x...", 0.5, -0.2, "top", (0.025,)),
            Hit(drums.brush, "....x.......x...", 0.5, -0.1, "beat"),
            Hit(drums.rim, "......o.......x.", 0.3, 0.1, "extra"),
        ),
        fill=Hit(drums.snare, "......x...x.o.x.", 0.35),
        swing=0.66,
        bass=basses.upright,
        bass_patterns=("w...w...w...w...",),
        bass_octave=1,
        comp=keys.piano,
        comp_patterns=("x.....x.........", "..x.......x...x.", "......x...x....."),
        comp_style="chord",
        comp_hold=0.35,
        comp_centre=64,
        lead=held.saxophone,
        lead_rhythms=("x.x.x.x...x.x...", "..x.x.x.x.....x.", "x...x.x.x.x.x..."),
        lead_centre=70,
        room_s=1.0,
        room_gain=0.18,
    ),
)
