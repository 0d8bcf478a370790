"""Lo-fi: a tired kit behind the beat, warm keys, dust on the record."""

from generation.engines.studio.audio.instruments import basses, drums, keys, percussion
from generation.engines.studio.audio.music.band import Band, Hit, Levels, Pad
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="lofi",
        en=names("lofi, lo-fi, lo fi, chillhop, chill beats, study beats, chill, chillout"),
        zh=names("低保真, 慵懒, 慵懶, 学习音乐, 學習音樂, 轻松节拍, 輕鬆節拍"),
        defaults={"bpm": "76"},
    ),
    band=Band(
        levels=Levels(drums=-7, bass=-5, pad=-14, comp=-3, lead=-9),
        bright=((3, 2, 1, 0), (1, 4, 0, 5), (0, 5, 3, 4)),
        dark=((0, 3, 5, 4), (5, 3, 0, 6)),
        chords="ninth",
        hits=(
            Hit(drums.soft_kick, "x.........x..x..", 0.9),
            Hit(drums.brush, "....x.......x...", 0.9, 0.0, "beat", (0.16,)),
            Hit(drums.rim, "....x.......x...", 0.35),
            Hit(drums.hat, "o.x.o.x.o.x.o.xo", 0.16, 0.2, "top", (0.022,)),
            Hit(percussion.dust, "x...x...x...x...", 0.5, 0.0, "top"),
        ),
        swing=0.61,
        swing_unit=16,
        bass=basses.bass,
        bass_patterns=("x.........x.....", "x.....o...x..o.."),
        comp=keys.warm_keys,
        comp_patterns=("x......x........", "x.....x....x...."),
        comp_style="strum",
        comp_hold=1.4,
        comp_centre=60,
        pad=Pad(corner_hz=600, attack_s=0.5),
        lead=keys.vibraphone,
        lead_rhythms=("x.....x..x......", "....x..x......x."),
        lead_centre=72,
        room_s=1.3,
        room_gain=0.2,
    ),
)
