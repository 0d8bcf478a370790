"""Reggae: nothing on the one, chords on the off-beats, a bass that sings."""

from generation.engines.studio.audio.instruments import basses, drums, held, keys
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="reggae",
        en=names("reggae, reggae music, ska, dub music, dancehall"),
        zh=names("雷鬼, 雷鬼音乐, 雷鬼音樂, 雷鬼乐, 雷鬼樂, 斯卡"),
        defaults={"bpm": "78"},
    ),
    band=Band(
        levels=Levels(drums=-6, bass=-2, comp=-5, lead=-8),
        bright=((0, 3, 0, 4), (0, 4, 5, 3)),
        dark=((0, 3, 0, 3), (0, 6, 5, 6)),
        hits=(
            Hit(drums.kick, "........x.......", 1.0),
            Hit(drums.rim, "........x.......", 0.9),
            Hit(drums.hat, "x.o.x.o.x.o.x.o.", 0.24, 0.25, "top", (0.025,)),
            Hit(drums.tom, "..............xx", 0.35, 0.3, "extra", (180.0,)),
        ),
        fill=Hit(drums.snare, "........x..x..x.", 0.5),
        swing=0.57,
        bass=basses.sub,
        bass_patterns=("x.....x.5...x.8.", "..x...x.x.5...x."),
        bass_octave=1,
        comp=keys.organ,
        comp_patterns=("....x.......x...", "....x..x....x..x"),
        comp_style="chord",
        comp_hold=0.14,
        comp_centre=66,
        lead=held.brass,
        lead_rhythms=("x...x.....x.....", "....x...x......."),
        lead_centre=69,
        room_s=1.8,
        room_gain=0.3,
    ),
)
