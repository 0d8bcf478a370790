"""Latin: claves, congas and cowbell, a montuno on the piano."""

from generation.engines.studio.audio.instruments import basses, drums, held, keys, percussion
from generation.engines.studio.audio.music.band import Band, Hit, Levels
from generation.engines.studio.plugins.base import GenrePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = GenrePlugin(
    term=Term(
        kind=TermKind.GENRE,
        id="latin",
        en=names("latin, latin music, salsa, samba, mambo, cumbia, reggaeton, bachata, tango, mariachi, flamenco"),
        zh=names("拉丁, 拉丁音乐, 拉丁音樂, 萨尔萨, 桑巴, 森巴, 探戈, 弗拉明戈, 佛朗明哥"),
        defaults={"bpm": "100"},
    ),
    band=Band(
        levels=Levels(drums=-4, bass=-6, comp=-4, lead=-6),
        bright=((0, 3, 4, 3), (0, 4, 4, 0), (1, 4, 0, 0)),
        dark=((0, 3, 4, 4), (0, 6, 5, 4)),
        five="dominant",
        hits=(
            Hit(percussion.claves, "x..x..x.....x.x.....x.x...x..x..", 0.4, -0.3),
            Hit(percussion.conga, "o.o.x.oxo.o.x.xx", 0.7, 0.3),
            Hit(percussion.conga, "..x...x...x...o.", 0.5, 0.4, "beat", (150.0,)),
            Hit(percussion.shaker, "xoxoxoxoxoxoxoxo", 0.4, -0.2, "top"),
            Hit(percussion.cowbell, "x...x.x.x...x.x.", 0.25, 0.1, "extra"),
            Hit(drums.soft_kick, "x.....x.x.....x.", 0.6),
        ),
        fill=Hit(percussion.conga, "x.xx.xx.x.xx.xxx", 0.8, 0.0, "beat", (260.0,)),
        bass=basses.upright,
        bass_patterns=("x.....5.....8...", "......5.....x..."),
        bass_octave=1,
        comp=keys.piano,
        comp_patterns=("x.xx.xx.x.xx.xx.", "x..x.xx.x.x..xx."),
        comp_hold=0.3,
        comp_centre=72,
        lead=held.brass,
        lead_rhythms=("x..x..x...x..x..", "..x..x..x...x..."),
        lead_centre=71,
        room_s=1.1,
        room_gain=0.16,
    ),
)
